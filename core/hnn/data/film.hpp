#pragma once

#include <cstddef>
#include <span>
#include <vector>
#include <xtensor/xtensor.hpp>

#include "hnn/data/dataset.hpp"
#include "hnn/math/random.hpp"

namespace hnn {

/// Columns of an observation of the filmed pendulum: two successive frames.
[[nodiscard]] std::size_t observation_columns();

/// What is seen of the state x = (q, p): [observation_columns], the earlier frame first.
[[nodiscard]] std::vector<float> observe(std::span<const double> x);

/// How much is filmed.
struct FilmOptions {
  std::size_t trajectories = 200;  ///< the first train, the rest test
  std::size_t test_part = 5;       ///< one trajectory in so many tests, rounded down, but at least one
  std::size_t points = 100;        ///< a trajectory
};

/// Films of a pendulum (paper, section 5). `t` counts frames, `dxdt` is the change until the next frame. A trajectory
/// depends on `random` and its own place only. Throws Error for fewer than 2 trajectories or points.
[[nodiscard]] Dataset film_pendulum(const FilmOptions& options, Random& random);

/// The motions of the filmed pendulum [time, row, coordinate] from `rows` start states at times that don't decrease
/// from 0 [frames]; where a time is between two frames, the step to it is shorter.
[[nodiscard]] xt::xtensor<double, 3> pendulum_steps(std::span<const double> start, std::size_t rows,
                                                    std::span<const double> times);

}  // namespace hnn
