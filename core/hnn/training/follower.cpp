#include "hnn/training/follower.hpp"

#include "hnn/optimise/residuals.hpp"
#include "hnn/settings/settings.hpp"

namespace hnn {

Follower::Follower(const Experiment& experiment, std::size_t dimension, std::size_t rows)
    : model_(make_model(task_of(experiment), model_named(experiment.model), experiment, dimension)),
      linearises_(optimiser_named(experiment.optimizer).linearises),
      rows_(rows),
      inputs_(rows, *model_),
      parameters_(model_->layout().size()),
      gradient_(parameters_.size()),
      outputs_{&loss_} {
  for (const ParameterShape& shape : model_->layout().shapes()) outputs_.push_back(gradient_.data() + shape.offset);
}

StepShares& Follower::shares() {
  if (shares_) return *shares_;
  const auto workspace = std::make_shared<autodiff::Workspace>();
  if (linearises_) {
    gram_.emplace(*model_, rows_, residual_columns(*model_), linalg::kernels<float>(), workspace);
    shares_ = shares_of(*gram_, rows_, inputs_);
  } else {
    program_.emplace(step_program(workspace, *model_, rows_));
    shares_ = shares_of(*program_, rows_, inputs_, outputs_);
  }
  return *shares_;
}

std::span<const float> Follower::compute(const autodiff::ShareRange& range) {
  shares().begin(parameters_);
  shares().compute(range);
  return shares().sums(range);
}

LossInputs& Follower::chunk() {
  if (!terms_) terms_.emplace(std::make_shared<autodiff::Workspace>(), *model_);
  return terms_->inputs();
}

std::vector<float> Follower::terms(std::size_t rows) {
  terms_->prepare(parameters_);
  return terms_->sums_of(rows);
}

}  // namespace hnn
