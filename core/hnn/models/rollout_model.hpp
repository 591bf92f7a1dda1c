#pragma once

#include <memory>
#include <vector>

#include "hnn/integrate/solvers.hpp"
#include "hnn/models/model.hpp"

namespace hnn {

/// A model that learns from states alone: its loss compares short motions from a seen state with the states that were
/// seen after it, through the steps of a solver, which are part of the graph (Chen et al. 2020, arXiv 1909.13334;
/// Matsubara et al. 2020, arXiv 1909.06639).
class RolloutModel final : public Model {
 public:
  /// A motion is `horizon` steps long, each from one point of the data to the next. Throws Error for a solver whose
  /// step isn't recorded, or that needs a split which the model hasn't.
  RolloutModel(std::unique_ptr<Model> model, const SolverInfo& solver, std::size_t horizon);

  [[nodiscard]] autodiff::Value time_derivative(autodiff::Value x) const override { return model_->time_derivative(x); }
  [[nodiscard]] std::optional<autodiff::Value> hamiltonian(autodiff::Value x) const override {
    return model_->hamiltonian(x);
  }
  [[nodiscard]] std::optional<SplitDerivative> split(autodiff::Value x) const override { return model_->split(x); }

  [[nodiscard]] std::size_t horizon() const override { return horizon_; }
  [[nodiscard]] std::size_t sample_columns() const override { return dimension() + horizon_; }
  [[nodiscard]] std::size_t target_columns() const override { return dimension() * horizon_; }

  /// `x`: a state and the length of each step. `target`: the states after each. The one term is the mean square of
  /// their errors over the duration of all steps, which makes it a rate, as large as an error of dx/dt.
  [[nodiscard]] std::vector<LossTerm> loss_terms(autodiff::Value x, autodiff::Value target) const override;

 private:
  std::unique_ptr<Model> model_;
  const SolverInfo* solver_;
  std::size_t horizon_;
};

}  // namespace hnn
