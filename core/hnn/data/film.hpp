#pragma once

#include <cstddef>
#include <memory>
#include <span>
#include <vector>

#include "hnn/data/source.hpp"
#include "hnn/math/random.hpp"

namespace hnn {

/// What is seen of the filmed pendulum's state x = (q, p): two successive frames, the earlier one first.
[[nodiscard]] std::vector<float> observe(std::span<const double> x);

/// How much is filmed.
struct FilmOptions {
  std::size_t trajectories = 200;  ///< the first train, the rest test
  double test_share = 0.2;         ///< of the trajectories, rounded down, but at least one
  std::size_t points = 100;        ///< a trajectory
};

/// Films of a pendulum (paper, section 5). `t` counts frames, `dxdt` is the change until the next frame. A trajectory
/// depends on `random` and its own place only. Throws Error for fewer than 2 trajectories or points.
[[nodiscard]] std::unique_ptr<DataParts> film_pendulum(const FilmOptions& options, Random& random);

/// The source that films the pendulum of `PixelPendulum`.
[[nodiscard]] SourceInfo film();

}  // namespace hnn
