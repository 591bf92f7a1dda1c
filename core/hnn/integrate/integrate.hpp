#pragma once

#include <cstddef>
#include <optional>
#include <span>
#include <string_view>
#include <xtensor/xtensor.hpp>

#include "hnn/integrate/field.hpp"

namespace hnn {

struct SolverOptions {
  std::string_view name = "dopri5";  ///< the id of one of `solvers()`
  double rtol = 1e-9;                ///< adaptive solvers: relative tolerance
  double atol = 1e-9;                ///< adaptive solvers: absolute tolerance
  double step = 0.01;                ///< solvers with fixed steps: the length of a step [time]
};

struct Trajectories {
  xt::xtensor<double, 3> states;  ///< [time, row, coordinate]; after `left_at` the last finite state is repeated
  /// The time at which a state passed `max_coordinate`, the step size collapsed, or a step's equations had no solution.
  std::optional<double> left_at;
};

/// A state with a larger coordinate has left the finite numbers: its energy, which has squares in it, soon would.
inline constexpr double max_coordinate = 1e150;

/// No integration takes more steps than this. Where fixed steps would, that is an Error; an adaptive solver that gets
/// here reports `left_at`.
inline constexpr std::size_t max_integration_steps = 1'000'000;

/// Integrates `rows` start states together and gives their states at `times`, which start with the time of `start` and
/// never decrease, or never increase: then time runs backwards. When one row leaves the finite numbers, all rows stop
/// there. An adaptive solver has one step size for all rows; with fixed steps the bits of a row do not depend on the
/// rows beside it.
/// Throws Error for an unknown solver, one that needs a split that the field has not, a step or tolerance that is not
/// positive, more than `max_integration_steps` fixed steps, times that turn round, and a start state or time that is
/// not finite.
[[nodiscard]] Trajectories integrate(const Field& field, std::span<const double> start, std::size_t rows,
                                     std::span<const double> times, const SolverOptions& options);

}  // namespace hnn
