#include "hnn/data/dataset.hpp"

#include <algorithm>

namespace hnn {

void copy_sample(const Samples& samples, std::size_t sample, std::span<float> x, std::span<float> target) {
  const std::size_t columns = x.size();
  if (samples.frames.empty()) {
    const auto copy = [&](const xt::xtensor<double, 3>& from, std::span<float> to) {
      std::transform(from.data() + sample * columns, from.data() + (sample + 1) * columns, to.begin(),
                     [](double value) { return static_cast<float>(value); });
    };
    copy(samples.x, x);
    copy(samples.dxdt, target);
    return;
  }
  const std::size_t points = samples.x.shape(1), pixels = columns / 2;
  const std::size_t frame = sample / points * (points + 2) + sample % points;
  const std::span<float> between = x.last(pixels);
  samples.frames.read(frame, x.first(pixels));
  samples.frames.read(frame + 1, between);
  std::copy(between.begin(), between.end(), target.begin());
  samples.frames.read(frame + 2, target.last(pixels));
}

}  // namespace hnn
