#include "hnn/training/probe.hpp"

// The same bits on every machine: see orthogonal.cpp.
#define EIGEN_DONT_VECTORIZE
#include <Eigen/Core>
#include <Eigen/LU>

namespace hnn {

LinearProbe::LinearProbe(std::span<const float> z, std::span<const double> x) {
  const auto row_of = [](const auto& values, std::size_t i) {
    return Eigen::Vector2d(static_cast<double>(values[i]), static_cast<double>(values[i + 1]));
  };
  Eigen::Vector2d mean_z = Eigen::Vector2d::Zero(), mean_x = mean_z;
  for (std::size_t i = 0; i < z.size(); i += 2) {
    mean_z += row_of(z, i);
    mean_x += row_of(x, i);
  }
  const double rows = static_cast<double>(z.size()) / 2;
  mean_z /= rows;
  mean_x /= rows;
  Eigen::Matrix2d zz = Eigen::Matrix2d::Zero(), xz = zz;
  for (std::size_t i = 0; i < z.size(); i += 2) {
    const Eigen::Vector2d from_mean = row_of(z, i) - mean_z;
    zz += from_mean * from_mean.transpose();
    xz += (row_of(x, i) - mean_x) * from_mean.transpose();
  }
  const Eigen::Matrix2d matrix = xz * zz.inverse();
  const Eigen::Vector2d offset = mean_x - matrix * mean_z;
  Eigen::Array2d residual = Eigen::Array2d::Zero(), total = residual;
  for (std::size_t i = 0; i < z.size(); i += 2) {
    residual += (row_of(x, i) - matrix * row_of(z, i) - offset).array().square();
    total += (row_of(x, i) - mean_x).array().square();
  }
  r2_ = (1 - residual / total).minCoeff();
  matrix_ = {{{matrix(0, 0), matrix(0, 1)}, {matrix(1, 0), matrix(1, 1)}}};
  offset_ = {offset(0), offset(1)};
}

std::array<double, 2> LinearProbe::operator()(std::span<const double> z) const {
  return {matrix_[0][0] * z[0] + matrix_[0][1] * z[1] + offset_[0],
          matrix_[1][0] * z[0] + matrix_[1][1] * z[1] + offset_[1]};
}

double LinearProbe::poisson_bracket() const {
  return 1 / (matrix_[0][0] * matrix_[1][1] - matrix_[0][1] * matrix_[1][0]);
}

}  // namespace hnn
