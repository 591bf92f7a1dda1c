#include "hnn/physics/systems.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <numbers>
#include <string>
#include <vector>

#include "hnn/data/simulate.hpp"
#include "hnn/error.hpp"
#include "hnn/integrate/integrate.hpp"
#include "hnn/physics/damped_pendulum.hpp"
#include "hnn/physics/pendulum.hpp"
#include "hnn/physics/spring.hpp"

namespace hnn {
namespace {

struct Law {
  std::string task;
  Convention convention;
};

std::string name_of(const testing::TestParamInfo<Law>& instance) {
  return instance.param.task + (instance.param.convention == Convention::code ? "_code" : "_paper");
}

class Conservative : public testing::TestWithParam<Law> {
 protected:
  std::unique_ptr<System> system = system_of(GetParam().task, GetParam().convention);
};

INSTANTIATE_TEST_SUITE_P(Systems, Conservative,
                         testing::Values(Law{"spring", Convention::code}, Law{"spring", Convention::paper},
                                         Law{"pendulum", Convention::code}, Law{"pendulum", Convention::paper}),
                         name_of);

TEST_P(Conservative, MovesAlongTheSymplecticGradientOfItsEnergy) {
  Random random(1);
  constexpr double kStep = 1e-5;
  for (int i = 0; i < 50; ++i) {
    std::array x{random.uniform(-3.0, 3.0), random.uniform(-3.0, 3.0)};
    std::array<double, 2> dxdt{};
    system->time_derivative(x, dxdt);
    std::array<double, 2> gradient{};
    for (std::size_t k = 0; k < 2; ++k) {
      std::array above = x;
      std::array below = x;
      above[k] += kStep;
      below[k] -= kStep;
      gradient[k] = (system->energy(above) - system->energy(below)) / (2.0 * kStep);
    }
    EXPECT_NEAR(dxdt[0], gradient[1], 1e-8);
    EXPECT_NEAR(dxdt[1], -gradient[0], 1e-8);
  }
}

TEST_P(Conservative, MayWriteItsDerivativeOverTheState) {
  const std::array x{0.7, -0.4};
  std::array<double, 2> apart{};
  system->time_derivative(x, apart);
  std::array in_place = x;
  system->time_derivative(in_place, in_place);
  EXPECT_EQ(in_place, apart);
}

TEST_P(Conservative, KeepsItsEnergy) {
  Random random(2);
  std::vector<double> start(2 * 15);
  for (std::size_t row = 0; row < 15; ++row) system->start_state(random, std::span(start).subspan(2 * row, 2));
  std::vector<double> times(200);
  for (std::size_t i = 0; i < times.size(); ++i) times[i] = 20.0 * static_cast<double>(i) / 199.0;
  const Trajectories motion =
      integrate(vector_field_of(*system), start, 15, times, {.name = "dopri5", .rtol = 1e-11, .atol = 1e-11});
  ASSERT_FALSE(motion.left_at);
  for (std::size_t row = 0; row < 15; ++row) {
    const double energy = system->energy(std::span(start).subspan(2 * row, 2));
    for (std::size_t i = 0; i < times.size(); ++i) {
      const std::array x{motion.states(i, row, 0), motion.states(i, row, 1)};
      ASSERT_NEAR(system->energy(x), energy, 1e-8);
    }
  }
}

// The figures of the task's definition, not of the implementation.
TEST(Spring, HasTheEnergyOfItsConvention) {
  const std::array x{3.0, 2.0};
  EXPECT_DOUBLE_EQ(Spring(Convention::code).energy(x), 13.0);
  EXPECT_DOUBLE_EQ(Spring(Convention::paper).energy(x), 6.5);
}

TEST(Pendulum, HasTheEnergyOfItsConvention) {
  const std::array x{std::numbers::pi / 3, 2.0};
  EXPECT_NEAR(Pendulum(Convention::code).energy(x), 5.5, 1e-14);
  EXPECT_NEAR(Pendulum(Convention::paper).energy(x), 5.0, 1e-14);
}

struct Starts {
  double least;
  double most;
  double mean;
  std::array<double, 4> quadrants;  // parts of all states, by the signs of (q, p)
};

template <typename Measure>
Starts starts_of(const System& system, const Measure& measure) {
  constexpr int kDraws = 20000;
  Random random(3);
  Starts result{1e9, -1e9, 0.0, {}};
  for (int i = 0; i < kDraws; ++i) {
    std::array<double, 2> x{};
    system.start_state(random, x);
    const double value = measure(x);
    result.least = std::min(result.least, value);
    result.most = std::max(result.most, value);
    result.mean += value / kDraws;
    result.quadrants[(x[0] < 0 ? 1u : 0u) + (x[1] < 0 ? 2u : 0u)] += 1.0 / kDraws;
  }
  return result;
}

// A uniform draw from [lo, hi] comes within 1 % of both bounds in 20000, and its mean has a standard error of
// (hi - lo) / 490.
void expect_uniform(const Starts& starts, double lo, double hi) {
  const double width = hi - lo;
  EXPECT_GE(starts.least, lo - 1e-12);
  EXPECT_LE(starts.most, hi + 1e-12);
  EXPECT_LT(starts.least, lo + 0.01 * width);
  EXPECT_GT(starts.most, hi - 0.01 * width);
  EXPECT_NEAR(starts.mean, 0.5 * (lo + hi), 0.01 * width);
  for (const double part : starts.quadrants) EXPECT_NEAR(part, 0.25, 0.015);
}

double radius(std::span<const double> x) { return std::sqrt(x[0] * x[0] + x[1] * x[1]); }

TEST(StartStates, OfTheCodeHaveAUniformRadius) {
  expect_uniform(starts_of(Spring(Convention::code), radius), 0.1, 1.0);
  expect_uniform(starts_of(Pendulum(Convention::code), radius), 1.3, 2.3);
}

TEST(StartStates, OfThePaperHaveAUniformEnergy) {
  const Spring spring(Convention::paper);
  const Pendulum pendulum(Convention::paper);
  expect_uniform(starts_of(spring, [&](const auto& x) { return spring.energy(x); }), 0.2, 1.0);
  expect_uniform(starts_of(pendulum, [&](const auto& x) { return pendulum.energy(x); }), 1.3, 2.3);
}

// The part of the directions within 22.5 degrees of an axis: tan(22.5 degrees) = 0.414 of a square, half of a circle.
TEST(StartStates, TakeTheirDirectionFromASquareInTheCodeAndFromACircleInThePaper) {
  const auto near_axis = [](std::span<const double> x) {
    const double small = std::min(std::abs(x[0]), std::abs(x[1]));
    return small < 0.41421356 * std::max(std::abs(x[0]), std::abs(x[1])) ? 1.0 : 0.0;
  };
  EXPECT_NEAR(starts_of(Spring(Convention::code), near_axis).mean, 0.414, 0.015);
  EXPECT_NEAR(starts_of(Spring(Convention::paper), near_axis).mean, 0.5, 0.015);
  EXPECT_NEAR(starts_of(Pendulum(Convention::paper), near_axis).mean, 0.5, 0.015);
}

TEST(StartStates, NeverMakeThePendulumTurnOver) {
  for (const auto& [convention, over_the_top] : {std::pair{Convention::code, 6.0}, {Convention::paper, 12.0}}) {
    const Pendulum pendulum(convention);
    EXPECT_LT(starts_of(pendulum, [&](const auto& x) { return pendulum.energy(x); }).most, over_the_top);
  }
}

TEST(DampedPendulum, StartsLikeTheMeasuredOne) {
  const DampedPendulum pendulum;
  expect_uniform(starts_of(pendulum, [&](const auto& x) { return pendulum.energy(x); }), 2.1, 2.3);
}

TEST(DampedPendulum, LosesItsEnergySlowly) {
  const DampedPendulum pendulum;
  Random random(4);
  std::array<double, 2> start{};
  pendulum.start_state(random, start);
  const Trajectories motion = integrate(vector_field_of(pendulum), start, 1, std::array{0.0, 50.0, 94.5}, {});
  double energy = pendulum.energy(start);
  for (std::size_t i = 1; i < 3; ++i) {
    const double later = pendulum.energy(std::array{motion.states(i, 0, 0), motion.states(i, 0, 1)});
    EXPECT_LT(later, energy - 0.1);
    energy = later;
  }
  EXPECT_GT(energy, 0.5);
}

TEST(Systems, AreFoundByTheNameOfTheirTask) {
  EXPECT_NE(dynamic_cast<DampedPendulum*>(system_of("real-pendulum", Convention::code).get()), nullptr);
  try {
    static_cast<void>(system_of("yo-yo", Convention::code));
    FAIL() << "an unknown task was accepted";
  } catch (const Error& error) {
    EXPECT_EQ(std::string(error.what()),
              "The task \"yo-yo\" has no system; it is spring, pendulum, real-pendulum or pixel-pendulum.");
  }
}

TEST(Convention, IsReadByName) {
  EXPECT_EQ(convention_named("code"), Convention::code);
  EXPECT_EQ(convention_named("paper"), Convention::paper);
  EXPECT_THROW(static_cast<void>(convention_named("Code")), Error);
}

}  // namespace
}  // namespace hnn
