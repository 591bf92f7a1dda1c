#include "hnn/physics/damped_pendulum.hpp"

#include "hnn/math/elementary.hpp"
#include "hnn/physics/start_states.hpp"

namespace hnn {

double DampedPendulum::energy(std::span<const double> x) const { return 2.4 * (1.0 - math::cos(x[0])) + x[1] * x[1]; }

void DampedPendulum::time_derivative(std::span<const double> x, std::span<double> dxdt) const {
  const double q = x[0];
  const double p = x[1];
  dxdt[0] = 1.043 * p;
  dxdt[1] = -1.285 * math::sin(q) - 0.012 * p;
}

void DampedPendulum::start_state(Random& random, std::span<double> x) const {
  draw_on_energy_surface(*this, random.uniform(2.1, 2.3), random, x);
}

}  // namespace hnn
