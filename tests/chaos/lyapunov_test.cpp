#include "hnn/chaos/lyapunov.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <vector>

#include "hnn/chaos/section.hpp"
#include "hnn/data/simulate.hpp"
#include "hnn/physics/henon_heiles.hpp"

namespace hnn {
namespace {

const HenonHeiles henon_heiles;

std::vector<double> starts(double energy, std::size_t count) {
  return states_in_plane(
      {}, field_of(henon_heiles), [](std::span<const double> x) { return henon_heiles.energy(x); }, energy, count,
      -0.55, 1.05, -0.6, 0.6);
}

Lyapunov followed(const Field& field, const std::vector<double>& from, double until, const SolverOptions& solver,
                  Team* team = nullptr) {
  Lyapunov lyapunov(from, field.dimension, until);
  while (!lyapunov.done()) lyapunov.advance(field, solver, team);
  return lyapunov;
}

// dq/dt = p, dp/dt = 0.09 q: distances grow by exp(0.3 t).
TEST(Lyapunov, OfAHillIsItsSteepness) {
  const Field hill = field_of(
      [](std::span<const double> x, std::span<double> dxdt) {
        for (std::size_t i = 0; i < x.size(); i += 2) {
          dxdt[i] = x[i + 1];
          dxdt[i + 1] = 0.09 * x[i];
        }
      },
      2);
  const Lyapunov lyapunov = followed(hill, {0, 0}, 400, {});
  EXPECT_NEAR(lyapunov.exponent(0).value(), 0.3, 1e-5);
}

TEST(Lyapunov, OfRegularMotionsIsNearZero) {
  const Lyapunov lyapunov = followed(field_of(henon_heiles), starts(1.0 / 12.0, 5), 2000, {});
  for (std::size_t orbit = 0; orbit < 5; ++orbit) EXPECT_LT(std::abs(lyapunov.exponent(orbit).value()), 0.005);
}

// As the literature has it for the chaotic sea at the energy of escape: 0.11 to 0.13.
TEST(Lyapunov, OfChaosIsTheSameUnderThreeSolvers) {
  std::vector<double> sea;  // three orbits of it, which wander all over it
  for (const double p2 : {0.05, 0.1, 0.15}) {
    const double q2 = -0.1, kinetic = HenonHeiles::escape_energy - 1e-6 - q2 * q2 / 2 + q2 * q2 * q2 / 3;
    sea.insert(sea.end(), {0, q2, std::sqrt(2 * kinetic - p2 * p2), p2});
  }
  std::vector<double> exponents;
  for (const SolverOptions& solver : {SolverOptions{.name = "dopri5"}, SolverOptions{.name = "leapfrog", .step = 0.05},
                                      SolverOptions{.name = "rk4", .step = 0.05}}) {
    exponents.push_back(mean_exponent(followed(field_of(henon_heiles), sea, 20000, solver)).mean);
  }
  const auto [least, most] = std::minmax_element(exponents.begin(), exponents.end());
  EXPECT_GT(*least, 0.105);
  EXPECT_LT(*most, 0.14);
  EXPECT_LT(*most, 1.05 * *least) << exponents[0] << " " << exponents[1] << " " << exponents[2];
}

TEST(Lyapunov, IsTheSameOnThreads) {
  const std::vector<double> from = starts(0.15, 40);
  Team team(3);
  const Lyapunov alone = followed(field_of(henon_heiles), from, 60, {});
  const Lyapunov shared = followed(field_of(henon_heiles), from, 60, {}, &team);
  for (std::size_t orbit = 0; orbit < 40; ++orbit) EXPECT_EQ(alone.exponent(orbit), shared.exponent(orbit));
}

TEST(Lyapunov, OfAnOrbitThatLeavesIsNone) {
  const std::vector<double> from{0, 1.5, 0.1, 1, 0, 0.1, 0.2, 0};
  const Lyapunov lyapunov = followed(field_of(henon_heiles), from, 100, {});
  EXPECT_TRUE(lyapunov.left(0));
  EXPECT_FALSE(lyapunov.exponent(0));
  EXPECT_FALSE(lyapunov.left(1));
  EXPECT_EQ(mean_exponent(lyapunov).orbits, 1U);
}

TEST(TimeTogether, GrowsByTheLogarithmOfTheDistance) {
  const Field hill = field_of(
      [](std::span<const double> x, std::span<double> dxdt) {
        for (std::size_t i = 0; i < x.size(); i += 2) {
          dxdt[i] = x[i + 1];
          dxdt[i + 1] = x[i];
        }
      },
      2);
  const std::vector<double> top{0, 0};
  EXPECT_NEAR(time_together(hill, top, 1e-6, 1e-2, 100, {}).value(), std::log(1e4), 0.1);
  EXPECT_FALSE(time_together(hill, top, 1e-6, 1e-2, 5, {}));
}

TEST(HenonHeilesUnderLeapfrog, ComesBackAfterAHundredThousandStepsThereAndBack) {
  const std::vector<double> from = starts(1.0 / 12.0, 1);
  const SolverOptions solver{.name = "leapfrog", .step = 0.01};
  const Trajectories there = integrate(field_of(henon_heiles), from, 1, std::array{0.0, 1000.0}, solver);
  const std::vector<double> end(&there.states(1, 0, 0), &there.states(1, 0, 0) + 4);
  const Trajectories back = integrate(field_of(henon_heiles), end, 1, std::array{1000.0, 0.0}, solver);
  for (std::size_t k = 0; k < 4; ++k) EXPECT_NEAR(back.states(1, 0, k), from[k], 1e-9);
}

}  // namespace
}  // namespace hnn
