#pragma once

#include "hnn/physics/system.hpp"

namespace hnn {

/// The pendulum that is filmed: Pendulum-v0 of OpenAI Gym without torque, as in the paper's section 5. x = (q, p),
/// q the angle from hanging [rad], p = 0.25 times the angular velocity [rad/s]; time is counted in frames of 0.05 s.
///
/// Its law is a step in discrete time, with g = 10 and dt = 0.05:
///
///   velocity += -1.5 g sin(q) dt,  q += velocity dt
///
/// `energy` is the one of the paper's code, 1.9 (1 - cos q) + p^2; a motion in steps keeps it but for a ripple.
class PixelPendulum final : public System {
 public:
  [[nodiscard]] std::size_t dimension() const override { return 2; }
  [[nodiscard]] double energy(std::span<const double> x) const override;
  /// [per frame], the law in continuous time of which `step` is a step.
  void time_derivative(std::span<const double> x, std::span<double> dxdt) const override;
  /// Angle uniform in [-pi/6, pi/6), angular velocity uniform in [-1, 1) rad/s.
  void start_state(Random& random, std::span<double> x) const override;

  /// Takes x one frame on, or a part of one.
  static void step(std::span<double> x, double frames = 1);
  /// The angle one frame before x [rad].
  [[nodiscard]] static double angle_before(std::span<const double> x);
};

}  // namespace hnn
