#include "hnn/training/probe.hpp"

#include <algorithm>
#include <cstddef>

namespace hnn {

// The normal equations of two unknowns, written out: Eigen would weigh 8 kB of what a page loads.
LinearProbe::LinearProbe(std::span<const float> z, std::span<const double> x) {
  const double rows = static_cast<double>(z.size()) / 2;
  std::array<double, 2> mean_z{}, mean_x{};
  for (std::size_t i = 0; i < z.size(); ++i) {
    mean_z[i % 2] += static_cast<double>(z[i]) / rows;
    mean_x[i % 2] += x[i] / rows;
  }
  double qq = 0, qp = 0, pp = 0;                 // z z'
  std::array<std::array<double, 2>, 2> xz{};     // x z'
  std::array<double, 2> variance{}, residual{};  // times rows
  for (std::size_t i = 0; i < z.size(); i += 2) {
    const double q = static_cast<double>(z[i]) - mean_z[0], p = static_cast<double>(z[i + 1]) - mean_z[1];
    qq += q * q;
    qp += q * p;
    pp += p * p;
    for (std::size_t k = 0; k < 2; ++k) {
      const double value = x[i + k] - mean_x[k];
      xz[k][0] += value * q;
      xz[k][1] += value * p;
      variance[k] += value * value;
    }
  }
  const double determinant = qq * pp - qp * qp;
  for (std::size_t k = 0; k < 2; ++k) {
    matrix_[k] = {(xz[k][0] * pp - xz[k][1] * qp) / determinant, (xz[k][1] * qq - xz[k][0] * qp) / determinant};
    offset_[k] = mean_x[k] - matrix_[k][0] * mean_z[0] - matrix_[k][1] * mean_z[1];
  }
  for (std::size_t i = 0; i < z.size(); i += 2) {
    const std::array<double, 2> state{static_cast<double>(z[i]), static_cast<double>(z[i + 1])}, read = (*this)(state);
    for (std::size_t k = 0; k < 2; ++k) residual[k] += (x[i + k] - read[k]) * (x[i + k] - read[k]);
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
