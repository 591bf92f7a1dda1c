#include "hnn/training/probe.hpp"

#include <Eigen/Core>
#include <algorithm>
#include <cmath>
#include <cstddef>

#include "hnn/linalg/householder.hpp"

namespace hnn {
namespace {

using Eigen::Index;

constexpr Index unknowns = 3;  // of each coordinate of x: what stands before 1, z_q and z_p

// The solution u of R u = c. An unknown whose column depends on those before it, so that rounding is all that is left
// of it, is 0.
std::array<double, unknowns> solved(const Eigen::MatrixXd& r, const Eigen::VectorXd& diagonal, Index c) {
  constexpr double rounding = 1e-12;
  std::array<double, unknowns> u{};
  for (Index i = unknowns; i-- > 0;) {
    if (std::abs(diagonal[i]) <= rounding * r.col(i).head(i).norm()) continue;
    double rest = r(i, c);
    for (Index k = i + 1; k < unknowns; ++k) rest -= r(i, k) * u[static_cast<std::size_t>(k)];
    u[static_cast<std::size_t>(i)] = rest / diagonal[i];
  }
  return u;
}

}  // namespace

LinearProbe::LinearProbe(std::span<const float> z, std::span<const double> x) {
  const auto rows = static_cast<Index>(z.size() / 2);
  // Rows of zeros change no solution, and let there be fewer samples than unknowns.
  Eigen::MatrixXd a = Eigen::MatrixXd::Zero(std::max(rows, unknowns), unknowns + 2);  // 1, z, x
  std::array<double, 2> mean{}, variance{}, residual{};                               // of x; the latter times rows
  for (Index row = 0; row < rows; ++row) {
    a(row, 0) = 1;
    for (std::size_t k = 0; k < 2; ++k) {
      const std::size_t at = 2 * static_cast<std::size_t>(row) + k;
      a(row, 1 + static_cast<Index>(k)) = static_cast<double>(z[at]);
      a(row, unknowns + static_cast<Index>(k)) = x[at];
      mean[k] += x[at] / static_cast<double>(rows);
    }
  }
  const Eigen::VectorXd diagonal = linalg::triangularise(a, unknowns).diagonal;
  for (std::size_t k = 0; k < 2; ++k) {
    const auto [offset, of_q, of_p] = solved(a, diagonal, unknowns + static_cast<Index>(k));
    offset_[k] = offset;
    matrix_[k] = {of_q, of_p};
  }
  for (std::size_t i = 0; i < z.size(); i += 2) {
    const std::array<double, 2> state{static_cast<double>(z[i]), static_cast<double>(z[i + 1])}, read = (*this)(state);
    for (std::size_t k = 0; k < 2; ++k) {
      residual[k] += (x[i + k] - read[k]) * (x[i + k] - read[k]);
      variance[k] += (x[i + k] - mean[k]) * (x[i + k] - mean[k]);
    }
  }
  r2_ = 1 - std::max(residual[0] / variance[0], residual[1] / variance[1]);
}

std::array<double, 2> LinearProbe::operator()(std::span<const double> z) const {
  return {matrix_[0][0] * z[0] + matrix_[0][1] * z[1] + offset_[0],
          matrix_[1][0] * z[0] + matrix_[1][1] * z[1] + offset_[1]};
}

double LinearProbe::poisson_bracket() const {
  return 1 / (matrix_[0][0] * matrix_[1][1] - matrix_[0][1] * matrix_[1][0]);
}

}  // namespace hnn
