#pragma once

#include <functional>

#include "hnn/models/models.hpp"
#include "hnn/nn/mlp.hpp"

namespace hnn {

/// dq/dt is given, as the task knows it, and dp/dt is a network: the second-order structure of mechanics without an
/// energy (Gruver et al. 2022, arXiv 2202.04836). What it is better at than the baseline, no Hamiltonian accounts for.
class Newtonian final : public Model {
 public:
  /// Throws Error where the shape gives no velocity.
  explicit Newtonian(const Shape& shape);

  [[nodiscard]] autodiff::Value time_derivative(autodiff::Value x) const override;

 private:
  std::function<autodiff::Value(autodiff::Value)> velocity_;
  Mlp force_;
};

extern const ModelInfo newtonian_row;

}  // namespace hnn
