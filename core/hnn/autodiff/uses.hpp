#pragma once

#include <cstdint>
#include <optional>
#include <vector>

#include "hnn/autodiff/graph.hpp"

namespace hnn::autodiff {

/// One use of a matrix in a computation over samples: what it adds to the matrix's gradient is scale L'R, with a row of
/// L and R for each sample. None stands for a column of ones.
struct Use {
  std::optional<Value> left, right;  ///< [batch, rows of the matrix], [batch, its columns]
  double scale = 1;
};

/// The uses of a matrix, from its gradient as `gradients` records it. Throws std::logic_error where that is no sum of
/// such products, because the matrix is used otherwise than in products and as a row for all samples.
[[nodiscard]] std::vector<Use> uses_of(Value gradient);

}  // namespace hnn::autodiff
