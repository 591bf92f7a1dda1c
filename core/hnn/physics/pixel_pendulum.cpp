#include "hnn/physics/pixel_pendulum.hpp"

#include <numbers>

#include "hnn/math/elementary.hpp"

namespace hnn {
namespace {

constexpr double kFrame = 0.05;                          // [s]
constexpr double kVelocity = 0.25;                       // p per angular velocity
constexpr double kDrift = kFrame / kVelocity;            // dq/dt = drift p [per frame]
constexpr double kKick = kFrame * kVelocity * 1.5 * 10;  // dp/dt = -kick sin q [per frame]
constexpr double kPotential = 1.9;

}  // namespace

double PixelPendulum::energy(std::span<const double> x) const {
  return kPotential * (1.0 - math::cos(x[0])) + x[1] * x[1];
}

void PixelPendulum::time_derivative(std::span<const double> x, std::span<double> dxdt) const {
  dxdt[0] = kDrift * x[1];
  dxdt[1] = -kKick * math::sin(x[0]);
}

void PixelPendulum::start_state(Random& random, std::span<double> x) const {
  constexpr double kMostAngle = std::numbers::pi / 6;
  const double angle = random.uniform(-kMostAngle, kMostAngle);
  x[1] = kVelocity * random.uniform(-1.0, 1.0) - kKick * math::sin(angle);
  x[0] = angle + 0.5 * kDrift * x[1];
}

void PixelPendulum::step(std::span<double> x, double frames) const {
  x[0] += 0.5 * frames * kDrift * x[1];
  x[1] -= frames * kKick * math::sin(x[0]);
  x[0] += 0.5 * frames * kDrift * x[1];
}

double PixelPendulum::angle_before(std::span<const double> x) { return x[0] - 0.5 * kDrift * x[1]; }

double PixelPendulum::angle_after(std::span<const double> x) { return x[0] + 0.5 * kDrift * x[1]; }

}  // namespace hnn
