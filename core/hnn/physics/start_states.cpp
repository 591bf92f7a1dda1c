#include "hnn/physics/start_states.hpp"

#include <array>
#include <cmath>
#include <numbers>
#include <stdexcept>

#include "hnn/math/elementary.hpp"

namespace hnn {

void draw_in_ring(Random& random, double lo, double hi, std::span<double> x) {
  double q = 0;
  double p = 0;
  double length = 0;
  while (length == 0) {  // the centre of the square has no direction
    q = random.uniform(-1.0, 1.0);
    p = random.uniform(-1.0, 1.0);
    length = std::sqrt(q * q + p * p);
  }
  const double radius = random.uniform(lo, hi);
  x[0] = q / length * radius;
  x[1] = p / length * radius;
}

void draw_on_energy_surface(const System& system, double energy, Random& random, std::span<double> x) {
  const double angle = random.uniform(0.0, 2.0 * std::numbers::pi);
  const std::array<double, 2> direction{math::cos(angle), math::sin(angle)};
  const auto energy_at = [&](double radius) {
    x[0] = radius * direction[0];
    x[1] = radius * direction[1];
    return system.energy(x);
  };

  constexpr double farthest = 1e6;
  double inside = 0.0;
  double outside = 0.125;
  if (!(energy_at(0.0) < energy)) {
    throw std::logic_error("A start state on an energy surface needs an energy above that of the origin.");
  }
  while (energy_at(outside) < energy) {
    inside = outside;
    outside *= 2.0;
    if (outside > farthest) throw std::logic_error("The energy does not grow outwards until it reaches the surface.");
  }
  for (double middle = 0.5 * (inside + outside); inside < middle && middle < outside;
       middle = 0.5 * (inside + outside)) {
    (energy_at(middle) < energy ? inside : outside) = middle;
  }
  energy_at(inside);  // leaves the state in x
}

}  // namespace hnn
