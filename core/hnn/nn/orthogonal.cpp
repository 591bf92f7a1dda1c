#include "hnn/nn/orthogonal.hpp"

#include <Eigen/Core>
#include <algorithm>

#include "hnn/linalg/householder.hpp"

namespace hnn {

// The Q of a matrix of normal numbers, with the signs that make it uniform among all (Mezzadri 2007).
void orthogonal(std::span<float> weights, std::size_t rows, std::size_t columns, Random& random) {
  using Eigen::Index;
  const auto length = static_cast<Index>(std::max(rows, columns)), count = static_cast<Index>(std::min(rows, columns));
  Eigen::MatrixXd a(length, count);
  std::generate_n(a.data(), a.size(), [&] { return random.normal(); });
  linalg::form_q(a, linalg::triangularise(a, count));
  for (std::size_t i = 0; i < rows; ++i) {
    for (std::size_t j = 0; j < columns; ++j) {
      const auto row = static_cast<Index>(i), column = static_cast<Index>(j);
      weights[i * columns + j] = static_cast<float>(columns > rows ? a(column, row) : a(row, column));
    }
  }
}

}  // namespace hnn
