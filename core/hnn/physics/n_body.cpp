#include "hnn/physics/n_body.hpp"

#include <algorithm>
#include <array>
#include <cmath>

#include "hnn/physics/start_states.hpp"

namespace hnn {
namespace {

constexpr std::size_t kMostBodies = 3;

using Vector = std::array<double, 2>;

Vector turned_by_a_quarter(Vector v) { return {-v[1], v[0]}; }

Vector turned_by_a_third(Vector v) {
  const double cosine = -0.5;
  const double sine = std::sqrt(3.0) / 2.0;
  return {cosine * v[0] - sine * v[1], sine * v[0] + cosine * v[1]};
}

void place(std::span<double> x, std::size_t body, Vector position, Vector velocity) {
  const std::size_t bodies = x.size() / 4;
  for (std::size_t axis = 0; axis < 2; ++axis) {
    x[axis * bodies + body] = position[axis];
    x[(2 + axis) * bodies + body] = velocity[axis];
  }
}

}  // namespace

double NBody::energy(std::span<const double> x) const {
  const std::size_t n = bodies_;
  double energy = 0.0;
  for (const double p : x.subspan(2 * n, 2 * n)) energy += 0.5 * (p * p);
  for (std::size_t i = 0; i < n; ++i) {
    for (std::size_t j = i + 1; j < n; ++j) {
      const double dx = x[j] - x[i];
      const double dy = x[n + j] - x[n + i];
      energy -= 1.0 / std::sqrt(dx * dx + dy * dy);
    }
  }
  return energy;
}

void NBody::time_derivative(std::span<const double> x, std::span<double> dxdt) const {
  const std::size_t n = bodies_;
  std::array<double, 2 * kMostBodies> force{};  // x first, then y; apart, since dxdt may be x
  for (std::size_t i = 0; i < n; ++i) {
    for (std::size_t j = i + 1; j < n; ++j) {
      const double dx = x[j] - x[i];
      const double dy = x[n + j] - x[n + i];
      const double square = dx * dx + dy * dy;
      const double pull = 1.0 / (square * std::sqrt(square));
      force[i] += pull * dx;
      force[j] -= pull * dx;
      force[n + i] += pull * dy;
      force[n + j] -= pull * dy;
    }
  }
  std::copy_n(x.begin() + static_cast<std::ptrdiff_t>(2 * n), 2 * n, dxdt.begin());
  std::copy_n(force.begin(), 2 * n, dxdt.begin() + static_cast<std::ptrdiff_t>(2 * n));
}

void TwoBody::start_state(Random& random, std::span<double> x) const {
  constexpr double kSpeedNoise = 0.05;
  Vector position{};
  for (double& coordinate : position) coordinate = random.uniform(0.5, 1.5);
  const double r = std::sqrt(position[0] * position[0] + position[1] * position[1]);
  const double factor = (1.0 + kSpeedNoise * random.normal()) / (2.0 * r * std::sqrt(r));
  const Vector direction = turned_by_a_quarter(position);
  const Vector velocity{factor * direction[0], factor * direction[1]};
  place(x, 0, position, velocity);
  place(x, 1, {-position[0], -position[1]}, {-velocity[0], -velocity[1]});
}

void ThreeBody::start_state(Random& random, std::span<double> x) const {
  constexpr double kVelocityNoise = 0.2;
  Vector position{};
  draw_in_ring(random, 0.9, 1.2, position);
  const double r = std::sqrt(position[0] * position[0] + position[1] * position[1]);
  // On a circle each body is pulled to the centre by 1 / (sqrt(3) r^2).
  const double factor = 1.0 / (r * std::sqrt(r) * std::sqrt(std::sqrt(3.0)));
  for (std::size_t body = 0; body < 3; ++body) {
    Vector velocity = turned_by_a_quarter(position);
    for (double& component : velocity) component *= factor * (1.0 + kVelocityNoise * random.uniform(-1.0, 1.0));
    place(x, body, position, velocity);
    position = turned_by_a_third(position);
  }
}

}  // namespace hnn
