#include "hnn/integrate/dopri5.hpp"

#include <algorithm>
#include <cmath>
#include <limits>

#include "hnn/math/elementary.hpp"

namespace hnn {
namespace {

// Row s gives the stage s + 1 from the stages before it; the last row is also the weights of the step itself.
constexpr double kStages[7][6] = {
    {},
    {1.0 / 5.0},
    {3.0 / 40.0, 9.0 / 40.0},
    {44.0 / 45.0, -56.0 / 15.0, 32.0 / 9.0},
    {19372.0 / 6561.0, -25360.0 / 2187.0, 64448.0 / 6561.0, -212.0 / 729.0},
    {9017.0 / 3168.0, -355.0 / 33.0, 46732.0 / 5247.0, 49.0 / 176.0, -5103.0 / 18656.0},
    {35.0 / 384.0, 0.0, 500.0 / 1113.0, 125.0 / 192.0, -2187.0 / 6784.0, 11.0 / 84.0},
};
// Weights of order 5 less those of order 4.
constexpr double kError[7] = {71.0 / 57600.0,      0.0,          -71.0 / 16695.0, 71.0 / 1920.0,
                              -17253.0 / 339200.0, 22.0 / 525.0, -1.0 / 40.0};
constexpr double kDense[7] = {-12715105075.0 / 11282082432.0,  0.0,
                              87487479700.0 / 32700410799.0,   -10690763975.0 / 1880347072.0,
                              701980252875.0 / 199316789632.0, -1453857185.0 / 822651844.0,
                              69997945.0 / 29380423.0};

// PI step size control with the constants of DOPRI5 (Hairer, Norsett and Wanner, section IV.2).
constexpr double kBeta = 0.04;
constexpr double kSafety = 0.9;
constexpr double kMostShrink = 5.0;
constexpr double kMostGrowth = 10.0;

constexpr double kInfinity = std::numeric_limits<double>::infinity();

// Largest over the rows of the root mean square of values / (atol + rtol max(|a|, |b|)); infinite, never NaN, where a
// number is not finite or a state is past max_coordinate.
double scaled_norm(std::span<const double> values, std::span<const double> a, std::span<const double> b,
                   std::size_t rows, const SolverOptions& options) {
  const std::size_t width = values.size() / rows;
  double largest = 0.0;
  for (std::size_t row = 0; row < rows; ++row) {
    double sum = 0.0;
    for (std::size_t i = row * width; i < (row + 1) * width; ++i) {
      const double magnitude = std::max(std::abs(b[i]), std::abs(a[i]));  // this order lets a NaN of b through
      if (!(magnitude < max_coordinate)) return kInfinity;
      const double scaled = values[i] / (options.atol + options.rtol * magnitude);
      sum += scaled * scaled;
    }
    if (!std::isfinite(sum)) return kInfinity;
    largest = std::max(largest, std::sqrt(sum / static_cast<double>(width)));
  }
  return largest;
}

}  // namespace

Dopri5::Dopri5(const VectorField& field, std::span<const double> start)
    : x_(start.begin(), start.end()), next_(x_), stage_(x_), error_(x_) {
  k_.fill(x_);
  field(x_, k_[0]);
}

double Dopri5::first_step(const VectorField& field, std::size_t rows, double time_to_go, const SolverOptions& options) {
  const double longest = std::abs(time_to_go);
  const double size = scaled_norm(x_, x_, x_, rows, options);
  const double speed = scaled_norm(k_[0], x_, x_, rows, options);
  const double trial = std::min(longest, size < 1e-10 || speed < 1e-10 ? 1e-6 : 0.01 * size / speed);
  if (!(trial > 0.0)) return kInfinity;
  for (std::size_t i = 0; i < x_.size(); ++i) stage_[i] = x_[i] + std::copysign(trial, time_to_go) * k_[0][i];
  field(stage_, k_[1]);
  for (std::size_t i = 0; i < x_.size(); ++i) error_[i] = k_[1][i] - k_[0][i];
  const double steepest = std::max(speed, scaled_norm(error_, x_, x_, rows, options) / trial);
  const double step = steepest <= 1e-15 ? std::max(1e-6, trial * 1e-3) : math::pow(0.01 / steepest, 0.2);
  return std::min({100.0 * trial, step, longest});
}

void Dopri5::attempt(const VectorField& field, double dt) {
  dt_ = dt;
  for (std::size_t s = 1; s < 7; ++s) {
    std::vector<double>& x = s == 6 ? next_ : stage_;
    for (std::size_t i = 0; i < x.size(); ++i) {
      double sum = 0.0;
      for (std::size_t j = 0; j < s; ++j) sum += kStages[s][j] * k_[j][i];
      x[i] = x_[i] + dt * sum;
    }
    field(x, k_[s]);
  }
  for (std::size_t i = 0; i < x_.size(); ++i) {
    double sum = 0.0;
    for (std::size_t j = 0; j < 7; ++j) sum += kError[j] * k_[j][i];
    error_[i] = dt * sum;
  }
}

double Dopri5::error(std::size_t rows, const SolverOptions& options) const {
  return scaled_norm(error_, x_, next_, rows, options);
}

void Dopri5::interpolate(double theta, std::span<double> x) const {
  const double rest = 1.0 - theta;
  for (std::size_t i = 0; i < x_.size(); ++i) {
    double dense = 0.0;
    for (std::size_t j = 0; j < 7; ++j) dense += kDense[j] * k_[j][i];
    const double difference = next_[i] - x_[i];
    const double bend = dt_ * k_[0][i] - difference;
    const double twist = difference - dt_ * k_[6][i] - bend;
    x[i] = x_[i] + theta * (difference + rest * (bend + theta * (twist + rest * (dt_ * dense))));
  }
}

void Dopri5::accept() {
  x_.swap(next_);
  k_[0].swap(k_[6]);
}

namespace {

// Steps are as long as the tolerances allow; states at output times inside a step come from the continuous extension.
Trajectories integrate_dopri5(const VectorField& field, std::span<const double> start, std::size_t rows,
                              std::span<const double> times, const SolverOptions& options) {
  Trajectories result{xt::xtensor<double, 3>::from_shape({times.size(), rows, start.size() / rows}), std::nullopt};
  const std::span<double> states(result.states.data(), result.states.size());
  const auto state_at = [&](std::size_t i) { return states.subspan(i * start.size(), start.size()); };

  const double end = times.back();
  const double direction = end < times.front() ? -1.0 : 1.0;
  const double shortest =
      16.0 * std::numeric_limits<double>::epsilon() * std::max(std::abs(times.front()), std::abs(end));
  double t = times.front();
  std::size_t next = 0;
  for (; next < times.size() && times[next] == t; ++next) std::copy(start.begin(), start.end(), state_at(next).begin());
  if (next == times.size()) return result;

  Dopri5 solver(field, start);
  double step = solver.first_step(field, rows, end - t, options);
  double last_error = 1e-4;
  bool rejected = false;
  for (std::size_t steps = 0; next < times.size(); ++steps) {
    if (steps == max_integration_steps || !(step >= shortest && std::isfinite(step))) {
      result.left_at = t;
      break;
    }
    const bool last = 1.01 * step >= std::abs(end - t);  // no sliver of a step is left over
    const double dt = last ? end - t : direction * step;
    solver.attempt(field, dt);
    const double error = solver.error(rows, options);
    if (!(error <= 1.0)) {
      step = std::abs(dt) / std::min(kMostShrink, math::pow(error, 0.2) / kSafety);
      rejected = true;
      continue;
    }

    const double reached = last ? end : t + dt;
    for (; next < times.size() && direction * (reached - times[next]) >= 0.0; ++next) {
      solver.interpolate((times[next] - t) / dt, state_at(next));
    }
    solver.accept();
    t = reached;

    const double change = math::pow(std::max(error, 1e-10), 0.2 - 0.75 * kBeta) / math::pow(last_error, kBeta);
    const double longest = rejected ? std::abs(dt) : kInfinity;
    step = std::min(longest, std::abs(dt) / std::clamp(change / kSafety, 1.0 / kMostGrowth, kMostShrink));
    last_error = std::max(error, 1e-4);
    rejected = false;
  }
  for (; next < times.size(); ++next) {
    std::copy(solver.state().begin(), solver.state().end(), state_at(next).begin());
  }
  return result;
}

}  // namespace

constinit const SolverInfo dopri5_solver{
    .id = "dopri5",
    .title = "Dormand-Prince 5(4)",
    .description = "Chooses its steps so that their errors stay within the tolerance; the most exact for its work.",
    .order = 5,
    .adaptive = true,
    .needs_split = false,
    .symplectic = false,
    .reversible = false,
    .integrate =
        [](const Field& field, std::span<const double> start, std::size_t rows, std::span<const double> times,
           const SolverOptions& options) { return integrate_dopri5(field.whole, start, rows, times, options); },
    .recorded_step = nullptr};

}  // namespace hnn
