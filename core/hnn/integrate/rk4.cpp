#include "hnn/integrate/rk4.hpp"

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <string>

#include "hnn/error.hpp"

namespace hnn {
namespace {

double steps_between(double from, double to, double longest) {
  // The slack keeps an interval that is one step long, up to rounding, from being divided in two.
  return std::max(1.0, std::ceil(std::abs(to - from) / longest * (1.0 - 1e-12)));
}

}  // namespace

Rk4::Rk4(std::span<const double> start)
    : x_(start.begin(), start.end()), next_(x_), k1_(x_), k2_(x_), k3_(x_), k4_(x_) {}

bool Rk4::step(const VectorField& field, double dt) {
  const std::size_t n = x_.size();
  const auto stage = [&](const std::vector<double>& k, double length, std::vector<double>& next_k) {
    for (std::size_t i = 0; i < n; ++i) next_[i] = x_[i] + length * k[i];
    field(next_, next_k);
  };
  field(x_, k1_);
  stage(k1_, dt / 2.0, k2_);
  stage(k2_, dt / 2.0, k3_);
  stage(k3_, dt, k4_);

  bool finite = true;
  for (std::size_t i = 0; i < n; ++i) {
    next_[i] = x_[i] + dt / 6.0 * (k1_[i] + 2.0 * k2_[i] + 2.0 * k3_[i] + k4_[i]);
    finite = finite && std::abs(next_[i]) < max_coordinate;
  }
  if (finite) x_.swap(next_);
  return finite;
}

Trajectories integrate_rk4(const VectorField& field, std::span<const double> start, std::size_t rows,
                           std::span<const double> times, const IntegratorOptions& options) {
  double needed = 0.0;
  for (std::size_t i = 1; i < times.size(); ++i) needed += steps_between(times[i - 1], times[i], options.step);
  if (!(needed <= static_cast<double>(max_integration_steps))) {
    throw Error("The time step " + std::to_string(options.step) + " is too short for times from " +
                std::to_string(times.front()) + " to " + std::to_string(times.back()) + "; it must reach them in " +
                std::to_string(max_integration_steps) + " steps.");
  }

  Trajectories result{xt::xtensor<double, 3>::from_shape({times.size(), rows, start.size() / rows}), std::nullopt};
  Rk4 solver(start);
  auto output = std::copy(start.begin(), start.end(), result.states.begin());
  for (std::size_t i = 1; i < times.size(); ++i) {
    const double interval = times[i] - times[i - 1];
    if (interval != 0.0 && !result.left_at) {
      const double steps = steps_between(times[i - 1], times[i], options.step);
      for (double done = 0.0; done < steps && !result.left_at; ++done) {
        if (!solver.step(field, interval / steps)) result.left_at = times[i - 1] + interval * ((done + 1.0) / steps);
      }
    }
    output = std::copy(solver.state().begin(), solver.state().end(), output);
  }
  return result;
}

}  // namespace hnn
