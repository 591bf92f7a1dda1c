#include "hnn/integrate/implicit_midpoint.hpp"

#include "hnn/integrate/implicit_stages.hpp"

namespace hnn {
namespace {

constexpr double kA[] = {0.5};
constexpr double kB[] = {1.0};
constexpr double kC[] = {0.5};

}  // namespace

constinit const SolverInfo implicit_midpoint_solver{
    .id = "implicit-midpoint",
    .title = "Implicit midpoint rule",
    .description = "The slope in the middle of the step, found by Newton's method; symplectic for every Hamiltonian.",
    .order = 2,
    .adaptive = false,
    .needs_split = false,
    .symplectic = true,
    .reversible = true,
    .integrate = [](const Field& field, std::span<const double> start, std::size_t rows, std::span<const double> times,
                    const SolverOptions& options) {
      ImplicitRungeKutta method(field, start, {kA, kB, kC});
      return integrate_in_fixed_steps(method, field, rows, times, options.step);
    }};

}  // namespace hnn
