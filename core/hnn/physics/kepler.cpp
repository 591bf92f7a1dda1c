#include "hnn/physics/kepler.hpp"

#include <cmath>
#include <numbers>

#include "hnn/math/elementary.hpp"

namespace hnn {

double Kepler::energy(std::span<const double> x) const {
  return 0.5 * (x[2] * x[2] + x[3] * x[3]) - 1.0 / std::sqrt(x[0] * x[0] + x[1] * x[1]);
}

void Kepler::time_derivative(std::span<const double> x, std::span<double> dxdt) const {
  const double q1 = x[0], q2 = x[1], square = q1 * q1 + q2 * q2, cube = square * std::sqrt(square);
  dxdt[0] = x[2];
  dxdt[1] = x[3];
  dxdt[2] = -q1 / cube;
  dxdt[3] = -q2 / cube;
}

void Kepler::start_state(Random& random, std::span<double> x) const {
  const double half_axis = random.uniform(0.8, 1.2), eccentricity = random.uniform(0.0, 0.5);
  const double angle = random.uniform(0.0, 2.0 * std::numbers::pi), side = random.below(2) == 0 ? 1.0 : -1.0;
  const double r = half_axis * (1.0 + eccentricity);
  const double speed = side * std::sqrt((1.0 - eccentricity) / r);
  x[0] = r * math::cos(angle);
  x[1] = r * math::sin(angle);
  x[2] = -speed * math::sin(angle);
  x[3] = speed * math::cos(angle);
}

double Kepler::angular_momentum(std::span<const double> x) { return x[0] * x[3] - x[1] * x[2]; }

double Kepler::runge_lenz_x(std::span<const double> x) {
  return x[3] * angular_momentum(x) - x[0] / std::sqrt(x[0] * x[0] + x[1] * x[1]);
}

double Kepler::runge_lenz_y(std::span<const double> x) {
  return -x[2] * angular_momentum(x) - x[1] / std::sqrt(x[0] * x[0] + x[1] * x[1]);
}

}  // namespace hnn
