#include "hnn/physics/spring.hpp"

#include "hnn/physics/start_states.hpp"

namespace hnn {

double Spring::energy(std::span<const double> x) const {
  const double sum = x[0] * x[0] + x[1] * x[1];
  return convention_ == Convention::code ? sum : 0.5 * sum;
}

void Spring::time_derivative(std::span<const double> x, std::span<double> dxdt) const {
  const double q = x[0];
  dxdt[0] = rate() * x[1];
  dxdt[1] = -rate() * q;
}

void Spring::start_state(Random& random, std::span<double> x) const {
  if (convention_ == Convention::code) {
    draw_in_ring(random, 0.1, 1.0, x);
  } else {
    draw_on_energy_surface(*this, random.uniform(0.2, 1.0), random, x);
  }
}

}  // namespace hnn
