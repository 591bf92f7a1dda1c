#include <array>
#include <cstddef>
#include <string>
#include <vector>

#include "hnn/data/recording.hpp"
#include "hnn/error.hpp"

namespace hnn {
namespace {

double slope(const std::vector<double>& t, const std::vector<double>& x, std::size_t i) {
  return (x[i + 1] - x[i]) / (t[i + 1] - t[i]);
}

double derivative_at(const std::vector<double>& t, const std::vector<double>& x, std::size_t i,
                     Derivatives derivatives) {
  if (derivatives == Derivatives::forward) return slope(t, x, i);
  const double before = t[i] - t[i - 1];
  const double after = t[i + 1] - t[i];
  return (after * slope(t, x, i - 1) + before * slope(t, x, i)) / (before + after);
}

Samples samples_of(const Recording& recording, Derivatives derivatives, std::size_t first, std::size_t end) {
  const std::size_t points = end - first;
  Samples samples;
  samples.t = xt::xtensor<double, 2>::from_shape({1, points});
  samples.x = xt::xtensor<double, 3>::from_shape({1, points, 2});
  samples.dxdt = xt::xtensor<double, 3>::from_shape({1, points, 2});
  samples.start = xt::xtensor<double, 2>::from_shape({1, 2});
  const std::array columns{&recording.q, &recording.p};
  for (std::size_t i = 0; i < points; ++i) samples.t(0, i) = recording.t[first + i];
  for (std::size_t k = 0; k < columns.size(); ++k) {
    for (std::size_t i = 0; i < points; ++i) {
      samples.x(0, i, k) = (*columns[k])[first + i];
      samples.dxdt(0, i, k) = derivative_at(recording.t, *columns[k], first + i, derivatives);
    }
    samples.start(0, k) = (*columns[k])[first];
  }
  return samples;
}

}  // namespace

void require_rows(const Recording& recording) {
  if (recording.t.size() >= min_recording_rows) return;
  throw Error("A recording needs at least " + std::to_string(min_recording_rows) + " rows; this one has " +
              std::to_string(recording.t.size()) + ".");
}

Dataset dataset_of(const Recording& recording, Derivatives derivatives) {
  require_rows(recording);
  const std::size_t rows = recording.t.size();
  // Both estimators split at the same row, so their test trajectories start from the same state.
  const std::size_t first = derivatives == Derivatives::forward ? 0 : 1;
  const std::size_t split = rows * 4 / 5;
  return {samples_of(recording, derivatives, first, split), samples_of(recording, derivatives, split, rows - 1),
          recording.source};
}

}  // namespace hnn
