#include "hnn/integrate/implicit_midpoint.hpp"

#include "hnn/integrate/implicit_stages.hpp"

namespace hnn {
namespace {

constexpr double kMidpointA[] = {0.5};
constexpr double kMidpointB[] = {1.0};
constexpr double kMidpointC[] = {0.5};

// Of the fixed point, from the state itself on, in a recorded step: each multiplies what the middle is off by by about
// half a step times the field's slope.
constexpr int kRecordedIterations = 4;

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
    .integrate =
        [](const Field& field, std::span<const double> start, std::size_t rows, std::span<const double> times,
           const SolverOptions& options) {
          ImplicitRungeKutta method(field, start, {kMidpointA, kMidpointB, kMidpointC});
          return integrate_in_fixed_steps(method, field, rows, times, options.step);
        },
    .recorded_step =
        [](const RecordedField& field, autodiff::Value x, autodiff::Value dt) {
          const autodiff::Value half = 0.5 * dt;
          autodiff::Value middle = x;
          for (int i = 0; i < kRecordedIterations; ++i) middle = x + half * field.whole(middle);
          return x + dt * field.whole(middle);
        }};

}  // namespace hnn
