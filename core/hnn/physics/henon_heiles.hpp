#pragma once

#include "hnn/physics/system.hpp"

namespace hnn {

/// A star in the plane of a galaxy, after Hénon and Heiles (Astron. J. 69 (1964)); x = (q_1, q_2, p_1, p_2).
///
///   H = (p_1^2 + p_2^2) / 2 + (q_1^2 + q_2^2) / 2 + q_1^2 q_2 - q_2^3 / 3
///
/// Up to H = 1/6 the star stays in a triangle with the corners (0, 1) and (±sqrt(3) / 2, -1/2), where that energy is
/// all potential. Its motions are regular at 1/12 and nearly all chaotic at 1/6.
class HenonHeiles final : public System {
 public:
  static constexpr double escape_energy = 1.0 / 6.0;

  [[nodiscard]] std::size_t dimension() const override { return 4; }
  [[nodiscard]] double energy(std::span<const double> x) const override;
  void time_derivative(std::span<const double> x, std::span<double> dxdt) const override;
  /// Energy uniform in [0, 1/6); (q_1, q_2) uniform where it reaches within the triangle, and a uniform direction.
  void start_state(Random& random, std::span<double> x) const override;
  [[nodiscard]] bool is_separable() const override { return true; }
};

}  // namespace hnn
