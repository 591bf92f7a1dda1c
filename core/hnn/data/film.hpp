#pragma once

#include <cstddef>
#include <span>
#include <vector>
#include <xtensor/xtensor.hpp>

#include "hnn/data/dataset.hpp"
#include "hnn/math/random.hpp"

namespace hnn {

/// Columns of an observation of the filmed pendulum: two frames, of which the second shows the state and the first
/// where the pendulum was one frame before, so that both together show its velocity.
[[nodiscard]] std::size_t observation_columns();

/// What is seen of the state x = (q, p): [observation_columns], the earlier frame first.
[[nodiscard]] std::vector<float> observe(std::span<const double> x);

/// Films of a pendulum (paper, section 5): the first 4/5 of the trajectories, rounded up, train, the rest test. `t`
/// counts frames, `dxdt` is the change until the next frame. A trajectory depends on `random` and its own place only.
/// Throws Error for fewer than 2 trajectories or points.
[[nodiscard]] Dataset film_pendulum(std::size_t trajectories, std::size_t points, Random& random);

/// The motions of the filmed pendulum [time, row, coordinate] from `rows` start states at times that don't decrease
/// from 0 [frames]; where a time is between two frames, the step to it is shorter.
[[nodiscard]] xt::xtensor<double, 3> pendulum_steps(std::span<const double> start, std::size_t rows,
                                                    std::span<const double> times);

}  // namespace hnn
