#include "hnn/data/dataset.hpp"

#include <algorithm>

namespace hnn {

std::size_t Samples::trajectory_of(std::size_t point) const {
  const auto next = std::upper_bound(first.begin(), first.end(), point);
  return static_cast<std::size_t>(next - first.begin()) - 1;
}

Samples samples_of(std::span<const std::size_t> points, std::size_t dimension, std::size_t first_id) {
  Samples samples;
  for (const std::size_t count : points) {
    samples.ids.push_back(std::to_string(first_id + samples.ids.size()));
    samples.first.push_back(samples.first.back() + count);
  }
  const std::size_t all = samples.first.back();
  samples.t.resize(all);
  samples.x = xt::xtensor<double, 2>::from_shape({all, dimension});
  samples.dxdt = xt::xtensor<double, 2>::from_shape({all, dimension});
  samples.start = xt::xtensor<double, 2>::from_shape({points.size(), dimension});
  return samples;
}

std::vector<std::size_t> points_before(const Samples& samples, std::size_t horizon) {
  std::vector<std::size_t> points;
  for (std::size_t trajectory = 0; trajectory < samples.trajectories(); ++trajectory) {
    const std::size_t end = samples.first[trajectory + 1];
    for (std::size_t point = samples.first[trajectory]; point + horizon < end; ++point) points.push_back(point);
  }
  return points;
}

void copy_window(const Samples& samples, std::size_t point, std::size_t horizon, std::span<float> x,
                 std::span<float> target) {
  const std::size_t d = samples.dimension();
  const auto single = [](double value) { return static_cast<float>(value); };
  const double* const state = samples.x.data() + point * d;
  std::transform(state, state + d, x.begin(), single);
  for (std::size_t i = 0; i < horizon; ++i) x[d + i] = single(samples.t[point + i + 1] - samples.t[point + i]);
  std::transform(state + d, state + (horizon + 1) * d, target.begin(), single);
}

void copy_sample(const Samples& samples, std::size_t point, std::span<float> x, std::span<float> target) {
  const std::size_t columns = x.size();
  if (samples.frames.empty()) {
    const auto copy = [&](const xt::xtensor<double, 2>& from, std::span<float> to) {
      std::transform(from.data() + point * columns, from.data() + (point + 1) * columns, to.begin(),
                     [](double value) { return static_cast<float>(value); });
    };
    copy(samples.x, x);
    copy(samples.dxdt, target);
    return;
  }
  const std::size_t pixels = columns / 2;
  const std::size_t frame =
      point + 2 * samples.trajectory_of(point);  // each trajectory has two frames more than points
  const std::span<float> between = x.last(pixels);
  samples.frames.read(frame, x.first(pixels));
  samples.frames.read(frame + 1, between);
  std::copy(between.begin(), between.end(), target.begin());
  samples.frames.read(frame + 2, target.last(pixels));
}

}  // namespace hnn
