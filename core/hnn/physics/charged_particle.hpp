#pragma once

#include "hnn/autodiff/graph.hpp"
#include "hnn/physics/system.hpp"

namespace hnn {

/// A particle of unit mass and charge in a shallow bowl, across which a magnetic field stands; x = (q_1, q_2, p_1,
/// p_2).
///
///   H = ((p_1 + B q_2 / 2)^2 + (p_2 - B q_1 / 2)^2) / 2 + k (q_1^2 + q_2^2) / 2,  B = 2, k = 0.5
///
/// The momenta are not the velocities, which the brackets are, and H is no sum of a part of p and a part of q.
class ChargedParticle final : public System {
 public:
  static constexpr double field = 2.0, stiffness = 0.5;

  [[nodiscard]] std::size_t dimension() const override { return 4; }
  [[nodiscard]] double energy(std::span<const double> x) const override;
  void time_derivative(std::span<const double> x, std::span<double> dxdt) const override;
  /// Positions and velocities uniform in [-1, 1).
  void start_state(Random& random, std::span<double> x) const override;

  /// dq/dt [batch, 2] of x [batch, 4].
  [[nodiscard]] static autodiff::Value velocity(autodiff::Value x);
};

}  // namespace hnn
