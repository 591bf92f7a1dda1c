#pragma once

#include "hnn/models/models.hpp"
#include "hnn/nn/mlp.hpp"

namespace hnn {

/// A network whose output is a scalar H; dx/dt is its symplectic gradient, so its motion keeps H (eq. 3 of the paper).
class Hamiltonian final : public Model {
 public:
  explicit Hamiltonian(const Shape& shape);

  [[nodiscard]] autodiff::Value time_derivative(autodiff::Value x) const override;
  [[nodiscard]] std::optional<autodiff::Value> hamiltonian(autodiff::Value x) const override;

 private:
  Mlp network_;
};

extern const ModelInfo hnn_row;

}  // namespace hnn
