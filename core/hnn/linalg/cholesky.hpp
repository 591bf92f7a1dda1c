#pragma once

#include <cstddef>
#include <span>
#include <vector>

#include "hnn/linalg/kernels.hpp"

namespace hnn::linalg {

/// Solves A x = b for a symmetric, positive definite A of one size again and again, by A = L L', with no allocation.
/// Block by block, what is left of A goes through the product of `kernels.hpp`: at the speed of training, and with the
/// same bits on every machine, which Eigen's blocks, whose size depends on the caches, would not give.
class Cholesky {
 public:
  explicit Cholesky(std::size_t size);

  /// Takes the lower triangle of A + shift I, A [size, size] row-major. False where that is not positive definite, or
  /// not finite; then there is nothing to solve.
  [[nodiscard]] bool factorise(std::span<const double> a, double shift);

  /// Puts x in the place of b.
  void solve(std::span<double> b) const;

 private:
  [[nodiscard]] bool factorise_diagonal(std::size_t first, std::size_t width);

  const Kernels<double>* kernels_ = &kernels<double>();
  std::size_t size_;
  std::vector<double> l_;                         // row-major, the upper triangle is of no meaning
  std::vector<double> inverse_, packed_, panel_;  // of a diagonal block; of a product's operand; what a product gives
};

}  // namespace hnn::linalg
