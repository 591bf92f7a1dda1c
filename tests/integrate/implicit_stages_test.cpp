#include "hnn/integrate/implicit_stages.hpp"

#include <gtest/gtest.h>

#include <array>
#include <cmath>
#include <string_view>
#include <vector>

#include "hnn/integrate/solvers.hpp"
#include "integrate/motions.hpp"

namespace hnn {
namespace {

// A row of bodies between walls, each bound to the next by a spring that stiffens.
Field chain(std::size_t bodies) {
  return motions::separable(
      bodies,
      [](auto p, auto dqdt) {
        for (std::size_t i = 0; i < p.size(); ++i) dqdt[i] = p[i] / (1.0 + 0.1 * static_cast<double>(i));
      },
      [](auto q, auto dpdt) {
        const auto pull = [](double length) { return length + length * length * length; };
        for (std::size_t i = 0; i < q.size(); ++i) {
          const double before = i == 0 ? 0.0 : q[i - 1], after = i + 1 == q.size() ? 0.0 : q[i + 1];
          dpdt[i] = pull(after - q[i]) - pull(q[i] - before);
        }
      });
}

TEST(ImplicitStages, AsManyCoordinatesAsAnyTaskHas) {
  std::vector<double> start(12, 0.0);
  start[0] = 1.0;
  start[8] = -0.7;
  const std::array times{0.0, 5.0};
  const std::vector<double> exact =
      motions::last_state(integrate(chain(6), start, 1, times, {.rtol = 1e-12, .atol = 1e-12}));
  const auto error = [&](std::string_view name) {
    return motions::distance(motions::last_state(integrate(chain(6), start, 1, times, {.name = name, .step = 0.01})),
                             exact);
  };
  EXPECT_LT(error("implicit-midpoint"), 1e-3);
  EXPECT_LT(error("gauss4"), 1e-7);
}

TEST(ImplicitStages, KeepTheirJacobianWhereTheIterationIsFastWithoutANewOne) {
  for (const std::string_view name : {"implicit-midpoint", "gauss4"}) {
    int evaluations = 0;
    Field field = chain(6);
    field.whole = [&, whole = field.whole](std::span<const double> x, std::span<double> dxdt) {
      ++evaluations;
      whole(x, dxdt);
    };
    std::vector<double> start(12, 0.1);
    static_cast<void>(integrate(field, start, 1, std::array{0.0, 1.0}, {.name = name, .step = 0.01}));
    EXPECT_LT(evaluations, 12 * 100) << "a Jacobian at every step would take 24 evaluations each";
  }
}

// With dt |df/dx| from 5 to 20, an iteration without the Jacobian would run away.
TEST(ImplicitStages, TakeLongStepsOnAStiffField) {
  const Field stiff = field_of(
      [](std::span<const double> x, std::span<double> dxdt) {
        for (std::size_t i = 0; i < x.size(); ++i) dxdt[i] = -50.0 * x[i] * (1.0 + x[i] * x[i]);
      },
      1);
  for (const std::string_view name : {"implicit-midpoint", "gauss4"}) {
    const Trajectories motion =
        integrate(stiff, std::array{1.0}, 1, std::array{0.0, 10.0}, {.name = name, .step = 0.1});
    EXPECT_FALSE(motion.left_at) << name;
    EXPECT_LT(std::abs(motion.states(1, 0, 0)), 1e-9) << name;
  }
}

// A step of x' = 1 + x^2, whose solution is infinite before it ends, has no stages at all: the quadratic equation of
// the midpoint has no real root.
TEST(ImplicitStages, AStepWithoutASolutionEndsTheMotion) {
  const Field tangent = field_of(
      [](std::span<const double> x, std::span<double> dxdt) {
        for (std::size_t i = 0; i < x.size(); ++i) dxdt[i] = 1.0 + x[i] * x[i];
      },
      1);
  const Trajectories motion = integrate(tangent, std::array{0.0, 1.0}, 2, std::array{0.0, 4.0, 8.0},
                                        {.name = "implicit-midpoint", .step = 4.0});
  ASSERT_TRUE(motion.left_at);
  EXPECT_EQ(*motion.left_at, 4.0);
  EXPECT_EQ(motion.states(1, 0, 0), 0.0);
  EXPECT_EQ(motion.states(2, 1, 0), 1.0);
}

// Both are rational approximations of exp(z) (Pade), here on x' = x.
TEST(ImplicitStages, HaveTheirPublishedStabilityFunctionsOnALinearField) {
  const Field growth = field_of([](std::span<const double> x, std::span<double> dxdt) { dxdt[0] = x[0]; }, 1);
  for (const double z : {0.7, -0.7}) {
    const auto factor = [&](std::string_view name) {
      return motions::last_state(
          integrate(growth, std::array{1.0}, 1, std::array{0.0, z}, {.name = name, .step = 1.0}))[0];
    };
    EXPECT_NEAR(factor("implicit-midpoint"), (1.0 + z / 2) / (1.0 - z / 2), 2e-15);
    EXPECT_NEAR(factor("gauss4"), (1.0 + z / 2 + z * z / 12) / (1.0 - z / 2 + z * z / 12), 2e-15);
  }
}

}  // namespace
}  // namespace hnn
