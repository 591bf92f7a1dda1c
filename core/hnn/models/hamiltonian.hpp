#pragma once

#include "hnn/models/model.hpp"
#include "hnn/nn/mlp.hpp"

namespace hnn {

/// dH/dx = (dH/dq, dH/dp) -> (dH/dp, -dH/dq): Hamilton's equations (eq. 1 and 2 of the paper).
[[nodiscard]] autodiff::Value symplectic_gradient(autodiff::Value dhdx);

/// A network whose output is a scalar H; dx/dt is its symplectic gradient, so its motion keeps H (eq. 3).
class Hamiltonian : public Model {
 public:
  Hamiltonian(std::size_t dimension, std::span<const int> widths, std::string_view activation)
      : Model(dimension), network_(layout_, dimension, widths, 1, activation) {}

  [[nodiscard]] autodiff::Value time_derivative(autodiff::Value x) const override {
    return symplectic_gradient(gradient(sum(network_(x)), x));
  }
  [[nodiscard]] std::optional<autodiff::Value> conserved(autodiff::Value x) const override { return network_(x); }
  void initialise(std::span<float> parameters, Random& random) const override {
    network_.initialise(parameters, random);
  }

 private:
  Mlp network_;
};

}  // namespace hnn
