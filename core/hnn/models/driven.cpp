#include "hnn/models/driven.hpp"

#include <utility>

#include "hnn/autodiff/phase_space.hpp"

namespace hnn {

using autodiff::Value;

Driven::Driven(std::unique_ptr<Model> model, std::size_t dimension, double frequency)
    : Model({.dimension = dimension, .layout = model->layout()}),
      model_(std::move(model)),
      others_(dimension / 2 - 1),
      frequency_(frequency) {}

Value Driven::seen_of(Value x) const {
  if (model_->dimension() == dimension()) return x;
  const Value q = slice_columns(x, 0, others_), p = slice_columns(x, others_ + 1, others_);
  return side_by_side(q, p);
}

Value Driven::with_clock(Value half, Value clock) const {
  return pad_columns(slice_columns(half, 0, others_), 0, others_ + 1) + pad_columns(clock, others_, others_ + 1);
}

Value Driven::time_derivative(Value x) const {
  const Value learned = model_->time_derivative(seen_of(x));
  const Value dcdt = frequency_ * slice_columns(x, 2 * others_ + 1, 1),
              dsdt = -frequency_ * slice_columns(x, others_, 1);
  const Value dqdt = with_clock(positions(learned), dcdt), dpdt = with_clock(momenta(learned), dsdt);
  return side_by_side(dqdt, dpdt);
}

std::optional<Value> Driven::hamiltonian(Value x) const { return model_->hamiltonian(seen_of(x)); }

std::optional<SplitDerivative> Driven::split(Value x) const {
  const std::optional<SplitDerivative> learned = model_->split(seen_of(x));
  if (!learned) return std::nullopt;
  const Value dcdt = frequency_ * slice_columns(x, 2 * others_ + 1, 1),
              dsdt = -frequency_ * slice_columns(x, others_, 1);
  return SplitDerivative{.dqdt = with_clock(learned->dqdt, dcdt), .dpdt = with_clock(learned->dpdt, dsdt)};
}

}  // namespace hnn
