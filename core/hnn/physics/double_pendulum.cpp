#include "hnn/physics/double_pendulum.hpp"

#include "hnn/math/elementary.hpp"

namespace hnn {
namespace {

constexpr double kGravity = 9.81;

// What the masses' coupling makes of the angle between the rods.
struct Coupling {
  double sine, cosine, denominator;  // 1 + sin^2

  explicit Coupling(double angle) : sine(math::sin(angle)), cosine(math::cos(angle)), denominator(1.0 + sine * sine) {}
};

}  // namespace

double DoublePendulum::energy(std::span<const double> x) const {
  const Coupling c(x[0] - x[1]);
  const double kinetic = x[2] * x[2] + 2.0 * (x[3] * x[3]) - 2.0 * (x[2] * x[3]) * c.cosine;
  return kinetic / (2.0 * c.denominator) - kGravity * (2.0 * math::cos(x[0]) + math::cos(x[1]));
}

void DoublePendulum::time_derivative(std::span<const double> x, std::span<double> dxdt) const {
  const double angle1 = x[0], angle2 = x[1], p1 = x[2], p2 = x[3];
  const Coupling c(angle1 - angle2);
  const double kinetic = p1 * p1 + 2.0 * (p2 * p2) - 2.0 * (p1 * p2) * c.cosine;
  // d/d(theta_1 - theta_2) of the kinetic energy
  const double slope =
      p1 * p2 * c.sine / c.denominator - kinetic * (c.sine * c.cosine) / (c.denominator * c.denominator);
  dxdt[0] = (p1 - p2 * c.cosine) / c.denominator;
  dxdt[1] = (2.0 * p2 - p1 * c.cosine) / c.denominator;
  dxdt[2] = -slope - 2.0 * kGravity * math::sin(angle1);
  dxdt[3] = slope - kGravity * math::sin(angle2);
}

void DoublePendulum::start_state(Random& random, std::span<double> x) const {
  for (double& angle : x.first(2)) angle = random.uniform(-1.5, 1.5);
  for (double& momentum : x.last(2)) momentum = random.uniform(-1.0, 1.0);
}

autodiff::Value DoublePendulum::velocity(autodiff::Value x) {
  const auto column = [&](std::size_t k) { return slice_columns(x, k, 1); };
  const autodiff::Value angle = column(0) - column(1), p1 = column(2), p2 = column(3);
  const autodiff::Value cosine = cos(angle);
  const autodiff::Value inverse = reciprocal(affine(square(sin(angle)), 1, 1));
  return pad_columns((p1 - p2 * cosine) * inverse, 0, 2) + pad_columns((2 * p2 - p1 * cosine) * inverse, 1, 2);
}

}  // namespace hnn
