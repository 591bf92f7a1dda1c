#include "hnn/nn/orthogonal.hpp"

// Eigen's vectorised sums depend on the width of the vectors, its blocked QR on the size of the caches: neither gives
// the same bits on every machine. Plain loops over its matrices do.
#define EIGEN_DONT_VECTORIZE
#include <Eigen/Core>
#include <algorithm>

namespace hnn {

void orthogonal(std::span<float> weights, std::size_t rows, std::size_t columns, Random& random) {
  const bool wide = columns > rows;
  const auto length = static_cast<Eigen::Index>(std::max(rows, columns));
  const auto count = static_cast<Eigen::Index>(std::min(rows, columns));
  Eigen::MatrixXd q(length, count);
  for (Eigen::Index j = 0; j < count; ++j) {
    for (Eigen::Index i = 0; i < length; ++i) q(i, j) = random.normal();
  }
  // Gram-Schmidt, each vector twice: once leaves an error that grows with the condition of the matrix, twice is enough
  // (Giraud et al. 2005).
  for (Eigen::Index j = 0; j < count; ++j) {
    for (int pass = 0; pass < 2; ++pass) {
      for (Eigen::Index k = 0; k < j; ++k) q.col(j) -= q.col(k).dot(q.col(j)) * q.col(k);
    }
    q.col(j) /= q.col(j).norm();
  }
  for (std::size_t i = 0; i < rows; ++i) {
    for (std::size_t j = 0; j < columns; ++j) {
      const auto row = static_cast<Eigen::Index>(wide ? j : i), column = static_cast<Eigen::Index>(wide ? i : j);
      weights[i * columns + j] = static_cast<float>(q(row, column));
    }
  }
}

}  // namespace hnn
