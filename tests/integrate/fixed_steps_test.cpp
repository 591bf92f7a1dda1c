#include "hnn/integrate/fixed_steps.hpp"

#include <gtest/gtest.h>

#include <array>
#include <cmath>
#include <limits>
#include <string_view>
#include <vector>

#include "hnn/error.hpp"
#include "hnn/integrate/solvers.hpp"
#include "integrate/motions.hpp"

namespace hnn {
namespace {

class FixedSteps : public testing::TestWithParam<std::string_view> {
 protected:
  static SolverOptions steps_of(double step) { return {.name = GetParam(), .step = step}; }

  static std::vector<double> after(double duration, std::span<const double> start, double step) {
    return motions::last_state(integrate(motions::pendulum(), start, 1, std::array{0.0, duration}, steps_of(step)));
  }
};

INSTANTIATE_TEST_SUITE_P(Named, FixedSteps, testing::ValuesIn(motions::fixed_step_solvers()), motions::test_name);

TEST_P(FixedSteps, TheOutputsDoNotShortenTheSteps) {
  const std::array start{0.6, 0.1};
  const std::vector<double> dense = motions::equally_spaced(0.0, 20.0, 401);
  const Trajectories motion = integrate(motions::pendulum(), start, 1, dense, steps_of(0.5));
  const std::vector<double> sparse = motions::equally_spaced(0.0, 20.0, 41);
  const Trajectories same = integrate(motions::pendulum(), start, 1, sparse, steps_of(0.5));
  std::vector<double> x(start.begin(), start.end());
  for (std::size_t i = 10; i < dense.size(); i += 10) {
    x = after(0.5, x, 0.5);
    for (std::size_t k = 0; k < 2; ++k) {
      EXPECT_EQ(motion.states(i, 0, k), same.states(i / 10, 0, k)) << i;
      EXPECT_NEAR(motion.states(i, 0, k), x[k], 1e-13) << i;
    }
  }
}

TEST_P(FixedSteps, TheBitsOfAStateDoNotDependOnTheOutputsBesideIt) {
  const std::array start{0.6, 0.1};
  const std::vector<double> few{0.0, 0.34, 3.0}, many{0.0, 0.1, 0.11, 0.34, 0.345, 0.7, 2.99, 3.0};
  const Trajectories a = integrate(motions::pendulum(), start, 1, few, steps_of(0.1));
  const Trajectories b = integrate(motions::pendulum(), start, 1, many, steps_of(0.1));
  for (std::size_t k = 0; k < 2; ++k) {
    EXPECT_EQ(a.states(1, 0, k), b.states(3, 0, k));
    EXPECT_EQ(a.states(2, 0, k), b.states(7, 0, k));
  }
}

TEST_P(FixedSteps, TheLastStepEndsAtTheLastTime) {
  const std::array start{0.6, 0.1};
  const std::vector<double> whole = after(0.5, start, 0.25), shortened = after(0.125, whole, 0.125);
  EXPECT_EQ(after(0.625, start, 0.25), shortened);
}

TEST_P(FixedSteps, AStepLongerThanTheRangeIsOneStepOfItsLength) {
  const std::array start{0.6, 0.1};
  EXPECT_EQ(after(0.125, start, 7.0), after(0.125, start, 0.125));
}

TEST_P(FixedSteps, AStepThatTheRangeHoldsUpToRoundingIsNeitherShortenedNorFollowedByASliver) {
  const std::array start{0.6, 0.1};
  std::vector<double> x(start.begin(), start.end());
  for (int i = 0; i < 3; ++i) x = after(0.1, x, 0.1);
  EXPECT_NE(0.1 + 0.1 + 0.1, 0.3);
  EXPECT_EQ(after(0.3, start, 0.1), x);
  EXPECT_EQ(after(0.1 + 0.1 + 0.1, start, 0.1), x);
}

TEST_P(FixedSteps, StepsAreWalkedFromTheFirstTimeAndBackwardsToo) {
  const std::array start{0.6, 0.1};
  const std::array times{5.0, 4.75, 4.6, 4.5, 4.375};
  const Trajectories motion = integrate(motions::pendulum(), start, 1, times, steps_of(0.25));
  const auto one_back = [&](std::span<const double> x, double dt) {
    return motions::last_state(integrate(motions::pendulum(), x, 1, std::array{0.0, -dt}, steps_of(dt)));
  };
  const std::vector<double> first = one_back(start, 0.25), second = one_back(first, 0.25),
                            last = one_back(second, 0.125);
  for (std::size_t k = 0; k < 2; ++k) {
    EXPECT_EQ(motion.states(1, 0, k), first[k]);
    EXPECT_EQ(motion.states(3, 0, k), second[k]);
    EXPECT_EQ(motion.states(4, 0, k), last[k]);
    EXPECT_LT(std::abs(motion.states(2, 0, k) - (first[k] + 0.6 * (second[k] - first[k]))), 0.04);
  }
}

// One step of a motion whose slopes at both ends are known, whatever the method made of the states there.
TEST_P(FixedSteps, ACubicIsReproducedInsideAStep) {
  Field field = motions::separable(
      2,
      [](auto p, auto dqdt) {
        dqdt[0] = 1.0;
        dqdt[1] = p[0];
      },
      [](auto q, auto dpdt) {
        dpdt[0] = 6.0 * q[0];
        dpdt[1] = 0.0;
      });
  const std::vector<double> times{0.0, 0.1, 0.25, 0.5, 0.8, 1.0};
  const Trajectories motion = integrate(field, std::array{0.0, 0.0, 0.0, 0.0}, 1, times, steps_of(1.0));
  const std::vector<double> end = motions::last_state(motion);
  for (std::size_t i = 0; i < times.size(); ++i) {
    // The cubic with the values 0 and end[1] and the slopes 0 and p = end[2] at the ends.
    const double t = times[i];
    const double expected = t * t * (3.0 - 2.0 * t) * end[1] + t * t * (t - 1.0) * end[2];
    EXPECT_NEAR(motion.states(i, 0, 1), expected, 1e-15) << t;
    EXPECT_NEAR(motion.states(i, 0, 0), t, 1e-15);
  }
}

TEST_P(FixedSteps, TheOrderIsKeptBetweenTheSteps) {
  const auto error_with = [&](int steps) {
    const double step = 2.0 / (steps + 0.4);  // 2 is in the middle of the last but one step
    const std::array times{0.0, 2.0, 2.0 + 1.2 * step};
    const Trajectories motion = integrate(motions::orbit(), motions::orbit_at(0.0), 1, times, steps_of(step));
    return motions::distance(std::span(&motion.states(1, 0, 0), 4), motions::orbit_at(2.0));
  };
  const int order = std::min(solver_named(GetParam()).order, 4);
  const int steps = order == 1 ? 8000 : order == 2 ? 500 : 200;
  EXPECT_NEAR(std::log2(error_with(steps) / error_with(2 * steps)), order, 0.3);
}

TEST_P(FixedSteps, ARowHasTheSameBitsAloneAndInCompany) {
  constexpr std::size_t kRows = 7;
  std::vector<double> starts;
  for (std::size_t row = 0; row < kRows; ++row) {
    starts.insert(starts.end(), {0.4 * static_cast<double>(row) - 1.0, 0.3 - 0.2 * static_cast<double>(row)});
  }
  const std::vector<double> times{0.0, 0.31, 2.0, 7.77};
  const Trajectories together = integrate(motions::pendulum(), starts, kRows, times, steps_of(0.3));
  ASSERT_FALSE(together.left_at);
  for (std::size_t row = 0; row < kRows; ++row) {
    const std::span<const double> start = std::span(starts).subspan(2 * row, 2);
    const Trajectories alone = integrate(motions::pendulum(), start, 1, times, steps_of(0.3));
    for (std::size_t i = 0; i < times.size(); ++i) {
      for (std::size_t k = 0; k < 2; ++k) EXPECT_EQ(together.states(i, row, k), alone.states(i, 0, k)) << row;
    }
  }
}

TEST_P(FixedSteps, RefuseMoreStepsThanTheyMayTake) {
  const std::array times{0.0, 1e9};
  try {
    static_cast<void>(integrate(motions::pendulum(), std::array{1.0, 0.0}, 1, times, steps_of(1e-4)));
    FAIL();
  } catch (const Error& error) {
    EXPECT_STREQ(error.what(),
                 "The time step 0.0001 is too short for times from 0 to 1000000000; it must reach them in 1000000 "
                 "steps.");
  }
}

// The field is finite at the stages of a step, but not where the step ends, which only an output inside makes known.
TEST_P(FixedSteps, AnOutputIsNeverNotANumber) {
  const Field field = motions::separable(
      1, [](auto, auto dqdt) { dqdt[0] = 1.0; },
      [](auto q, auto dpdt) { dpdt[0] = q[0] < 0.999 ? 0.0 : std::numeric_limits<double>::quiet_NaN(); });
  const Trajectories motion = integrate(field, std::array{0.0, 0.0}, 1, std::array{0.0, 0.5, 0.75, 3.0}, steps_of(0.5));
  ASSERT_TRUE(motion.left_at);
  EXPECT_LE(*motion.left_at, 1.5);
  EXPECT_NEAR(motion.states(1, 0, 0), 0.5, 1e-15);
  for (const double x : motion.states) EXPECT_TRUE(std::isfinite(x));
}

TEST(FixedSteps, TakeStepsOfOneWhereTheyAreToldTo) {
  int evaluations = 0;
  const Field field = field_of(
      [&](std::span<const double> x, std::span<double> dxdt) {
        ++evaluations;
        dxdt[0] = x[1];
        dxdt[1] = -x[0];
      },
      2);
  const SolverOptions options{.name = "rk4", .step = 1.0};
  const Trajectories motion = integrate(field, std::array{1.0, 0.0}, 1, std::array{0.0, 1.0, 2.0, 20.0}, options);
  EXPECT_EQ(evaluations, 4 * 20);
  // cos and -sin of 1 as far as the fourth order has them.
  EXPECT_DOUBLE_EQ(motion.states(1, 0, 0), 1.0 - 1.0 / 2 + 1.0 / 24);
  EXPECT_DOUBLE_EQ(motion.states(1, 0, 1), -1.0 + 1.0 / 6);
  EXPECT_LT(std::hypot(motion.states(3, 0, 0), motion.states(3, 0, 1)), 0.9) << "steps of 1 are visibly too long";
  evaluations = 0;
  static_cast<void>(integrate(field, std::array{1.0, 0.0}, 1, motions::equally_spaced(0.0, 20.0, 401), options));
  EXPECT_EQ(evaluations, 4 * 20 + 21) << "one slope for each end of a step";
}

}  // namespace
}  // namespace hnn
