#pragma once

#include <cstddef>
#include <span>

#include "hnn/math/random.hpp"

namespace hnn {

/// A law of motion. States are `x = (q_1..q_n, p_1..p_n)`; every span has `dimension()` = 2n values.
class System {
 public:
  virtual ~System() = default;

  [[nodiscard]] virtual std::size_t dimension() const = 0;

  /// The total energy H(x).
  [[nodiscard]] virtual double energy(std::span<const double> x) const = 0;

  /// dx/dt: for a conservative system dq/dt = dH/dp, dp/dt = -dH/dq (eq. 1 of the paper).
  virtual void time_derivative(std::span<const double> x, std::span<double> dxdt) const = 0;

  /// Draws a start state from the task's distribution.
  virtual void start_state(Random& random, std::span<double> x) const = 0;
};

}  // namespace hnn
