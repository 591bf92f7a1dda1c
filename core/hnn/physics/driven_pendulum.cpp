#include "hnn/physics/driven_pendulum.hpp"

#include <array>
#include <numbers>

#include "hnn/math/elementary.hpp"

namespace hnn {
namespace {

constexpr double kTorque = 0.2;

}  // namespace

double DrivenPendulum::energy(std::span<const double> x) const {
  return 0.5 * x[2] * x[2] - math::cos(x[0]) - kTorque * x[0] * x[1];
}

void DrivenPendulum::time_derivative(std::span<const double> x, std::span<double> dxdt) const {
  const double q = x[0], c = x[1], p = x[2], s = x[3];
  dxdt[0] = p;
  dxdt[1] = frequency * s;
  dxdt[2] = kTorque * c - math::sin(q);
  dxdt[3] = -frequency * c;
}

void DrivenPendulum::start_state(Random& random, std::span<double> x) const {
  std::array<double, 2> pendulum{};
  draw_in_ring(random, 0.1, 0.5, pendulum);
  const double phase = random.uniform(0.0, 2.0 * std::numbers::pi);
  x[0] = pendulum[0];
  x[1] = math::cos(phase);
  x[2] = pendulum[1];
  x[3] = -math::sin(phase);
}

}  // namespace hnn
