#pragma once

#include "hnn/models/models.hpp"
#include "hnn/nn/mlp.hpp"

namespace hnn {

/// Two networks with a scalar each, H and D: dx/dt = (dH/dp + dD/dq, -dH/dq + dD/dp), the symplectic gradient of the
/// one and the gradient of the other (Sosanya & Greydanus 2022, arXiv 2201.10085). With one degree of freedom that is
/// any smooth field: a flow without sources and one without vortices (Helmholtz). H is what the motion would keep if D
/// were constant.
class Dissipative final : public Model {
 public:
  explicit Dissipative(const Shape& shape);

  [[nodiscard]] autodiff::Value time_derivative(autodiff::Value x) const override;
  [[nodiscard]] std::optional<autodiff::Value> hamiltonian(autodiff::Value x) const override;

  /// D [batch, 1]
  [[nodiscard]] autodiff::Value dissipation(autodiff::Value x) const;

 private:
  Mlp h_, d_;
};

extern const ModelInfo dissipative_row;

}  // namespace hnn
