#include "hnn/physics/henon_heiles.hpp"

#include <cmath>
#include <numbers>

#include "hnn/math/elementary.hpp"

namespace hnn {
namespace {

double potential(double q1, double q2) { return 0.5 * (q1 * q1 + q2 * q2) + q1 * q1 * q2 - q2 * q2 * q2 / 3.0; }

}  // namespace

double HenonHeiles::energy(std::span<const double> x) const {
  return 0.5 * (x[2] * x[2] + x[3] * x[3]) + potential(x[0], x[1]);
}

void HenonHeiles::time_derivative(std::span<const double> x, std::span<double> dxdt) const {
  const double q1 = x[0], q2 = x[1];
  dxdt[0] = x[2];
  dxdt[1] = x[3];
  dxdt[2] = -q1 - 2.0 * q1 * q2;
  dxdt[3] = -q2 - q1 * q1 + q2 * q2;
}

void HenonHeiles::start_state(Random& random, std::span<double> x) const {
  const double energy = random.uniform(0.0, escape_energy);
  // Of the disc in the triangle's corners only what lies within has no more than the energy of escape; and there the
  // potential is at least r^2 / 6, so that no energy reaches farther than this.
  const double farthest = std::sqrt(6.0 * energy);
  double kinetic = 0;
  do {
    x[0] = random.uniform(-farthest, farthest);
    x[1] = random.uniform(-farthest, farthest);
    kinetic = energy - potential(x[0], x[1]);
  } while (kinetic < 0 || x[0] * x[0] + x[1] * x[1] > farthest * farthest);
  const double angle = random.uniform(0.0, 2.0 * std::numbers::pi), p = std::sqrt(2.0 * kinetic);
  x[2] = p * math::cos(angle);
  x[3] = p * math::sin(angle);
}

}  // namespace hnn
