#include "hnn/linalg/cholesky.hpp"

#include <algorithm>
#include <cmath>

namespace hnn::linalg {

static constexpr std::size_t block = 48;

Cholesky::Cholesky(std::size_t size)
    : size_(size),
      l_(size * size),
      inverse_(block * block),
      packed_(std::max(kernels_->packed_size(size, block), kernels_->packed_size(block, block))),
      panel_(size * block) {}

// L of a block on the diagonal, which is small, and the transpose of its inverse.
bool Cholesky::factorise_diagonal(std::size_t first, std::size_t width) {
  double* const l = l_.data() + first * size_ + first;
  for (std::size_t j = 0; j < width; ++j) {
    for (std::size_t i = j; i < width; ++i) {
      double sum = l[i * size_ + j];
      for (std::size_t k = 0; k < j; ++k) sum -= l[i * size_ + k] * l[j * size_ + k];
      if (i > j) {
        l[i * size_ + j] = sum / l[j * size_ + j];
        continue;
      }
      if (!(sum > 0) || !std::isfinite(sum)) return false;
      l[j * size_ + j] = std::sqrt(sum);
    }
  }
  std::fill(inverse_.begin(), inverse_.end(), 0.0);
  for (std::size_t j = 0; j < width; ++j) {
    for (std::size_t i = j; i < width; ++i) {
      double sum = i == j ? 1 : 0;
      for (std::size_t k = j; k < i; ++k) sum -= l[i * size_ + k] * inverse_[j * width + k];
      inverse_[j * width + i] = sum / l[i * size_ + i];
    }
  }
  return true;
}

bool Cholesky::factorise(std::span<const double> a, double shift) {
  std::copy(a.begin(), a.end(), l_.begin());
  for (std::size_t i = 0; i < size_; ++i) l_[i * size_ + i] += shift;
  const auto subtract = kernels_->elementwise[static_cast<std::size_t>(Elementwise::subtract)];
  for (std::size_t first = 0; first < size_; first += block) {
    const std::size_t width = std::min(block, size_ - first), rows = size_ - first;
    double* const here = l_.data() + first * size_ + first;
    Product<double> product;
    product.b = packed_.data();
    product.c = panel_.data();
    product.c_stride = product.n = width;
    if (first > 0) {
      // What the columns to the left leave of these.
      const double* const left = l_.data() + first * size_;
      kernels_->pack(left, size_, true, first, width, packed_.data(), 0, first);
      product.a = left;
      product.a_stride = size_;
      product.m = rows;
      product.k = first;
      kernels_->product(product);
      for (std::size_t i = 0; i < rows; ++i) {
        double row[block];
        subtract(row, here + i * size_, panel_.data() + i * width, 0, 0, width);
        std::copy_n(row, width, here + i * size_);
      }
    }
    if (!factorise_diagonal(first, width)) return false;
    if (rows == width) break;
    kernels_->pack(inverse_.data(), width, false, width, width, packed_.data(), 0, width);
    product.a = here + width * size_;
    product.a_stride = size_;
    product.m = rows - width;
    product.k = width;
    kernels_->product(product);
    for (std::size_t i = 0; i < product.m; ++i) {
      std::copy_n(panel_.data() + i * width, width, here + (width + i) * size_);
    }
  }
  return true;
}

void Cholesky::solve(std::span<double> b) const {
  for (std::size_t i = 0; i < size_; ++i) {
    double sum = b[i];
    for (std::size_t k = 0; k < i; ++k) sum -= l_[i * size_ + k] * b[k];
    b[i] = sum / l_[i * size_ + i];
  }
  for (std::size_t i = size_; i-- > 0;) {
    b[i] /= l_[i * size_ + i];
    for (std::size_t k = 0; k < i; ++k) b[k] -= l_[i * size_ + k] * b[i];
  }
}

}  // namespace hnn::linalg
