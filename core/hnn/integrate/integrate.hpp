#pragma once

#include <cstddef>
#include <functional>
#include <optional>
#include <span>
#include <string_view>
#include <xtensor/xtensor.hpp>

namespace hnn {

/// dx/dt of `rows` independent states at once: `x` and `dxdt` are [rows, coordinate], row-major.
using VectorField = std::function<void(std::span<const double> x, std::span<double> dxdt)>;

struct IntegratorOptions {
  std::string_view name = "dopri5";  ///< one of `integrator_names()`
  double rtol = 1e-9;                ///< adaptive solvers: relative tolerance
  double atol = 1e-9;                ///< adaptive solvers: absolute tolerance
  double step = 0.01;                ///< fixed-step solvers: the longest step taken [time]
};

struct Trajectories {
  xt::xtensor<double, 3> states;  ///< [time, row, coordinate]; after `left_at` the last finite state is repeated
  std::optional<double> left_at;  ///< the time at which a state passed `max_coordinate` or the step size collapsed
};

/// A state with a larger coordinate has left the finite numbers: its energy, which has squares in it, soon would.
inline constexpr double max_coordinate = 1e150;

/// No integration takes more steps than this. Where a fixed step would, that is an Error; an adaptive solver that gets
/// here reports `left_at`.
inline constexpr std::size_t max_integration_steps = 1'000'000;

/// The names a user can choose from: "dopri5", "rk4".
[[nodiscard]] std::span<const std::string_view> integrator_names();

/// Integrates `rows` start states together (one step size for all of them) and gives their states at `times`, which
/// start with the time of `start` and never decrease, or never increase: then time runs backwards. When one row leaves
/// the finite numbers, all rows stop there.
/// Throws Error for an unknown solver, a step or tolerance that is not positive, more than `max_integration_steps`
/// fixed steps, times that turn round, and a start state or time that is not finite.
[[nodiscard]] Trajectories integrate(const VectorField& field, std::span<const double> start, std::size_t rows,
                                     std::span<const double> times, const IntegratorOptions& options);

}  // namespace hnn
