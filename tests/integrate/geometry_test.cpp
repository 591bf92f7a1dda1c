// What a solver promises beside its order: to come back, and to keep areas in phase space.
#include <gtest/gtest.h>

#include <Eigen/Dense>
#include <array>
#include <cmath>
#include <string_view>
#include <vector>

#include "hnn/integrate/solvers.hpp"
#include "integrate/motions.hpp"

namespace hnn {
namespace {

class Reversible : public testing::TestWithParam<std::string_view> {};
class Symplectic : public testing::TestWithParam<std::string_view> {};

INSTANTIATE_TEST_SUITE_P(FixedSteps, Reversible, testing::ValuesIn(motions::fixed_step_solvers()), motions::test_name);
INSTANTIATE_TEST_SUITE_P(FixedSteps, Symplectic, testing::ValuesIn(motions::fixed_step_solvers()), motions::test_name);

TEST_P(Reversible, TenThousandStepsThereAndBackEndWhereTheyBeganOrDoNot) {
  const SolverInfo& solver = solver_named(GetParam());
  const SolverOptions options{.name = GetParam(), .step = 0.1};
  const std::array start{1.2, 0.4};
  const Trajectories there = integrate(motions::pendulum(), start, 1, std::array{0.0, 1000.0}, options);
  ASSERT_FALSE(there.left_at);
  const std::vector<double> end = motions::last_state(there);
  ASSERT_GT(motions::distance(end, start), 0.01);
  const Trajectories back = integrate(motions::pendulum(), end, 1, std::array{1000.0, 0.0}, options);
  ASSERT_FALSE(back.left_at);
  const std::vector<double> again = motions::last_state(back);
  if (solver.reversible) {
    EXPECT_LT(motions::distance(again, start), 1e-9);
    EXPECT_NEAR(motions::pendulum_energy(again), motions::pendulum_energy(start), 1e-9);
  } else {
    EXPECT_GT(motions::distance(again, start), 1e-3);
  }
}

std::vector<double> step(const Field& field, std::span<const double> x, const SolverOptions& options) {
  return motions::last_state(integrate(field, x, 1, std::array{0.0, options.step}, options));
}

// Of one step, by central differences that Richardson's extrapolation takes to order 8.
Eigen::MatrixXd jacobian_of_step(const Field& field, std::span<const double> x, const SolverOptions& options) {
  constexpr int kLevels = 4;
  const auto d = static_cast<Eigen::Index>(x.size());
  Eigen::MatrixXd jacobian(d, d);
  for (Eigen::Index column = 0; column < d; ++column) {
    std::array<Eigen::VectorXd, kLevels> slopes;
    double displacement = 0.02;
    for (int level = 0; level < kLevels; ++level, displacement /= 2) {
      std::vector<double> low(x.begin(), x.end()), high = low;
      low[static_cast<std::size_t>(column)] -= displacement;
      high[static_cast<std::size_t>(column)] += displacement;
      low = step(field, low, options);
      high = step(field, high, options);
      slopes[static_cast<std::size_t>(level)] =
          (Eigen::VectorXd::Map(high.data(), d) - Eigen::VectorXd::Map(low.data(), d)) / (2 * displacement);
    }
    for (double power = 4; power <= 64; power *= 4) {
      for (std::size_t level = 0; level + 1 < kLevels; ++level) {
        slopes[level] = (power * slopes[level + 1] - slopes[level]) / (power - 1);
      }
    }
    jacobian.col(column) = slopes[0];
  }
  return jacobian;
}

TEST_P(Symplectic, TheDeterminantOfAStepIsOneOrIsNot) {
  const SolverOptions options{.name = GetParam(), .step = 0.2};
  for (const std::array<double, 2>& x : {std::array{1.2, 0.4}, std::array{-0.7, 1.1}, std::array{3.0, 0.1}}) {
    const double determinant = jacobian_of_step(motions::pendulum(), x, options).determinant();
    if (solver_named(GetParam()).symplectic) {
      EXPECT_NEAR(determinant, 1.0, 1e-9);
    } else {
      EXPECT_GT(std::abs(determinant - 1.0), 1e-6);
    }
  }
}

// With more degrees of freedom that is more than a determinant of 1: M^T J M = J.
TEST_P(Symplectic, AStepInFourDimensionsKeepsTheSymplecticFormOrDoesNot) {
  const SolverOptions options{.name = GetParam(), .step = 0.2};
  Eigen::Matrix4d form = Eigen::Matrix4d::Zero();
  form.topRightCorner<2, 2>().setIdentity();
  form.bottomLeftCorner<2, 2>() = -Eigen::Matrix2d::Identity();
  for (const double t : {0.0, 0.5, 1.7}) {
    const Eigen::MatrixXd m = jacobian_of_step(motions::orbit(), motions::orbit_at(t), options);
    const double difference = (m.transpose() * form * m - form).cwiseAbs().maxCoeff();
    if (solver_named(GetParam()).symplectic) {
      EXPECT_LT(difference, 1e-9);
    } else {
      EXPECT_GT(difference, 1e-6);
    }
  }
}

}  // namespace
}  // namespace hnn
