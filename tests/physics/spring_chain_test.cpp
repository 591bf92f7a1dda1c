#include "hnn/physics/spring_chain.hpp"

#include <gtest/gtest.h>

#include <Eigen/Eigenvalues>
#include <cmath>
#include <vector>

#include "hnn/error.hpp"
#include "hnn/settings/settings.hpp"
#include "hnn/training/trainer.hpp"

namespace hnn {
namespace {

class SpringChainOf : public testing::TestWithParam<std::size_t> {
 protected:
  std::size_t masses = GetParam();
  SpringChain chain{masses};

  double stiffness(std::size_t i, std::size_t j) const {
    std::vector<double> x(2 * masses), dxdt(2 * masses);
    x[j] = 1;
    chain.time_derivative(x, dxdt);
    return -dxdt[masses + i];
  }
};

INSTANTIATE_TEST_SUITE_P(Chains, SpringChainOf,
                         testing::Range(SpringChain::least_masses, SpringChain::most_masses + 1));

TEST_P(SpringChainOf, HasTheNormalModesOfItsStiffness) {
  const auto n = static_cast<Eigen::Index>(masses);
  const Eigen::MatrixXd matrix = Eigen::MatrixXd::NullaryExpr(n, n, [&](Eigen::Index i, Eigen::Index j) {
    return stiffness(static_cast<std::size_t>(i), static_cast<std::size_t>(j));
  });
  const Eigen::SelfAdjointEigenSolver<Eigen::MatrixXd> modes(matrix);  // in growing order, as the modes are
  for (std::size_t k = 1; k <= masses; ++k) {
    const auto column = static_cast<Eigen::Index>(k - 1);
    EXPECT_NEAR(SpringChain::mode_frequency(masses, k), std::sqrt(modes.eigenvalues()[column]), 1e-13);
    const double sign = modes.eigenvectors()(0, column) < 0 ? -1.0 : 1.0;  // Eigen's may be any
    for (std::size_t j = 1; j <= masses; ++j) {
      const double shape = sign * modes.eigenvectors()(static_cast<Eigen::Index>(j - 1), column);
      EXPECT_NEAR(SpringChain::mode_shape(masses, k, j), shape, 1e-13);
    }
  }
}

TEST_P(SpringChainOf, HasAllOfItsEnergyInItsModes) {
  Random random(1);
  std::vector<double> x(2 * masses);
  for (int draw = 0; draw < 20; ++draw) {
    chain.start_state(random, x);
    double sum = 0;
    for (std::size_t k = 1; k <= masses; ++k) sum += SpringChain::mode_energy(x, k);
    EXPECT_NEAR(sum, chain.energy(x), 1e-13);
  }
}

TEST_P(SpringChainOf, TestsFromASingleModeAndFromEach) {
  Random random(2);
  std::vector<double> x(2 * masses);
  std::vector<int> counts(masses + 1);
  for (int draw = 0; draw < 200; ++draw) {
    chain.test_start_state(random, x);
    const double whole = chain.energy(x);
    EXPECT_GT(whole, 0.01);
    for (std::size_t k = 1; k <= masses; ++k) {
      const double part = SpringChain::mode_energy(x, k);
      if (part > 0.5 * whole) ++counts[k];
      EXPECT_NEAR(part, part > 0.5 * whole ? whole : 0.0, 1e-13);
    }
    for (std::size_t j = 0; j < masses; ++j) EXPECT_LE(std::abs(x[j]), 1.0);
  }
  for (std::size_t k = 1; k <= masses; ++k) EXPECT_GT(counts[k], 0) << "mode " << k;
}

TEST(SpringChain, HasAsManyMassesAsItsSettingSays) {
  const Experiment experiment = experiment_from({{"task", "spring-chain"},
                                                 {"masses", "8"},
                                                 {"trajectories", "4"},
                                                 {"points", "3"},
                                                 {"widths", "8"},
                                                 {"from", "1,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0"}});
  Trainer trainer(experiment);
  trainer.train(1);
  EXPECT_EQ(trainer.dimension(), 16U);
  EXPECT_EQ(trainer.task().coordinates()[15].symbol, "p8");
  const auto drifts = trainer.evaluate().invariant_drifts;
  ASSERT_EQ(drifts.size(), 8U);
  EXPECT_EQ(drifts[7].first, "E8");
  EXPECT_THROW((void)experiment_from({{"task", "spring-chain"}, {"masses", "9"}}), Error);
  EXPECT_THROW((void)experiment_from({{"task", "spring-chain"}, {"from", "1,0"}}), Error);
  EXPECT_THROW((void)experiment_from({{"task", "spring"}, {"masses", "2"}}), Error) << "it has no effect there";
}

}  // namespace
}  // namespace hnn
