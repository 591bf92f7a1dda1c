#pragma once

#include "hnn/physics/system.hpp"

namespace hnn {

/// Unit masses in a row between two walls, each held by springs of unit stiffness to its neighbours;
/// x = (q_1..q_n, p_1..p_n), q_j how far a mass is from where it rests.
///
///   H = sum_j p_j^2 / 2 + sum_{j=0..n} (q_{j+1} - q_j)^2 / 2,  q_0 = q_{n+1} = 0 the walls
///
/// In mode k all masses swing in step, mass j as far as sin(j k pi / (n + 1)), with the angular frequency
/// 2 sin(k pi / (2 (n + 1))). A motion is a sum of its modes, and keeps the energy of each.
class SpringChain final : public System {
 public:
  static constexpr std::size_t least_masses = 2, most_masses = 8;

  explicit SpringChain(std::size_t masses) : masses_(masses) {}

  [[nodiscard]] std::size_t dimension() const override { return 2 * masses_; }
  [[nodiscard]] double energy(std::span<const double> x) const override;
  void time_derivative(std::span<const double> x, std::span<double> dxdt) const override;
  /// Positions and momenta uniform in [-1, 1).
  void start_state(Random& random, std::span<double> x) const override;
  /// A single mode, which one and at which time of its swing by chance; its farthest mass goes to 0.5 to 1 from rest.
  void test_start_state(Random& random, std::span<double> x) const override;
  [[nodiscard]] bool is_separable() const override { return true; }

  /// How far mass j = 1..n swings in mode k = 1..n; the squares of all n add up to 1.
  [[nodiscard]] static double mode_shape(std::size_t masses, std::size_t k, std::size_t j);
  /// The angular frequency of mode k = 1..n.
  [[nodiscard]] static double mode_frequency(std::size_t masses, std::size_t k);
  /// The part of H that a state has in mode k = 1..n.
  [[nodiscard]] static double mode_energy(std::span<const double> x, std::size_t k);

 private:
  std::size_t masses_;
};

}  // namespace hnn
