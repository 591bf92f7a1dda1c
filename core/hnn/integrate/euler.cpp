#include "hnn/integrate/euler.hpp"

namespace hnn {

Euler::Euler(const Field& field, std::span<const double> start)
    : FixedStepMethod(start), field_(field.whole), k_(start.size()) {}

bool Euler::advance(std::span<const double> x, double dt, std::span<double> next) {
  field_(x, k_);
  for (std::size_t i = 0; i < x.size(); ++i) next[i] = x[i] + dt * k_[i];
  return true;
}

constinit const SolverInfo euler_solver{
    .id = "euler",
    .title = "Euler",
    .description = "Along the tangent, step by step: here to show what goes wrong, since every turn gains energy.",
    .order = 1,
    .adaptive = false,
    .needs_split = false,
    .symplectic = false,
    .reversible = false,
    .integrate =
        [](const Field& field, std::span<const double> start, std::size_t rows, std::span<const double> times,
           const SolverOptions& options) {
          Euler method(field, start);
          return integrate_in_fixed_steps(method, field, rows, times, options.step);
        },
    .recorded_step = nullptr};

}  // namespace hnn
