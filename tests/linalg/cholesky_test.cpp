#include "hnn/linalg/cholesky.hpp"

#include <gtest/gtest.h>

#include <Eigen/Cholesky>
#include <limits>

#include "hnn/math/random.hpp"

namespace hnn::linalg {
namespace {

TEST(Cholesky, SolvesAsEigenDoes) {
  Random random(3);
  for (const Eigen::Index size : {1, 2, 47, 48, 49, 96, 97, 200}) {
    Eigen::MatrixXd half(size, size);
    for (double& value : half.reshaped()) value = random.normal();
    const Eigen::MatrixXd a = half * half.transpose();
    Eigen::VectorXd b(size);
    for (double& value : b) value = random.normal();
    const Eigen::VectorXd expected = (a + 0.5 * Eigen::MatrixXd::Identity(size, size)).llt().solve(b);

    // Only the lower triangle counts.
    std::vector<double> lower(static_cast<std::size_t>(size * size), 99.0);
    for (Eigen::Index i = 0; i < size; ++i) {
      for (Eigen::Index j = 0; j <= i; ++j) lower[static_cast<std::size_t>(i * size + j)] = a(i, j);
    }
    Cholesky cholesky(static_cast<std::size_t>(size));
    std::vector<double> x(b.begin(), b.end());
    ASSERT_TRUE(cholesky.factorise(lower, 0.5));
    cholesky.solve(x);
    for (Eigen::Index i = 0; i < size; ++i) {
      EXPECT_NEAR(x[static_cast<std::size_t>(i)], expected[i], 1e-8 * (1 + expected.cwiseAbs().maxCoeff())) << size;
    }
  }
}

TEST(Cholesky, RefusesWhatIsNotPositiveDefinite) {
  Cholesky cholesky(2);
  EXPECT_FALSE(cholesky.factorise(std::vector<double>{1, 0, 2, 1}, 0));
  EXPECT_TRUE(cholesky.factorise(std::vector<double>{1, 0, 2, 1}, 2));
  EXPECT_FALSE(cholesky.factorise(std::vector<double>{1, 0, std::numeric_limits<double>::quiet_NaN(), 1}, 0));
}

}  // namespace
}  // namespace hnn::linalg
