#pragma once

#include "hnn/physics/convention.hpp"
#include "hnn/physics/system.hpp"

namespace hnn {

/// Ideal pendulum (paper, section 3, task 2); x = (q, p), q the angle from hanging [rad].
///
/// | convention | H | start states |
/// |---|---|---|
/// | code | 3 (1 - cos q) + p^2 | direction from a square, radius uniform in [1.3, 2.3) |
/// | paper (eq. 5, g = 3, m = l = 1) | 6 (1 - cos q) + p^2 / 2 | energy uniform in [1.3, 2.3), angle in phase space
/// uniform |
///
/// None of these start states makes the pendulum turn over.
class Pendulum final : public System {
 public:
  explicit Pendulum(Convention convention);

  [[nodiscard]] std::size_t dimension() const override { return 2; }
  [[nodiscard]] double energy(std::span<const double> x) const override;
  void time_derivative(std::span<const double> x, std::span<double> dxdt) const override;
  void start_state(Random& random, std::span<double> x) const override;
  [[nodiscard]] bool is_separable() const override { return true; }

  /// dq/dt = rate p.
  [[nodiscard]] double rate() const { return 2.0 * kinetic_; }

 private:
  Convention convention_;
  double potential_;  // H = potential (1 - cos q) + kinetic p^2
  double kinetic_;
};

}  // namespace hnn
