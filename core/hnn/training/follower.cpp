#include "hnn/training/follower.hpp"

#include "hnn/settings/settings.hpp"

namespace hnn {

Follower::Follower(const Experiment& experiment, std::size_t dimension, std::size_t rows)
    : model_(make_model(task_of(experiment), model_named(experiment.model), experiment, dimension)),
      rows_(rows),
      inputs_(rows, model_->sample_columns()),
      parameters_(model_->layout().size()),
      gradient_(parameters_.size()),
      outputs_{&loss_},
      program_(step_program(std::make_shared<autodiff::Workspace>(), *model_, rows)) {
  for (const ParameterShape& shape : model_->layout().shapes()) outputs_.push_back(gradient_.data() + shape.offset);
  sums_.resize(program_.sums_size());
}

std::span<float> Follower::x(const autodiff::ShareRange& shares) {
  return rows_of<float>(program_, rows_, shares, inputs_.x);
}

std::span<float> Follower::target(const autodiff::ShareRange& shares) {
  return rows_of<float>(program_, rows_, shares, inputs_.target);
}

std::span<const float> Follower::compute(const autodiff::ShareRange& shares) {
  program_.prepare(parameters_.data());
  const auto inputs = inputs_.pointers();
  program_.begin(rows_, inputs, outputs_);
  program_.compute(shares);
  program_.copy_sums(shares, sums_);
  return sums_;
}

}  // namespace hnn
