#pragma once

#include <cstddef>
#include <memory>
#include <optional>

#include "hnn/data/derivatives.hpp"
#include "hnn/data/source.hpp"
#include "hnn/integrate/integrate.hpp"

namespace hnn {

/// How the data of a task are simulated; the defaults are those of the published spring task.
struct SimulationOptions {
  std::size_t trajectories = 50;  ///< the first train, the rest test
  std::size_t points = 30;        ///< a trajectory, equally spaced from 0 to `duration`, both ends included
  double noise = 0.1;             ///< standard deviation of what is added to q and p
  Sampling sampling{};
  std::optional<Derivatives> derivatives{};  ///< dx/dt is estimated from the states; none: as the law gives it
};

/// Simulated trajectories of `system` (paper, section 3). Noise is added to the states only: the targets are the
/// derivatives at the undisturbed states, as in the published code, so no model can reach a loss of 0.
/// A trajectory depends on `random` and its own place only, so fewer trajectories are the first ones of more.
/// Throws Error for fewer than 2 trajectories or points, a duration that is not positive, or a negative noise. `system`
/// must outlive the result.
[[nodiscard]] std::unique_ptr<DataParts> simulate(const System& system, const SimulationOptions& options,
                                                  Random& random);

/// How many of so many trajectories test.
[[nodiscard]] std::size_t test_count(std::size_t trajectories, double test_share);

/// The motion of any number of states under `system`, which must outlive the result.
[[nodiscard]] Field field_of(const System& system);

/// The source that integrates a law, as much of it as one likes.
[[nodiscard]] SourceInfo simulation();

}  // namespace hnn
