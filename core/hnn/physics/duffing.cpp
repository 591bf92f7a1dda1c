#include "hnn/physics/duffing.hpp"

#include <algorithm>
#include <cmath>

namespace hnn {
namespace {

double potential(double q) {
  const double square = q * q;
  return 0.25 * (square * square) - 0.5 * square;
}

}  // namespace

double Duffing::energy(std::span<const double> x) const { return 0.5 * (x[1] * x[1]) + potential(x[0]); }

void Duffing::time_derivative(std::span<const double> x, std::span<double> dxdt) const {
  const double q = x[0];
  dxdt[0] = x[1];
  dxdt[1] = q - q * q * q;
}

void Duffing::start_state(Random& random, std::span<double> x) const {
  const double energy = random.uniform(-0.2, 0.5);
  const double root = std::sqrt(1.0 + 4.0 * energy);  // where p = 0: q^2 = 1 ± root
  const double outer = std::sqrt(1.0 + root);
  const double inner = energy < 0 ? std::sqrt(1.0 - root) : -outer;
  const double side = random.below(2) == 0 ? 1.0 : -1.0;
  x[0] = side * random.uniform(inner, outer);
  const double p = std::sqrt(std::max(0.0, 2.0 * (energy - potential(x[0]))));
  x[1] = random.below(2) == 0 ? p : -p;
}

}  // namespace hnn
