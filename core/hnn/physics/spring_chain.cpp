#include "hnn/physics/spring_chain.hpp"

#include <algorithm>
#include <cmath>
#include <numbers>

#include "hnn/math/elementary.hpp"

namespace hnn {

double SpringChain::energy(std::span<const double> x) const {
  double energy = 0, before = 0;
  for (std::size_t j = 0; j < masses_; ++j) {
    const double stretch = x[j] - before, p = x[masses_ + j];
    energy += 0.5 * (p * p + stretch * stretch);
    before = x[j];
  }
  return energy + 0.5 * before * before;
}

void SpringChain::time_derivative(std::span<const double> x, std::span<double> dxdt) const {
  double before = 0;
  for (std::size_t j = 0; j < masses_; ++j) {
    const double q = x[j], after = j + 1 < masses_ ? x[j + 1] : 0.0;
    dxdt[j] = x[masses_ + j];
    dxdt[masses_ + j] = before - 2.0 * q + after;
    before = q;
  }
}

void SpringChain::start_state(Random& random, std::span<double> x) const {
  for (double& coordinate : x) coordinate = random.uniform(-1.0, 1.0);
}

void SpringChain::test_start_state(Random& random, std::span<double> x) const {
  const std::size_t k = 1 + static_cast<std::size_t>(random.below(masses_));
  const double reach = random.uniform(0.5, 1.0), phase = random.uniform(0.0, 2.0 * std::numbers::pi);
  const double speed = -mode_frequency(masses_, k) * math::sin(phase), place = math::cos(phase);
  double farthest = 0;
  for (std::size_t j = 1; j <= masses_; ++j) farthest = std::max(farthest, std::abs(mode_shape(masses_, k, j)));
  for (std::size_t j = 1; j <= masses_; ++j) {
    const double most = reach * mode_shape(masses_, k, j) / farthest;
    x[j - 1] = most * place;
    x[masses_ + j - 1] = most * speed;
  }
}

double SpringChain::mode_shape(std::size_t masses, std::size_t k, std::size_t j) {
  const auto parts = static_cast<double>(masses + 1);
  return std::sqrt(2.0 / parts) * math::sin(static_cast<double>(j * k) * std::numbers::pi / parts);
}

double SpringChain::mode_frequency(std::size_t masses, std::size_t k) {
  return 2.0 * math::sin(0.5 * static_cast<double>(k) * std::numbers::pi / static_cast<double>(masses + 1));
}

double SpringChain::mode_energy(std::span<const double> x, std::size_t k) {
  const std::size_t masses = x.size() / 2;
  double q = 0, p = 0;
  for (std::size_t j = 1; j <= masses; ++j) {
    q += mode_shape(masses, k, j) * x[j - 1];
    p += mode_shape(masses, k, j) * x[masses + j - 1];
  }
  const double pull = mode_frequency(masses, k) * q;
  return 0.5 * (p * p + pull * pull);
}

}  // namespace hnn
