#include "hnn/integrate/solvers.hpp"

#include <algorithm>
#include <array>
#include <vector>

#include "hnn/error.hpp"
#include "hnn/integrate/dopri5.hpp"
#include "hnn/integrate/euler.hpp"
#include "hnn/integrate/gauss4.hpp"
#include "hnn/integrate/implicit_midpoint.hpp"
#include "hnn/integrate/leapfrog.hpp"
#include "hnn/integrate/rk4.hpp"
#include "hnn/integrate/yoshida4.hpp"
#include "hnn/text/number_text.hpp"
#include "hnn/text/suggestion.hpp"

namespace hnn {

std::span<const SolverInfo> solvers() {
  static const std::array rows{dopri5_solver,   rk4_solver,      euler_solver,
                               leapfrog_solver, yoshida4_solver, implicit_midpoint_solver,
                               gauss4_solver};
  return rows;
}

const SolverInfo& solver_named(std::string_view id) {
  const std::span<const SolverInfo> rows = solvers();
  const auto row = std::find_if(rows.begin(), rows.end(), [&](const SolverInfo& solver) { return solver.id == id; });
  if (row != rows.end()) return *row;

  std::vector<std::string_view> ids;
  for (const SolverInfo& solver : rows) ids.push_back(solver.id);
  const std::string guess = did_you_mean(id, ids);
  throw Error("There is no solver " + in_quotes(id) + " among " + joined(ids, " and ") + (guess.empty() ? "." : guess));
}

std::string solver_text(const SolverOptions& options) {
  const SolverInfo& solver = solver_named(options.name);
  const std::string id(solver.id);
  if (!solver.adaptive) return id + " with steps of " + number_text(options.step);
  if (options.rtol == options.atol) return id + " at a tolerance of " + number_text(options.rtol);
  return id + " at a tolerance of " + number_text(options.rtol) + " relative, " + number_text(options.atol) +
         " absolute";
}

}  // namespace hnn
