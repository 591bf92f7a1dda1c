#pragma once

#include <cstddef>
#include <span>
#include <string>
#include <xtensor/xtensor.hpp>

#include "hnn/data/frames.hpp"

namespace hnn {

/// Points of trajectories: what a model learns from.
struct Samples {
  xt::xtensor<double, 2> t;      ///< [trajectory, time]
  xt::xtensor<double, 3> x;      ///< [trajectory, time, coordinate], with noise where the task has it
  xt::xtensor<double, 3> dxdt;   ///< [trajectory, time, coordinate], the targets
  xt::xtensor<double, 2> start;  ///< [trajectory, coordinate], the start states without noise
  /// Where the states are seen as frames: [trajectory, time + 2], the frames before each time, after the last one, and
  /// the next; otherwise empty.
  Frames frames;

  /// Points of all trajectories.
  [[nodiscard]] std::size_t count() const { return t.size(); }
};

/// What a model is given of one point: the state and its target; or, where states are seen as frames, the two frames
/// before and after it, and the two frames one later. `x` and `target` have as many columns.
void copy_sample(const Samples& samples, std::size_t sample, std::span<float> x, std::span<float> target);

struct Dataset {
  Samples train;
  Samples test;
  std::string source;  ///< "simulated" or "measured", shown wherever the data is shown
};

}  // namespace hnn
