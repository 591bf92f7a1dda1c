#include "hnn/integrate/rk4.hpp"

namespace hnn {

Rk4::Rk4(const Field& field, std::span<const double> start)
    : FixedStepMethod(start),
      field_(field.whole),
      stage_(start.size()),
      k1_(start.size()),
      k2_(start.size()),
      k3_(start.size()),
      k4_(start.size()) {}

bool Rk4::advance(std::span<const double> x, double dt, std::span<double> next) {
  const auto stage = [&](const std::vector<double>& k, double length, std::vector<double>& next_k) {
    for (std::size_t i = 0; i < x.size(); ++i) stage_[i] = x[i] + length * k[i];
    field_(stage_, next_k);
  };
  field_(x, k1_);
  stage(k1_, dt / 2.0, k2_);
  stage(k2_, dt / 2.0, k3_);
  stage(k3_, dt, k4_);
  for (std::size_t i = 0; i < x.size(); ++i) {
    next[i] = x[i] + dt / 6.0 * (k1_[i] + 2.0 * k2_[i] + 2.0 * k3_[i] + k4_[i]);
  }
  return true;
}

constinit const SolverInfo rk4_solver{
    .id = "rk4",
    .title = "Runge-Kutta 4",
    .description = "The classical method of four stages with steps of one length; its energy drifts slowly.",
    .order = 4,
    .adaptive = false,
    .needs_split = false,
    .symplectic = false,
    .reversible = false,
    .integrate =
        [](const Field& field, std::span<const double> start, std::size_t rows, std::span<const double> times,
           const SolverOptions& options) {
          Rk4 method(field, start);
          return integrate_in_fixed_steps(method, field, rows, times, options.step);
        },
    .recorded_step =
        [](const RecordedField& field, autodiff::Value x, autodiff::Value dt) {
          const autodiff::Value half = 0.5 * dt;
          const autodiff::Value k1 = field.whole(x);
          const autodiff::Value k2 = field.whole(x + half * k1);
          const autodiff::Value k3 = field.whole(x + half * k2);
          const autodiff::Value k4 = field.whole(x + dt * k3);
          const autodiff::Value ends = k1 + k4, middles = k2 + k3;
          return x + (1.0 / 6.0) * dt * (ends + 2.0 * middles);
        }};

}  // namespace hnn
