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

Samples samples_of(const RecordedTrajectory& recording, Derivatives derivatives, std::size_t first, std::size_t end) {
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

Dataset dataset_of(const Recording& recording, Derivatives derivatives) {
  require_rows(recording);
  if (recording.degrees_of_freedom != 1 || !recording.has_momenta) {
    throw Error("The recording has no p, or more than one degree of freedom; this task needs t, q and p.");
  }
  const RecordedTrajectory& trajectory = recording.trajectories.front();
  const std::size_t rows = trajectory.t.size();
  // Both estimators split at the same row, so their test trajectories start from the same state.
  const std::size_t first = derivatives == Derivatives::forward ? 0 : 1;
  const std::size_t split = rows * 4 / 5;
  return {samples_of(trajectory, derivatives, first, split), samples_of(trajectory, derivatives, split, rows - 1),
          recording.source};
}

}  // namespace hnn
