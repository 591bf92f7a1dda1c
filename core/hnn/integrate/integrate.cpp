#include "hnn/integrate/integrate.hpp"

#include <algorithm>
#include <cmath>
#include <string>
#include <vector>

#include "hnn/error.hpp"
#include "hnn/integrate/solvers.hpp"
#include "hnn/text/number_text.hpp"
#include "hnn/text/suggestion.hpp"

namespace hnn {
namespace {

void require_positive(std::string_view name, double value) {
  if (!(value > 0.0 && std::isfinite(value))) {
    throw Error("The solver's " + std::string(name) + " is " + number_text(value) + "; it must be a positive number.");
  }
}

void require_split(const SolverInfo& solver, const Field& field) {
  if (!solver.needs_split || field.split) return;
  std::vector<std::string_view> others;
  for (const SolverInfo& other : solvers()) {
    if (other.symplectic && !other.needs_split) others.push_back(other.id);
  }
  throw Error("The solver " + std::string(solver.id) +
              " needs dq/dt of p alone and dp/dt of q alone, which this motion does not give; " +
              joined(others, " or ") + " would do.");
}

bool finite(std::span<const double> values) {
  return std::all_of(values.begin(), values.end(), [](double value) { return std::isfinite(value); });
}

}  // namespace

Trajectories integrate(const Field& field, std::span<const double> start, std::size_t rows,
                       std::span<const double> times, const SolverOptions& options) {
  const SolverInfo& solver = solver_named(options.name);
  require_split(solver, field);
  require_positive("rtol", options.rtol);
  require_positive("atol", options.atol);
  require_positive("step", options.step);
  if (start.empty() || start.size() != rows * field.dimension) {
    throw Error("The start has " + std::to_string(start.size()) + " numbers for " + std::to_string(rows) +
                " states; there must be at least one, of " + std::to_string(field.dimension) + " numbers each.");
  }
  if (!finite(start)) throw Error("The start state is not finite; every coordinate must be a finite number.");
  if (!finite(times)) throw Error("An output time is not finite; every time must be a finite number.");
  if (!std::is_sorted(times.begin(), times.end()) && !std::is_sorted(times.rbegin(), times.rend())) {
    throw Error("The output times turn round; they must never decrease, or never increase.");
  }
  if (times.empty()) return {xt::xtensor<double, 3>::from_shape({0, rows, field.dimension}), std::nullopt};
  return solver.integrate(field, start, rows, times, options);
}

}  // namespace hnn
