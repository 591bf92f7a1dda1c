#pragma once

#include "hnn/physics/system.hpp"

namespace hnn {

/// Unit masses in the plane under Newton's gravity with G = 1 (paper, section 4 and appendix B).
/// x = (x_1..x_n, y_1..y_n, and the momenta of each in the same order); with unit masses a momentum is a velocity.
///
///   H = sum_i |p_i|^2 / 2 - sum_{i<j} 1 / |q_i - q_j|
///
/// At a collision the derivative is not finite, which is where an integration stops.
class NBody : public System {
 public:
  [[nodiscard]] std::size_t dimension() const override { return 4 * bodies_; }
  [[nodiscard]] double energy(std::span<const double> x) const override;
  void time_derivative(std::span<const double> x, std::span<double> dxdt) const override;
  [[nodiscard]] bool is_separable() const override { return true; }

 protected:
  explicit NBody(std::size_t bodies) : bodies_(bodies) {}

 private:
  std::size_t bodies_;
};

class TwoBody final : public NBody {
 public:
  TwoBody() : NBody(2) {}
  /// The first body anywhere in [0.5, 1.5)^2, the second opposite; the velocity of the circular orbit, faster or slower
  /// by 5 % (standard deviation). The centre of mass rests at the origin.
  void start_state(Random& random, std::span<double> x) const override;
};

class ThreeBody final : public NBody {
 public:
  ThreeBody() : NBody(3) {}
  /// An equilateral triangle about the origin, its corners 0.9 to 1.2 from there, in the direction of a point of a
  /// square; the velocities of the circular orbit, each component off by up to 20 %. The centre of mass drifts.
  void start_state(Random& random, std::span<double> x) const override;
};

}  // namespace hnn
