#pragma once

#include "hnn/physics/convention.hpp"
#include "hnn/physics/system.hpp"

namespace hnn {

/// Mass on a spring (paper, section 3, task 1); x = (q, p).
///
/// | convention | H | start states |
/// |---|---|---|
/// | code | q^2 + p^2 | direction from a square, radius uniform in [0.1, 1) |
/// | paper (eq. 4, k = m = 1) | (q^2 + p^2) / 2 | energy uniform in [0.2, 1), angle in phase space uniform |
class Spring final : public System {
 public:
  explicit Spring(Convention convention) : convention_(convention) {}

  [[nodiscard]] std::size_t dimension() const override { return 2; }
  [[nodiscard]] double energy(std::span<const double> x) const override;
  void time_derivative(std::span<const double> x, std::span<double> dxdt) const override;
  void start_state(Random& random, std::span<double> x) const override;
  [[nodiscard]] bool is_separable() const override { return true; }

  /// dq/dt = rate p, dp/dt = -rate q.
  [[nodiscard]] double rate() const { return convention_ == Convention::code ? 2.0 : 1.0; }

 private:
  Convention convention_;
};

}  // namespace hnn
