#include "hnn/models/rollout_model.hpp"

#include <string>
#include <utility>

#include "hnn/error.hpp"

namespace hnn {

using autodiff::Value;

RolloutModel::RolloutModel(std::unique_ptr<Model> model, const SolverInfo& solver, std::size_t horizon)
    : Model({.dimension = model->dimension(), .layout = model->layout()}),
      model_(std::move(model)),
      solver_(&solver),
      horizon_(horizon) {
  const std::string id(solver.id);
  if (solver.recorded_step == nullptr) {
    throw Error("Training cannot differentiate through the solver " + id + ", which records no step.");
  }
  autodiff::Graph graph(1);
  if (solver.needs_split && !model_->split(graph.input(dimension()))) {
    throw Error("The solver " + id +
                " steps along dq/dt of p alone and dp/dt of q alone, but this model does not part the two; choose "
                "another training_integrator, or the model separable.");
  }
}

std::vector<LossTerm> RolloutModel::loss_terms(Value x, Value target) const {
  const std::size_t d = dimension();
  RecordedField field{.whole = [&](Value y) { return time_derivative(y); }, .dqdt = {}, .dpdt = {}};
  if (solver_->needs_split) {
    field.dqdt = [&](Value y) { return split(y)->dqdt; };
    field.dpdt = [&](Value y) { return split(y)->dpdt; };
  }
  Value state = slice_columns(x, 0, d), motion = target.graph->constant(0, target);
  for (std::size_t i = 0; i < horizon_; ++i) {
    state = solver_->recorded_step(field, state, slice_columns(x, d + i, 1));
    motion = motion + pad_columns(state, i * d, horizon_ * d);
  }
  const Value duration = sum_columns(slice_columns(x, d, horizon_));
  return {{"rollout", 1, (motion - target) * reciprocal(duration)}};
}

}  // namespace hnn
