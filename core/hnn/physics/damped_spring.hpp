#pragma once

#include "hnn/physics/start_states.hpp"
#include "hnn/physics/system.hpp"

namespace hnn {

/// A unit mass on a spring of unit stiffness, with linear friction; x = (q, p).
///
///   dq/dt = p,  dp/dt = -q - 0.1 p
///
/// The energy (q^2 + p^2) / 2 is lost at the rate 0.1 p^2.
class DampedSpring final : public System {
 public:
  [[nodiscard]] std::size_t dimension() const override { return 2; }
  [[nodiscard]] double energy(std::span<const double> x) const override { return 0.5 * (x[0] * x[0] + x[1] * x[1]); }
  void time_derivative(std::span<const double> x, std::span<double> dxdt) const override {
    constexpr double friction = 0.1;
    const double q = x[0], p = x[1];
    dxdt[0] = p;
    dxdt[1] = -q - friction * p;
  }
  /// Direction from a square, radius uniform in [0.2, 1).
  void start_state(Random& random, std::span<double> x) const override { draw_in_ring(random, 0.2, 1.0, x); }
};

}  // namespace hnn
