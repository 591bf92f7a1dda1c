#pragma once

#include <string_view>

#include "hnn/data/dataset.hpp"
#include "hnn/data/recording.hpp"
#include "hnn/data/source.hpp"

namespace hnn {

/// How dx/dt is estimated from a recording, on irregular times too.
enum class Derivatives {
  forward,  ///< (x[i+1] - x[i]) / (t[i+1] - t[i]) at row i, the last row dropped; first order, as in the published code
  central,  ///< the three-point formula for unequal steps, inner rows only; second order
};

/// The choice that means no difference: dx/dt as the law of a simulated motion gives it.
inline constexpr std::string_view exact_derivatives = "exact";

/// "forward" or "central". Throws Error for anything else.
[[nodiscard]] Derivatives derivatives_named(std::string_view name);

/// Where p isn't recorded, it is the derivative of q by the same estimator. The derivative is taken over each whole
/// trajectory; then the last fifth of the trajectories test, or, where there is only one, its last fifth of rows.
/// `start` is the first row of each, as recorded.
/// Throws Error for a trajectory of fewer than `min_recording_rows` rows.
[[nodiscard]] Dataset dataset_of(const Recording& recording, Derivatives derivatives);

/// The same motions, with dx/dt estimated from their states; without the points that have none.
/// Throws Error where a trajectory has none at all.
[[nodiscard]] Samples differentiated(const Samples& states, Derivatives derivatives);

/// The source that reads a file, or takes the task's stand-in where none is given.
[[nodiscard]] SourceInfo recording_file();

}  // namespace hnn
