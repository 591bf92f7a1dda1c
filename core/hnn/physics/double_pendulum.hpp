#pragma once

#include "hnn/autodiff/graph.hpp"
#include "hnn/physics/system.hpp"

namespace hnn {

/// Two unit masses at the ends of two massless rods of unit length, one hanging from the other, g = 9.81;
/// x = (theta_1, theta_2, p_1, p_2), the angles from hanging [rad].
///
///   H = (p_1^2 + 2 p_2^2 - 2 p_1 p_2 cos(theta_1 - theta_2)) / (2 (1 + sin^2(theta_1 - theta_2)))
///       - g (2 cos theta_1 + cos theta_2)
class DoublePendulum final : public System {
 public:
  [[nodiscard]] std::size_t dimension() const override { return 4; }
  [[nodiscard]] double energy(std::span<const double> x) const override;
  void time_derivative(std::span<const double> x, std::span<double> dxdt) const override;
  /// Angles uniform in [-1.5, 1.5), momenta in [-1, 1).
  void start_state(Random& random, std::span<double> x) const override;

  /// dtheta/dt [batch, 2] of x [batch, 4].
  [[nodiscard]] static autodiff::Value velocity(autodiff::Value x);
};

}  // namespace hnn
