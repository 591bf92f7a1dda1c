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

// b -= (a . b) a
void project_out(std::span<const double> a, std::span<double> b) {
  const double along = dot(a, b);
  for (std::size_t i = 0; i < a.size(); ++i) b[i] -= along * a[i];
}

// The same for four vectors that stand one after the other: a sum waits for its last addition, but not for another sum.
void project_out_of_four(std::span<const double> a, std::span<double> four) {
  const std::size_t n = a.size();
  double* const b = four.data();
  double sum0 = 0, sum1 = 0, sum2 = 0, sum3 = 0;
  for (std::size_t i = 0; i < n; ++i) {
    sum0 += a[i] * b[i];
    sum1 += a[i] * b[n + i];
    sum2 += a[i] * b[2 * n + i];
    sum3 += a[i] * b[3 * n + i];
  }
  for (std::size_t i = 0; i < n; ++i) {
    b[i] -= sum0 * a[i];
    b[n + i] -= sum1 * a[i];
    b[2 * n + i] -= sum2 * a[i];
    b[3 * n + i] -= sum3 * a[i];
  }
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
    for (std::size_t k = 0; k < j; ++k) project_out(vector(k), q);
    const double norm = std::sqrt(dot(q, q));
    for (double& number : q) number /= norm;
    // The first time for all that follow, as soon as there is something to project out.
    std::size_t later = j + 1;
    for (; later + 4 <= count; later += 4) {
      project_out_of_four(q, std::span(numbers).subspan(later * length, 4 * length));
    }
    for (; later < count; ++later) project_out(q, vector(later));
  }
  for (std::size_t i = 0; i < rows; ++i) {
    for (std::size_t j = 0; j < columns; ++j) {
      weights[i * columns + j] = static_cast<float>(wide ? numbers[i * length + j] : numbers[j * length + i]);
    }
  }
}

}  // namespace hnn
