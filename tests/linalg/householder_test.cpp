#include "hnn/linalg/householder.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <utility>

#include "hnn/math/random.hpp"

namespace hnn::linalg {
namespace {

using Eigen::Index;
using Eigen::MatrixXd;

MatrixXd random_matrix(Index rows, Index columns) {
  MatrixXd a(rows, columns);
  Random random(3);
  std::generate_n(a.data(), a.size(), [&] { return random.normal(); });
  return a;
}

// R of what `triangularise` leaves of a matrix.
MatrixXd upper(const MatrixXd& a, const Reflectors& reflectors) {
  const Index count = reflectors.diagonal.size();
  MatrixXd r = a.topLeftCorner(count, count).triangularView<Eigen::StrictlyUpper>();
  r.diagonal() = reflectors.diagonal;
  return r;
}

TEST(Householder, FactorsAMatrixIntoAnOrthonormalAndATriangularOne) {
  for (const auto& [rows, columns] : {std::pair<Index, Index>{1, 1}, {2, 1}, {3, 3}, {50, 7}, {120, 61}}) {
    const MatrixXd a = random_matrix(rows, columns);
    MatrixXd q = a;
    const Reflectors reflectors = triangularise(q, columns);
    MatrixXd r = upper(q, reflectors);
    form_q(q, reflectors);
    for (Index k = 0; k < columns; ++k) {
      if (r(k, k) < 0) r.row(k) *= -1;  // as form_q does with the columns of Q
    }
    const MatrixXd product = q.lazyProduct(r), square = q.transpose().lazyProduct(q);
    EXPECT_LT((product - a).cwiseAbs().maxCoeff(), 1e-13) << rows << " x " << columns;
    EXPECT_LT((square - MatrixXd::Identity(columns, columns)).cwiseAbs().maxCoeff(), 1e-14);
  }
}

TEST(Householder, TurnsTheColumnsBehindAsTheFactorsAreTurned) {
  const MatrixXd a = random_matrix(20, 5);
  MatrixXd turned = a;
  const Reflectors reflectors = triangularise(turned, 3);
  MatrixXd q = turned.leftCols(3);
  form_q(q, reflectors);
  for (Index k = 0; k < 3; ++k) {
    const double sign = reflectors.diagonal[k] < 0 ? -1 : 1;
    for (Index column : {Index{3}, Index{4}}) {
      EXPECT_NEAR(turned(k, column), sign * q.col(k).dot(a.col(column)), 1e-14);
    }
  }
}

}  // namespace
}  // namespace hnn::linalg
