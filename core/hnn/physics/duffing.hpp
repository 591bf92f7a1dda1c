#pragma once

#include "hnn/physics/system.hpp"

namespace hnn {

/// A unit mass in two wells, Duffing's oscillator without friction or drive; x = (q, p).
///
///   H = p^2 / 2 + q^4 / 4 - q^2 / 2
///
/// The wells' bottoms are at q = -1 and 1, where H = -1/4; on the hill between, H = 0.
class Duffing final : public System {
 public:
  [[nodiscard]] std::size_t dimension() const override { return 2; }
  [[nodiscard]] double energy(std::span<const double> x) const override;
  void time_derivative(std::span<const double> x, std::span<double> dxdt) const override;
  /// Energy uniform in [-0.2, 0.5); q uniform where that energy reaches, in either well, and p of either sign.
  void start_state(Random& random, std::span<double> x) const override;
  [[nodiscard]] bool is_separable() const override { return true; }
};

}  // namespace hnn
