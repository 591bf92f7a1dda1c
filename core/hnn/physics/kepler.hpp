#pragma once

#include "hnn/physics/system.hpp"

namespace hnn {

/// A planet of unit mass around a sun at the origin; x = (q_1, q_2, p_1, p_2).
///
///   H = (p_1^2 + p_2^2) / 2 - 1 / r,  r^2 = q_1^2 + q_2^2
///
/// Beside H and the angular momentum the motion keeps the Laplace-Runge-Lenz vector, which points from the sun to where
/// the planet is nearest, and is as long as the ellipse is eccentric: it does not turn.
class Kepler final : public System {
 public:
  [[nodiscard]] std::size_t dimension() const override { return 4; }
  [[nodiscard]] double energy(std::span<const double> x) const override;
  void time_derivative(std::span<const double> x, std::span<double> dxdt) const override;
  /// Half the long axis uniform in [0.8, 1.2), eccentricity in [0, 0.5), any direction; farthest from the sun, going
  /// round either way.
  void start_state(Random& random, std::span<double> x) const override;
  [[nodiscard]] bool is_separable() const override { return true; }

  [[nodiscard]] static double angular_momentum(std::span<const double> x);
  /// Of the Laplace-Runge-Lenz vector p x L - q / r.
  [[nodiscard]] static double runge_lenz_x(std::span<const double> x);
  [[nodiscard]] static double runge_lenz_y(std::span<const double> x);
};

}  // namespace hnn
