#pragma once

#include <cstddef>
#include <span>
#include <string>
#include <vector>
#include <xtensor/xtensor.hpp>

#include "hnn/data/frames.hpp"

namespace hnn {

/// A coordinate, a time or an energy, and how it is written: "angle", "q", "rad".
struct Quantity {
  std::string name;
  std::string symbol;
  std::string unit;  ///< "" where it has none

  friend bool operator==(const Quantity&, const Quantity&) = default;
};

/// Points of trajectories of any length, one after the other: what a model learns from.
struct Samples {
  std::vector<std::string> ids{};     ///< [trajectory]
  std::vector<std::size_t> first{0};  ///< [trajectory + 1], the first point of each and the number of all points
  std::vector<double> t{};            ///< [point]
  xt::xtensor<double, 2> x{};         ///< [point, coordinate], with noise where the task has it
  xt::xtensor<double, 2> dxdt{};      ///< [point, coordinate], the targets
  xt::xtensor<double, 2> start{};     ///< [trajectory, coordinate], the start states without noise
  /// Where the states are seen as frames: of each trajectory the frames before its points, after the last one, and the
  /// next; otherwise empty.
  Frames frames{};

  [[nodiscard]] std::size_t trajectories() const { return ids.size(); }
  /// Points of all trajectories.
  [[nodiscard]] std::size_t count() const { return t.size(); }
  [[nodiscard]] std::size_t dimension() const { return x.shape(1); }
  /// The trajectory that a point is of.
  [[nodiscard]] std::size_t trajectory_of(std::size_t point) const;
};

/// The points that at least so many others follow in the same trajectory.
[[nodiscard]] std::vector<std::size_t> points_before(const Samples& samples, std::size_t horizon);

/// Of a point and the `horizon` points after it, what a motion from the one is compared with: x gets the state and the
/// time from each point to the next, `target` the states that follow, side by side.
void copy_window(const Samples& samples, std::size_t point, std::size_t horizon, std::span<float> x,
                 std::span<float> target);

/// Room for trajectories of so many points each, with ids from `first_id` on.
[[nodiscard]] Samples samples_of(std::span<const std::size_t> points, std::size_t dimension, std::size_t first_id = 0);

/// What a model is given of one point: the state and its target; or, where states are seen as frames, the two frames
/// before and after it, and the two frames one later. `x` and `target` have as many columns.
void copy_sample(const Samples& samples, std::size_t point, std::span<float> x, std::span<float> target);

struct Dataset {
  Samples train;
  Samples test;
  std::string source;                   ///< "simulated" or "measured", shown wherever the data is shown
  std::vector<Quantity> coordinates{};  ///< of a state, where the data name them; otherwise empty
};

}  // namespace hnn
