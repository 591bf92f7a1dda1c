#include "hnn/integrate/integrate.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <limits>
#include <numbers>
#include <string>
#include <vector>

#include "hnn/error.hpp"
#include "hnn/integrate/solvers.hpp"
#include "integrate/motions.hpp"

namespace hnn {
namespace {

using motions::blow_up;
using motions::equally_spaced;
using motions::every_solver;
using motions::oscillator;
using motions::test_name;

double largest_error(const Trajectories& motion, std::span<const double> times, std::span<const double> amplitudes) {
  double largest = 0.0;
  for (std::size_t i = 0; i < times.size(); ++i) {
    for (std::size_t row = 0; row < amplitudes.size(); ++row) {
      largest = std::max(largest, std::abs(motion.states(i, row, 0) - amplitudes[row] * std::cos(times[i])));
      largest = std::max(largest, std::abs(motion.states(i, row, 1) + amplitudes[row] * std::sin(times[i])));
    }
  }
  return largest;
}

bool all_finite(const Trajectories& motion) {
  return std::all_of(motion.states.begin(), motion.states.end(), [](double x) { return std::isfinite(x); });
}

std::string message_of(const std::function<void()>& action) {
  try {
    action();
  } catch (const Error& error) {
    return error.what();
  }
  return "";
}

class EverySolver : public testing::TestWithParam<std::string_view> {
 protected:
  static SolverOptions options() { return {.name = GetParam()}; }
  static const SolverInfo& solver() { return solver_named(GetParam()); }

  // What errors of steps of 0.01 add up to in a time of that length.
  static double tolerance(double duration) {
    return solver().adaptive ? 3e-8 : std::max(1e-8, duration * std::pow(options().step, solver().order));
  }
};

INSTANTIATE_TEST_SUITE_P(Named, EverySolver, testing::ValuesIn(every_solver()), test_name);

TEST_P(EverySolver, GivesTheStateAtEveryTimeAskedFor) {
  const std::vector<double> times{0.0, 0.001, 0.5, 0.5, 1.7, 9.3, 9.300001, 20.0};
  const Trajectories motion = integrate(oscillator(), std::array{1.0, 0.0, -0.3, 0.0}, 2, times, options());
  EXPECT_FALSE(motion.left_at);
  EXPECT_EQ(motion.states.shape(0), times.size());
  EXPECT_EQ(motion.states.shape(1), 2u);
  EXPECT_EQ(motion.states.shape(2), 2u);
  EXPECT_LT(largest_error(motion, times, std::array{1.0, -0.3}), tolerance(20.0));
}

TEST_P(EverySolver, RunsBackwards) {
  const std::vector<double> times{2.0, 1.0, 0.25, -3.0};
  const std::array start{std::cos(2.0), -std::sin(2.0)};
  const Trajectories motion = integrate(oscillator(), start, 1, times, options());
  EXPECT_FALSE(motion.left_at);
  EXPECT_LT(largest_error(motion, times, std::array{1.0}), tolerance(5.0));
}

TEST_P(EverySolver, ComesBackToWhereItStarted) {
  const std::array start{0.8, 0.4};
  const Trajectories there = integrate(oscillator(), start, 1, std::array{0.0, 5.0}, options());
  const std::array end{there.states(1, 0, 0), there.states(1, 0, 1)};
  const Trajectories back = integrate(oscillator(), end, 1, std::array{5.0, 0.0}, options());
  EXPECT_GT(std::abs(end[0] - start[0]), 0.1);
  EXPECT_NEAR(back.states(1, 0, 0), start[0], tolerance(10.0));
  EXPECT_NEAR(back.states(1, 0, 1), start[1], tolerance(10.0));
}

TEST_P(EverySolver, NeedsNoIntervalAtAll) {
  const std::array start{0.8, 0.4};
  for (const std::vector<double>& times : {std::vector{3.0}, std::vector{3.0, 3.0, 3.0}}) {
    const Trajectories motion = integrate(oscillator(), start, 1, times, options());
    ASSERT_EQ(motion.states.shape(0), times.size());
    for (std::size_t i = 0; i < times.size(); ++i) EXPECT_EQ(motion.states(i, 0, 1), 0.4);
  }
  EXPECT_EQ(integrate(oscillator(), start, 1, {}, options()).states.size(), 0u);
}

TEST_P(EverySolver, KeepsAStateAtRest) {
  const Trajectories motion = integrate(oscillator(), std::array{0.0, 0.0}, 1, std::array{0.0, 5.0, 1e2}, options());
  EXPECT_FALSE(motion.left_at);
  EXPECT_EQ(motion.states(2, 0, 0), 0.0);
}

TEST_P(EverySolver, SaysWhenTheMotionBlowsUp) {
  const std::vector<double> times = equally_spaced(0.0, 2.0, 21);
  const Trajectories motion = integrate(blow_up(), std::array{0.1, 0.01, 1.0, 1.0}, 2, times, options());
  ASSERT_TRUE(motion.left_at);
  EXPECT_NEAR(*motion.left_at, 1.0, solver().adaptive ? 1e-9 : 0.2);
  EXPECT_TRUE(all_finite(motion));
  EXPECT_NEAR(motion.states(8, 1, 0), 5.0, 1e5 * tolerance(0.01));
  EXPECT_EQ(motion.states(19, 1, 0), motion.states(20, 1, 0));
}

TEST_P(EverySolver, SaysWhenTheMotionBlowsUpBackwards) {
  const Trajectories motion = integrate(blow_up(), std::array{-1.0, 1.0}, 1, std::array{0.0, -0.5, -2.0}, options());
  ASSERT_TRUE(motion.left_at);
  EXPECT_NEAR(*motion.left_at, -1.0, solver().adaptive ? 1e-9 : 0.2);
  EXPECT_TRUE(all_finite(motion));
}

TEST_P(EverySolver, StaysAtTheStartOfAFieldThatIsNotANumber) {
  const motions::Half not_a_number = [](auto, auto to) { to[0] = std::numeric_limits<double>::quiet_NaN(); };
  const Field nowhere = motions::separable(1, not_a_number, not_a_number);
  const Trajectories motion =
      integrate(nowhere, std::array{1.0, 2.0, 3.0, 4.0}, 2, std::array{0.0, 1.0, 2.0}, options());
  ASSERT_TRUE(motion.left_at);
  EXPECT_LE(*motion.left_at, options().step);
  EXPECT_EQ(motion.states(2, 1, 0), 3.0);
}

TEST_P(EverySolver, StopsWhereTheFieldStopsBeingANumber) {
  const Field half_plane = motions::separable(
      1, [](auto, auto dqdt) { dqdt[0] = 1.0; },
      [](auto q, auto dpdt) { dpdt[0] = q[0] < 0.5 ? 1.0 : std::numeric_limits<double>::quiet_NaN(); });
  const Trajectories motion = integrate(half_plane, std::array{0.0, 0.0}, 1, std::array{0.0, 0.25, 1.0}, options());
  ASSERT_TRUE(motion.left_at);
  EXPECT_NEAR(*motion.left_at, 0.5, 0.02);
  EXPECT_NEAR(motion.states(1, 0, 0), 0.25, 1e-12);
  EXPECT_TRUE(all_finite(motion));
}

TEST_P(EverySolver, RefusesWhatItCannotIntegrate) {
  const std::array start{1.0, 0.0};
  const std::array times{0.0, 1.0};
  const auto message = [&](std::span<const double> from, std::size_t rows, std::span<const double> at,
                           const SolverOptions& with) {
    return message_of([&] { static_cast<void>(integrate(oscillator(), from, rows, at, with)); });
  };
  const double nan = std::numeric_limits<double>::quiet_NaN();
  EXPECT_NE(message(start, 3, times, options()).find("2 numbers for 3 states"), std::string::npos);
  EXPECT_NE(message(start, 0, times, options()).find("0 states"), std::string::npos);
  EXPECT_NE(message(std::array{nan, 0.0}, 1, times, options()).find("start state is not finite"), std::string::npos);
  EXPECT_NE(message(start, 1, std::array{0.0, 2.0, 1.0}, options()).find("turn round"), std::string::npos);
  EXPECT_NE(message(start, 1, std::array{0.0, nan}, options()).find("output time is not finite"), std::string::npos);
  for (const double bad : {0.0, -1.0, nan}) {
    EXPECT_NE(message(start, 1, times, {.name = GetParam(), .rtol = bad}).find("rtol"), std::string::npos);
    EXPECT_NE(message(start, 1, times, {.name = GetParam(), .atol = bad}).find("atol"), std::string::npos);
    EXPECT_NE(message(start, 1, times, {.name = GetParam(), .step = bad}).find("step"), std::string::npos);
  }
}

TEST(Dopri5, GivesUpAfterTheMostStepsItMayTake) {
  const auto whirl = [](std::span<const double> x, std::span<double> dxdt) {
    dxdt[0] = 1e6 * x[1];
    dxdt[1] = -1e6 * x[0];
  };
  const Trajectories motion = integrate(field_of(whirl, 2), std::array{1.0, 0.0}, 1, std::array{0.0, 1e3}, {});
  ASSERT_TRUE(motion.left_at);
  EXPECT_GT(*motion.left_at, 0.0);
  EXPECT_LT(*motion.left_at, 1e3);
  EXPECT_TRUE(all_finite(motion));
}

TEST(Dopri5, KeepsToItsTolerance) {
  const std::vector<double> times = equally_spaced(0.0, 20.0, 200);
  for (const double tolerance : {1e-6, 1e-9, 1e-12}) {
    const Trajectories motion = integrate(oscillator(), std::array{1.0, 0.0}, 1, times,
                                          {.name = "dopri5", .rtol = tolerance, .atol = tolerance});
    EXPECT_FALSE(motion.left_at);
    EXPECT_LT(largest_error(motion, times, std::array{1.0}), 40.0 * tolerance) << tolerance;
  }
}

TEST(Dopri5, TenTimesTheToleranceGivesAboutTenTimesTheError) {
  const std::vector<double> times = equally_spaced(0.0, 20.0, 50);
  const auto error_at = [&](double tolerance) {
    const SolverOptions options{.name = "dopri5", .rtol = tolerance, .atol = tolerance};
    return largest_error(integrate(oscillator(), std::array{1.0, 0.0}, 1, times, options), times, std::array{1.0});
  };
  const double slope = std::log10(error_at(1e-5) / error_at(1e-10)) / 5.0;
  EXPECT_NEAR(slope, 1.0, 0.1);
}

TEST(Dopri5, NoRowIsLessExactForTheCompanyItKeeps) {
  const auto stiffer = [](std::span<const double> x, std::span<double> dxdt) {
    for (std::size_t row = 0; row < x.size() / 2; ++row) {
      const double rate = row == 0 ? 9.0 : 0.01;
      dxdt[2 * row] = rate * x[2 * row + 1];
      dxdt[2 * row + 1] = -rate * x[2 * row];
    }
  };
  constexpr std::size_t kRows = 400;
  std::vector<double> start(2 * kRows, 0.0);
  for (std::size_t row = 0; row < kRows; ++row) start[2 * row] = 1.0;
  const Trajectories motion = integrate(field_of(stiffer, 2), start, kRows, std::array{0.0, 10.0}, {});
  EXPECT_NEAR(motion.states(1, 0, 0), std::cos(90.0), 1e-7);
}

TEST(Dopri5, EvaluatesTheFieldSixTimesAStepAndFindsItsOwnFirstStep) {
  for (const double rate : {1e-4, 1.0, 1e6}) {
    int evaluations = 0;
    const auto rotation = [&](std::span<const double> x, std::span<double> dxdt) {
      ++evaluations;
      dxdt[0] = rate * x[1];
      dxdt[1] = -rate * x[0];
    };
    const double turn = 2.0 * std::numbers::pi / rate;
    const Trajectories motion = integrate(field_of(rotation, 2), std::array{1.0, 0.0}, 1, std::array{0.0, turn}, {});
    EXPECT_NEAR(motion.states(1, 0, 0), 1.0, 1e-7);
    EXPECT_LT(evaluations, 6 * 160) << rate;
  }
}

}  // namespace
}  // namespace hnn
