#pragma once

#include <Eigen/Core>

namespace hnn::linalg {

// Householder's QR with Eigen's reflectors, one at a time, and not its HouseholderQR: the blocks of that one go through
// a product whose order of summation depends on the size of the caches. Here every sum is in ascending order, and the
// bits are the same on every machine.

/// A factor R, upper triangular, is left above its diagonal in the matrix it was made of; here is the rest.
struct Reflectors {
  Eigen::VectorXd tau;       ///< [count], each reflector's factor: its vector stands below the diagonal
  Eigen::VectorXd diagonal;  ///< [count], of R
};

/// Q R of the first `count` columns of `a`, at most as many as it has rows: leaves R and the reflectors in their place,
/// and turns the columns c behind them into Q'c.
[[nodiscard]] Reflectors triangularise(Eigen::MatrixXd& a, Eigen::Index count);

/// Puts the first columns of Q in the place of R and the reflectors, which have to be all of `a`; each with the sign
/// that makes the diagonal of R positive.
void form_q(Eigen::MatrixXd& a, const Reflectors& reflectors);

}  // namespace hnn::linalg
