#pragma once

#include <memory>

#include "hnn/models/model.hpp"

namespace hnn {

/// A model of a system that a clock drives: the last of the n positions of a state and its momentum are cos(w t) and
/// -sin(w t). How these turn is known; what moves the others, the model learns. Where it is told the time, its networks
/// have all of a state, so that an H is one of q, p and t, of which only the slopes along the other q and p are taken;
/// where not, they have the other positions and momenta alone, and an H is one of q and p.
class Driven final : public Model {
 public:
  /// The `model` is for states of `dimension` numbers where it is told the time, and of two less where not.
  Driven(std::unique_ptr<Model> model, std::size_t dimension, double frequency);

  [[nodiscard]] autodiff::Value time_derivative(autodiff::Value x) const override;
  [[nodiscard]] std::optional<autodiff::Value> hamiltonian(autodiff::Value x) const override;
  [[nodiscard]] std::optional<SplitDerivative> split(autodiff::Value x) const override;

 private:
  [[nodiscard]] autodiff::Value seen_of(autodiff::Value x) const;
  /// A half of dx/dt [batch, n], whose last column is the clock's.
  [[nodiscard]] autodiff::Value with_clock(autodiff::Value half, autodiff::Value clock) const;

  std::unique_ptr<Model> model_;
  std::size_t others_;  // degrees of freedom beside the clock
  double frequency_;
};

}  // namespace hnn
