#pragma once

#include <cstddef>
#include <span>
#include <string>
#include <string_view>

#include "hnn/integrate/integrate.hpp"
#include "hnn/integrate/recorded_field.hpp"

namespace hnn {

/// A solver: its words, what it can do, and what runs it. Each is defined in a file of its own.
struct SolverInfo {
  std::string_view id;           ///< as in settings and links: "implicit-midpoint"
  std::string_view title;        ///< "Implicit midpoint rule"
  std::string_view description;  ///< one line for people
  int order;                     ///< the error at a fixed time falls with the step to this power
  bool adaptive;                 ///< chooses its steps by `rtol` and `atol`; otherwise all are `step` long
  bool needs_split;              ///< integrates a field with a `split` only
  bool symplectic;               ///< its step is a canonical map where the field is Hamiltonian
  bool reversible;               ///< a step forwards and a step back lead to the same state, but for rounding
  /// `integrate` with this solver, for arguments that are known to be valid and at least one time.
  Trajectories (*integrate)(const Field& field, std::span<const double> start, std::size_t rows,
                            std::span<const double> times, const SolverOptions& options);
  /// The state after one step of lengths dt [batch, 1] from x, recorded in their graph, so that training can
  /// differentiate through it; null where the solver has none.
  autodiff::Value (*recorded_step)(const RecordedField& field, autodiff::Value x, autodiff::Value dt);
};

/// All that a user can choose from; the first is the default.
[[nodiscard]] std::span<const SolverInfo> solvers();

/// The solver of that id. Throws Error for any other.
[[nodiscard]] const SolverInfo& solver_named(std::string_view id);

/// "dopri5 at a tolerance of 1e-9", "rk4 with steps of 0.01": what a motion was integrated with. Throws Error for an
/// unknown solver.
[[nodiscard]] std::string solver_text(const SolverOptions& options);

}  // namespace hnn
