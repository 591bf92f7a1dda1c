#include "hnn/physics/charged_particle.hpp"

namespace hnn {
namespace {

constexpr double kHalf = 0.5 * ChargedParticle::field;

}  // namespace

double ChargedParticle::energy(std::span<const double> x) const {
  const double v1 = x[2] + kHalf * x[1], v2 = x[3] - kHalf * x[0];
  return 0.5 * (v1 * v1 + v2 * v2) + 0.5 * stiffness * (x[0] * x[0] + x[1] * x[1]);
}

void ChargedParticle::time_derivative(std::span<const double> x, std::span<double> dxdt) const {
  const double q1 = x[0], q2 = x[1], v1 = x[2] + kHalf * q2, v2 = x[3] - kHalf * q1;
  dxdt[0] = v1;
  dxdt[1] = v2;
  dxdt[2] = kHalf * v2 - stiffness * q1;
  dxdt[3] = -kHalf * v1 - stiffness * q2;
}

void ChargedParticle::start_state(Random& random, std::span<double> x) const {
  for (double& value : x) value = random.uniform(-1.0, 1.0);
  x[2] -= kHalf * x[1];
  x[3] += kHalf * x[0];
}

autodiff::Value ChargedParticle::velocity(autodiff::Value x) {
  const auto column = [&](std::size_t k) { return slice_columns(x, k, 1); };
  // One after the other: the order in which a graph is recorded is a part of a gradient's bits.
  const autodiff::Value q1 = column(0), q2 = column(1), p1 = column(2), p2 = column(3);
  const autodiff::Value v1 = pad_columns(p1 + kHalf * q2, 0, 2);
  return v1 + pad_columns(p2 - kHalf * q1, 1, 2);
}

}  // namespace hnn
