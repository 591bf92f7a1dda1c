#include <gtest/gtest.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <functional>
#include <string>
#include <string_view>
#include <vector>

#include "hnn/integrate/dopri5.hpp"
#include "hnn/integrate/euler.hpp"
#include "hnn/integrate/leapfrog.hpp"
#include "hnn/integrate/rk4.hpp"
#include "hnn/integrate/solvers.hpp"
#include "integrate/motions.hpp"

namespace hnn {
namespace {

// x' = -2 x y, y' = 1 started at (1, 0): x = exp(-t^2), y = t. Not linear, and time stands in the state, so a stage
// evaluated at a wrong time or with a wrong dt shows.
void bell(std::span<const double> x, std::span<double> dxdt) {
  dxdt[0] = -2.0 * x[0] * x[1];
  dxdt[1] = 1.0;
}
constexpr double kEnd = 1.0;
constexpr double kBellAtEnd = 0.36787944117144232160;  // exp(-1)

using ErrorWithSteps = std::function<double(int steps)>;

double error_of_dopri5(int steps) {
  Dopri5 solver(bell, std::array{1.0, 0.0});
  for (int i = 0; i < steps; ++i) {
    solver.attempt(bell, kEnd / steps);
    solver.accept();
  }
  return std::abs(solver.state()[0] - kBellAtEnd);
}

// At the end after `steps` and a half: half a step after the last one accepted.
double error_of_dopri5_inside_a_step(int steps) {
  const double dt = kEnd / (steps + 0.5);
  Dopri5 solver(bell, std::array{1.0, 0.0});
  for (int i = 0; i < steps; ++i) {
    solver.attempt(bell, dt);
    solver.accept();
  }
  solver.attempt(bell, dt);
  std::array<double, 2> x{};
  solver.interpolate(0.5, x);
  return std::abs(x[0] - kBellAtEnd);
}

// The local error of the continuous extension alone: one step, from t = 0.5 where no derivative vanishes.
double error_of_dopri5_in_one_step(int steps) {
  const double dt = kEnd / steps;
  Dopri5 solver(bell, std::array{0.77880078307140486825, 0.5});  // exp(-0.25)
  solver.attempt(bell, dt);
  std::array<double, 2> x{};
  solver.interpolate(0.3, x);
  return std::abs(x[0] - std::exp(-(0.5 + 0.3 * dt) * (0.5 + 0.3 * dt)));
}

double error_estimate_of_dopri5(int steps) {
  Dopri5 solver(bell, std::array{0.77880078307140486825, 0.5});
  solver.attempt(bell, kEnd / steps);
  return solver.error(1, {.name = "dopri5", .rtol = 1e-300, .atol = 1.0, .step = 1.0});
}

struct Case {
  std::string name;
  ErrorWithSteps error;
  double order;
  int steps;
};

class Order : public testing::TestWithParam<Case> {};

TEST_P(Order, HalvingTheStepDividesTheErrorByTwoToTheOrder) {
  const auto& [name, error, order, steps] = GetParam();
  const double coarse = error(steps);
  const double fine = error(2 * steps);
  ASSERT_GT(fine, 1e-13) << "rounding hides the order";
  EXPECT_NEAR(std::log2(coarse / fine), order, 0.25) << coarse << " with " << steps << " steps, then " << fine;
}

std::vector<Case> cases() {
  return {{"dopri5", error_of_dopri5, 5, 40},
          {"dopri5_dense_global", error_of_dopri5_inside_a_step, 5, 40},
          {"dopri5_dense_local", error_of_dopri5_in_one_step, 5, 20},
          {"dopri5_error_estimate", error_estimate_of_dopri5, 5, 20}};
}

INSTANTIATE_TEST_SUITE_P(Dopri5, Order, testing::ValuesIn(cases()),
                         [](const auto& instance) { return instance.param.name; });

class OrderOfFixedSteps : public testing::TestWithParam<std::string_view> {};

INSTANTIATE_TEST_SUITE_P(Named, OrderOfFixedSteps, testing::ValuesIn(motions::fixed_step_solvers()),
                         motions::test_name);

// Against the exact ellipse, so that a solver of another motion has no order at all.
TEST_P(OrderOfFixedSteps, HalvingTheStepDividesTheErrorDownToRounding) {
  constexpr double kDuration = 2.0, kRounding = 1e-12;
  const int order = solver_named(GetParam()).order;
  const double small = order == 1 ? 0.06 : 3e-4;  // from where on the first term of the error is all that counts
  const auto error_with = [&](int steps) {
    const SolverOptions options{.name = GetParam(), .step = kDuration / steps};
    const Trajectories motion =
        integrate(motions::orbit(), motions::orbit_at(0.0), 1, std::array{0.0, kDuration}, options);
    return motions::distance(motions::last_state(motion), motions::orbit_at(kDuration));
  };
  int measured = 0;
  double coarse = error_with(16), fine = coarse;
  for (int steps = 32; steps <= 1 << 14 && fine > kRounding; steps *= 2, coarse = fine) {
    fine = error_with(steps);
    if (coarse > small || fine < kRounding) continue;
    EXPECT_NEAR(std::log2(coarse / fine), order, 0.25) << coarse << ", then " << fine << " with " << steps << " steps";
    ++measured;
  }
  EXPECT_GE(measured, 4);
  EXPECT_TRUE(order < 4 || fine <= kRounding) << fine;
}

TEST(Order, IsMeasuredForEverySolver) {
  const std::vector<Case> measured = cases();
  for (const std::string_view id : motions::ids_where([](const SolverInfo& solver) { return solver.adaptive; })) {
    EXPECT_TRUE(std::any_of(measured.begin(), measured.end(), [&](const Case& c) {
      return c.name == id && c.order == solver_named(id).order;
    })) << id;
  }
}

// Order alone would pass a method with the wrong constant. Both methods expand exp(z) on x' = x: RK4 to z^4 / 4!,
// Dormand-Prince to z^5 / 5! and z^6 / 600 after it.
TEST(Rk4, IsTheTaylorPolynomialOfDegreeFourOnALinearField) {
  const Field growth = field_of([](std::span<const double> x, std::span<double> dxdt) { dxdt[0] = x[0]; }, 1);
  for (const double z : {0.7, -0.7}) {
    Rk4 solver(growth, std::array{1.0});
    ASSERT_TRUE(solver.step(z));
    EXPECT_NEAR(solver.state()[0], 1.0 + z * (1.0 + z / 2 * (1.0 + z / 3 * (1.0 + z / 4))), 1e-15);
  }
}

TEST(Euler, IsTheTangentOnALinearField) {
  const Field growth = field_of([](std::span<const double> x, std::span<double> dxdt) { dxdt[0] = x[0]; }, 1);
  Euler solver(growth, std::array{1.0});
  ASSERT_TRUE(solver.step(-0.25));
  EXPECT_EQ(solver.state()[0], 0.75);
}

TEST(Leapfrog, KicksDriftsAndKicks) {
  const Field field = motions::pendulum();
  Leapfrog solver(field, std::array{0.5, 0.25});
  double q = 0.5, p = 0.25;
  for (const double dt : {0.5, 0.5, -0.125}) {
    ASSERT_TRUE(solver.step(dt));
    p -= dt / 2.0 * (3.0 * math::sin(q));
    q += dt * (2.0 * p);
    p -= dt / 2.0 * (3.0 * math::sin(q));
    EXPECT_DOUBLE_EQ(solver.state()[0], q);
    EXPECT_DOUBLE_EQ(solver.state()[1], p);
  }
}

TEST(Dopri5, HasItsPublishedStabilityPolynomialOnALinearField) {
  const auto growth = [](std::span<const double> x, std::span<double> dxdt) { dxdt[0] = x[0]; };
  for (const double z : {0.7, -0.7}) {
    Dopri5 solver(growth, std::array{1.0});
    solver.attempt(growth, z);
    solver.accept();
    const double expected =
        1.0 + z * (1.0 + z / 2 * (1.0 + z / 3 * (1.0 + z / 4 * (1.0 + z / 5)))) + std::pow(z, 6) / 600.0;
    EXPECT_NEAR(solver.state()[0], expected, 2e-15);
  }
}

TEST(Dopri5, TheContinuousExtensionMeetsBothEndsOfTheStep) {
  Dopri5 solver(bell, std::array{0.8, 0.5});
  solver.attempt(bell, 0.2);
  std::array<double, 2> begin{};
  std::array<double, 2> end{};
  solver.interpolate(0.0, begin);
  solver.interpolate(1.0, end);
  EXPECT_EQ(begin[0], 0.8);
  solver.accept();
  EXPECT_NEAR(end[0], solver.state()[0], 1e-15);
}

}  // namespace
}  // namespace hnn
