#pragma once

#include <cstddef>
#include <functional>

#include "hnn/data/dataset.hpp"
#include "hnn/integrate/integrate.hpp"
#include "hnn/math/random.hpp"
#include "hnn/physics/system.hpp"

namespace hnn {

/// Hears which share of a task is done, in [0, 1]. May be empty.
using OnProgress = std::function<void(double)>;

/// How the data of a task are simulated; the defaults are those of the published spring task.
struct SimulationOptions {
  std::size_t trajectories = 50;  ///< the first train, the rest test
  std::size_t test_part = 2;      ///< one trajectory in so many tests, rounded down, but at least one
  std::size_t points = 30;        ///< a trajectory, equally spaced from 0 to `duration`, both ends included
  double duration = 3.0;          ///< [time]
  double noise = 0.1;             ///< standard deviation of what is added to q and p
};

/// Simulated trajectories of `system` (paper, section 3). Noise is added to the states only: the targets are the
/// derivatives at the undisturbed states, as in the published code, so no model can reach a loss of 0.
/// A trajectory depends on `random` and its own place only, so fewer trajectories are the first ones of more.
/// `on_progress` hears now and then which share of the trajectories is done.
/// Throws Error for fewer than 2 trajectories or points, a duration that is not positive, or a negative noise.
[[nodiscard]] Dataset simulate(const System& system, const SimulationOptions& options, Random& random,
                               const OnProgress& on_progress = {});

/// The motion of any number of states under `system`, which must outlive the result.
[[nodiscard]] VectorField vector_field_of(const System& system);

}  // namespace hnn
