#pragma once

#include <functional>
#include <memory>
#include <span>
#include <string_view>

#include "hnn/linalg/kernels.hpp"
#include "hnn/nn/parameters.hpp"
#include "hnn/optimise/linearisation.hpp"
#include "hnn/optimise/optimiser.hpp"

namespace hnn {

/// What an optimiser is made of.
struct OptimiserNeeds {
  const ParameterLayout* layout = nullptr;
  OptimiserOptions options;
  Linearisation<float>* linearisation = nullptr;   ///< of the batch; null but for one that linearises
  std::shared_ptr<autodiff::Workspace> workspace;  ///< whose team shares a step's work
  const linalg::Kernels<float>* kernels = &linalg::kernels<float>();
};

/// A row of the table of optimisers: what one is called, which settings it reads, and how it is made.
struct OptimiserInfo {
  std::string_view id;
  std::string_view title;
  std::string_view description;  ///< one sentence
  bool takes_rate;               ///< learning_rate
  bool takes_schedule;           ///< schedule
  bool takes_betas;              ///< beta1 and beta2
  bool takes_decay;              ///< weight_decay
  bool needs_all_points;         ///< each step has to see the same batch: all points
  bool linearises;               ///< asks for the Jacobian of a batch, and not for a gradient alone; takes damping
  bool keeps_history;            ///< of `history` steps
  std::unique_ptr<Optimiser<float>> (*make)(const OptimiserNeeds&);
};

/// All of them, in the order in which they are offered.
[[nodiscard]] std::span<const OptimiserInfo> optimisers();

/// Throws Error for an unknown one.
[[nodiscard]] const OptimiserInfo& optimiser_named(std::string_view id);

extern const OptimiserInfo adam_row, soap_row, lbfgs_row, gauss_newton_row;

}  // namespace hnn
