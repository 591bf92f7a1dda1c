#pragma once

#include "hnn/physics/system.hpp"

namespace hnn {

/// The pendulum that is filmed: Pendulum-v0 of OpenAI Gym without torque, as in the paper's section 5, whose law is a
/// step in discrete time, one for each frame, with g = 10 and dt = 0.05 s:
///
///   velocity += -1.5 g sin(angle) dt,  angle += velocity dt
///
/// A state is what two successive frames show: x = (q, p), q the angle from hanging midway between them [rad], p = 0.25
/// times the angular velocity that takes the one to the other [rad/s]. Seen so, the law is leapfrog, and the energy of
/// the paper's code, 1.9 (1 - cos q) + p^2, all but constant; with the angle in either frame it would ripple by a
/// tenth. Time is counted in frames.
class PixelPendulum final : public System {
 public:
  [[nodiscard]] std::size_t dimension() const override { return 2; }
  [[nodiscard]] double energy(std::span<const double> x) const override;
  /// [per frame], the law in continuous time of which `step` is a step.
  void time_derivative(std::span<const double> x, std::span<double> dxdt) const override;
  /// The first two frames of a film that starts at an angle uniform in [-pi/6, pi/6), with an angular velocity uniform
  /// in [-1, 1) rad/s.
  void start_state(Random& random, std::span<double> x) const override;
  [[nodiscard]] bool is_separable() const override { return true; }
  [[nodiscard]] bool is_discrete() const override { return true; }
  /// Takes x one frame on, or a part of one.
  void step(std::span<double> x, double frames) const override;
  /// The angles in the two frames [rad].
  [[nodiscard]] static double angle_before(std::span<const double> x);
  [[nodiscard]] static double angle_after(std::span<const double> x);
};

}  // namespace hnn
