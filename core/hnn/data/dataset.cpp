#include "hnn/data/dataset.hpp"

#include <algorithm>

#include "hnn/data/frame.hpp"

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
  const std::size_t points = samples.x.shape(1), frame = columns / 2;
  const std::uint8_t* const first = samples.frames.data() + (sample / points * (points + 2) + sample % points) * frame;
  std::transform(first, first + columns, x.begin(), grey);
  std::transform(first + frame, first + frame + columns, target.begin(), grey);
}

}  // namespace hnn
