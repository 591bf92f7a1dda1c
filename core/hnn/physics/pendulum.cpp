#include "hnn/physics/pendulum.hpp"

#include "hnn/math/elementary.hpp"
#include "hnn/physics/start_states.hpp"

namespace hnn {

Pendulum::Pendulum(Convention convention)
    : convention_(convention),
      potential_(convention == Convention::code ? 3.0 : 6.0),
      kinetic_(convention == Convention::code ? 1.0 : 0.5) {}

double Pendulum::energy(std::span<const double> x) const {
  return potential_ * (1.0 - math::cos(x[0])) + kinetic_ * (x[1] * x[1]);
}

void Pendulum::time_derivative(std::span<const double> x, std::span<double> dxdt) const {
  const double q = x[0];
  dxdt[0] = rate() * x[1];
  dxdt[1] = -potential_ * math::sin(q);
}

void Pendulum::start_state(Random& random, std::span<double> x) const {
  if (convention_ == Convention::code) {
    draw_in_ring(random, 1.3, 2.3, x);
  } else {
    draw_on_energy_surface(*this, random.uniform(1.3, 2.3), random, x);
  }
}

}  // namespace hnn
