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
  /// The same for a trajectory that tests; by default no other.
  virtual void test_start_state(Random& random, std::span<double> x) const { start_state(random, x); }

  /// dq/dt depends on p alone and dp/dt on q alone, as for H = T(p) + V(q).
  [[nodiscard]] virtual bool is_separable() const { return false; }

  /// The law is a step in discrete time, `step`, and `time_derivative` only what it tends to.
  [[nodiscard]] virtual bool is_discrete() const { return false; }
  /// Takes x one step on, or a part of one; only for a law in discrete time.
  virtual void step(std::span<double> x, double steps) const;
};

}  // namespace hnn
