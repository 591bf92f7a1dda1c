#include "hnn/integrate/yoshida4.hpp"

namespace hnn {
namespace {

constexpr double kCubeRootOfTwo = 1.25992104989487316476721060727823;
constexpr double kOuter = 1.0 / (2.0 - kCubeRootOfTwo);
constexpr double kInner = -kCubeRootOfTwo / (2.0 - kCubeRootOfTwo);

}  // namespace

Yoshida4::Yoshida4(const Field& field, std::span<const double> start)
    : FixedStepMethod(start), leapfrog_(field, start) {}

bool Yoshida4::advance(std::span<const double> x, double dt, std::span<double> next) {
  return leapfrog_.advance(x, kOuter * dt, next) && leapfrog_.advance(next, kInner * dt, next) &&
         leapfrog_.advance(next, kOuter * dt, next);
}

constinit const SolverInfo yoshida4_solver{
    .id = "yoshida4",
    .title = "Yoshida 4",
    .description = "Three leapfrog steps, the second one backwards, make one of order 4 that is as faithful.",
    .order = 4,
    .adaptive = false,
    .needs_split = true,
    .symplectic = true,
    .reversible = true,
    .integrate =
        [](const Field& field, std::span<const double> start, std::size_t rows, std::span<const double> times,
           const SolverOptions& options) {
          Yoshida4 method(field, start);
          return integrate_in_fixed_steps(method, field, rows, times, options.step);
        },
    .recorded_step = nullptr};

}  // namespace hnn
