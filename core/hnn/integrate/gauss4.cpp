#include "hnn/integrate/gauss4.hpp"

#include "hnn/integrate/implicit_stages.hpp"

namespace hnn {
namespace {

constexpr double kShift = 0.288675134594812882254574390251;  // sqrt(3) / 6
constexpr double kA[] = {0.25, 0.25 - kShift, 0.25 + kShift, 0.25};
constexpr double kB[] = {0.5, 0.5};
constexpr double kC[] = {0.5 - kShift, 0.5 + kShift};

}  // namespace

constinit const SolverInfo gauss4_solver{
    .id = "gauss4",
    .title = "Gauss-Legendre 4",
    .description = "Two stages that depend on each other, found by Newton's method; symplectic for every Hamiltonian.",
    .order = 4,
    .adaptive = false,
    .needs_split = false,
    .symplectic = true,
    .reversible = true,
    .integrate =
        [](const Field& field, std::span<const double> start, std::size_t rows, std::span<const double> times,
           const SolverOptions& options) {
          ImplicitRungeKutta method(field, start, {kA, kB, kC});
          return integrate_in_fixed_steps(method, field, rows, times, options.step);
        },
    .recorded_step = nullptr};

}  // namespace hnn
