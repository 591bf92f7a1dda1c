#pragma once

#include "hnn/physics/start_states.hpp"
#include "hnn/physics/system.hpp"

namespace hnn {

/// A pendulum without friction that a torque drives: its energy depends on the time,
///
///   H(q, p, t) = p^2 / 2 - cos q - A q cos(w t),  A = 0.2, w = 2/3
///
/// The frequency of the drive is the one of Baker and Gollub (Chaotic Dynamics: An Introduction, Cambridge 1990), of
/// two thirds of the pendulum's own; with no friction the torque is a weak one, under which it doesn't turn over.
///
/// The time is a part of the state, x = (q, c, p, s): c = cos(w t) and s = -sin(w t) turn as a clock,
/// dc/dt = w s, ds/dt = -w c, which nothing else moves. So dq/dt = p and dp/dt = -sin q + A c, an equation for p of
/// positions alone.
class DrivenPendulum final : public System {
 public:
  static constexpr double frequency = 2.0 / 3.0;

  [[nodiscard]] std::size_t dimension() const override { return 4; }
  [[nodiscard]] double energy(std::span<const double> x) const override;
  void time_derivative(std::span<const double> x, std::span<double> dxdt) const override;
  /// (q, p) in the direction of a square, radius uniform in [0.1, 0.5), at any time of the drive.
  void start_state(Random& random, std::span<double> x) const override;
  [[nodiscard]] bool is_separable() const override { return true; }
};

}  // namespace hnn
