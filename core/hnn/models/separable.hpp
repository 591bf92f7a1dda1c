#pragma once

#include "hnn/models/models.hpp"
#include "hnn/nn/mlp.hpp"

namespace hnn {

/// H = T(p) + V(q), two networks with a scalar each: dq/dt = dT/dp and dp/dt = -dV/dq. Its motion keeps H, and explicit
/// solvers that move q and p in turn keep its geometry.
class Separable final : public Model {
 public:
  explicit Separable(const Shape& shape);

  [[nodiscard]] autodiff::Value time_derivative(autodiff::Value x) const override;
  [[nodiscard]] std::optional<autodiff::Value> hamiltonian(autodiff::Value x) const override;
  [[nodiscard]] std::optional<SplitDerivative> split(autodiff::Value x) const override;

 private:
  Mlp kinetic_, potential_;
};

extern const ModelInfo separable_row;

}  // namespace hnn
