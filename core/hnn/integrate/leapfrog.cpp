#include "hnn/integrate/leapfrog.hpp"

#include <algorithm>

namespace hnn {

Leapfrog::Leapfrog(const Field& field, std::span<const double> start)
    : FixedStepMethod(start),
      split_(*field.split),
      degrees_(field.dimension / 2),
      dqdt_(start.size() / 2),
      dpdt_(start.size() / 2) {}

void Leapfrog::kick(double dt, std::span<double> x) const {
  for (std::size_t i = 0; i < dpdt_.size(); ++i) {
    const std::size_t row = i / degrees_;
    x[(row + 1) * degrees_ + i] += dt * dpdt_[i];
  }
}

void Leapfrog::drift(double dt, std::span<double> x) {
  split_.dqdt(x, dqdt_);
  for (std::size_t i = 0; i < dqdt_.size(); ++i) {
    const std::size_t row = i / degrees_;
    x[row * degrees_ + i] += dt * dqdt_[i];
  }
}

bool Leapfrog::advance(std::span<const double> x, double dt, std::span<double> next) {
  if (!dpdt_is_known_) split_.dpdt(x, dpdt_);
  if (next.data() != x.data()) std::copy(x.begin(), x.end(), next.begin());
  kick(dt / 2.0, next);
  drift(dt, next);
  split_.dpdt(next, dpdt_);
  dpdt_is_known_ = true;
  kick(dt / 2.0, next);
  return true;
}

constinit const SolverInfo leapfrog_solver{
    .id = "leapfrog",
    .title = "Leapfrog (Stoermer-Verlet)",
    .description = "Kick, drift, kick: simple, reversible, and its energy swings but does not drift.",
    .order = 2,
    .adaptive = false,
    .needs_split = true,
    .symplectic = true,
    .reversible = true,
    .integrate =
        [](const Field& field, std::span<const double> start, std::size_t rows, std::span<const double> times,
           const SolverOptions& options) {
          Leapfrog method(field, start);
          return integrate_in_fixed_steps(method, field, rows, times, options.step);
        },
    .recorded_step =
        [](const RecordedField& field, autodiff::Value x, autodiff::Value dt) {
          const std::size_t n = x.columns() / 2;
          const autodiff::Value half = 0.5 * dt;
          const auto kicked = [&](autodiff::Value y) { return y + pad_columns(half * field.dpdt(y), n, 2 * n); };
          const autodiff::Value kick = kicked(x);
          return kicked(kick + pad_columns(dt * field.dqdt(kick), 0, 2 * n));
        }};

}  // namespace hnn
