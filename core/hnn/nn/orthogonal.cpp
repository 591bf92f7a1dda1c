#include "hnn/nn/orthogonal.hpp"

#include <algorithm>
#include <cmath>
#include <vector>

namespace hnn {

namespace {

// In ascending order, so that the bits are the same on every machine: a library's sums depend on the width of the
// vectors, its blocked QR on the size of the caches.
double dot(std::span<const double> a, std::span<const double> b) {
  double sum = 0;
  for (std::size_t i = 0; i < a.size(); ++i) sum += a[i] * b[i];
  return sum;
}

}  // namespace

void orthogonal(std::span<float> weights, std::size_t rows, std::size_t columns, Random& random) {
  const bool wide = columns > rows;
  const std::size_t length = std::max(rows, columns), count = std::min(rows, columns);
  std::vector<double> numbers(length * count);
  const auto vector = [&](std::size_t j) { return std::span(numbers).subspan(j * length, length); };
  for (double& number : numbers) number = random.normal();
  // Gram-Schmidt, each vector twice: once leaves an error that grows with the condition of the matrix, twice is enough
  // (Giraud et al. 2005).
  for (std::size_t j = 0; j < count; ++j) {
    const std::span<double> q = vector(j);
    for (int pass = 0; pass < 2; ++pass) {
      for (std::size_t k = 0; k < j; ++k) {
        const std::span<const double> other = vector(k);
        const double along = dot(other, q);
        for (std::size_t i = 0; i < length; ++i) q[i] -= along * other[i];
      }
    }
    const double norm = std::sqrt(dot(q, q));
    for (double& number : q) number /= norm;
  }
  for (std::size_t i = 0; i < rows; ++i) {
    for (std::size_t j = 0; j < columns; ++j) {
      weights[i * columns + j] = static_cast<float>(wide ? numbers[i * length + j] : numbers[j * length + i]);
    }
  }
}

}  // namespace hnn
