#pragma once

#include <algorithm>
#include <cstddef>
#include <vector>

namespace hnn {

/// The one in the middle, or the mean of the two; of at least one value, none of which is NaN.
[[nodiscard]] inline double median_of(std::vector<double> values) {
  std::sort(values.begin(), values.end());
  const std::size_t half = values.size() / 2;
  return values.size() % 2 == 1 ? values[half] : 0.5 * (values[half - 1] + values[half]);
}

}  // namespace hnn
