#include "hnn/integrate/fixed_steps.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <limits>
#include <string>

#include "hnn/error.hpp"
#include "hnn/text/number_text.hpp"

namespace hnn {
namespace {

bool within_bounds(std::span<const double> x) {
  return std::all_of(x.begin(), x.end(), [](double value) { return std::abs(value) < max_coordinate; });
}

// Where the steps from the first time to the last begin and end.
class Walk {
 public:
  Walk(std::span<const double> times, double step)
      : from_(times.front()), end_(times.back()), direction_(end_ < from_ ? -1.0 : 1.0), step_(step) {
    // Times that were computed in another way than the steps' ends may differ from them by so much.
    slack_ = std::min(16.0 * std::numeric_limits<double>::epsilon() * std::max(std::abs(from_), std::abs(end_)),
                      1e-3 * step);
    const double range = std::abs(end_ - from_);
    steps_ = range == 0.0 ? 0.0 : std::max(1.0, std::ceil((range - slack_) / step));
    if (!(steps_ <= static_cast<double>(max_integration_steps))) {
      throw Error("The time step " + number_text(step) + " is too short for times from " + number_text(from_) + " to " +
                  number_text(end_) + "; it must reach them in " + std::to_string(max_integration_steps) + " steps.");
    }
  }

  [[nodiscard]] double steps() const { return steps_; }

  /// The time after `n` steps. A product, since the rounding of so many sums would add up.
  [[nodiscard]] double time(double n) const { return n == steps_ ? end_ : from_ + direction_ * step_ * n; }

  /// The length of the step that begins there, negative backwards.
  [[nodiscard]] double length(double n) const {
    const double rest = std::abs(end_ - time(n));
    return direction_ * (n + 1.0 == steps_ && std::abs(rest - step_) > slack_ ? rest : step_);
  }

  [[nodiscard]] bool before(double time, double other) const { return direction_ * (other - time) > slack_; }

 private:
  double from_, end_, direction_, step_, slack_ = 0.0, steps_ = 0.0;
};

// A step from x0 to x1 with the derivatives at both.
struct CubicHermite {
  std::vector<double> x0, dxdt0, dxdt1;

  explicit CubicHermite(std::size_t size) : x0(size), dxdt0(size), dxdt1(size) {}

  // The state at the part `theta` in [0, 1] of the step of length `dt`.
  void interpolate(double theta, double dt, std::span<const double> x1, std::span<double> x) const {
    const double rest = 1.0 - theta;
    for (std::size_t i = 0; i < x.size(); ++i) {
      const double difference = x1[i] - x0[i];
      const double bend = dt * dxdt0[i] - difference;
      const double twist = difference - dt * dxdt1[i] - bend;
      x[i] = x0[i] + theta * (difference + rest * (bend + theta * twist));
    }
  }
};

}  // namespace

double begin_of_last_step(double from, double to, double step) {
  const Walk walk(std::array{from, to}, step);
  return walk.time(std::max(0.0, walk.steps() - 1));
}

bool FixedStepMethod::step(double dt) {
  if (!advance(x_, dt, next_) || !within_bounds(next_)) return false;
  x_.swap(next_);
  return true;
}

Trajectories integrate_in_fixed_steps(FixedStepMethod& method, const Field& field, std::size_t rows,
                                      std::span<const double> times, double step) {
  const Walk walk(times, step);
  const std::size_t size = method.state().size();
  Trajectories result{xt::xtensor<double, 3>::from_shape({times.size(), rows, field.dimension}), std::nullopt};
  const std::span<double> states(result.states.data(), result.states.size());
  std::size_t next = 0;
  const auto output = [&](std::span<const double> x) {
    std::copy(x.begin(), x.end(), states.subspan(next++ * size, size).begin());
  };
  while (next < times.size() && !walk.before(times.front(), times[next])) output(method.state());

  CubicHermite inside(size);
  bool slope_is_known = false;  // dxdt1 is that of the state reached
  for (double n = 0.0; n < walk.steps(); ++n) {
    const double begin = walk.time(n), end = walk.time(n + 1.0), dt = walk.length(n);
    const bool interpolates = next < times.size() && walk.before(times[next], end);
    if (interpolates) {
      std::copy(method.state().begin(), method.state().end(), inside.x0.begin());
      inside.dxdt0.swap(inside.dxdt1);
      if (!slope_is_known) field.whole(method.state(), inside.dxdt0);
    }
    if (!method.step(dt)) {
      result.left_at = end;
      break;
    }
    if (interpolates) field.whole(method.state(), inside.dxdt1);
    slope_is_known = interpolates;
    if (interpolates && !(within_bounds(inside.dxdt0) && within_bounds(inside.dxdt1))) {
      while (next < times.size()) output(inside.x0);
      result.left_at = end;
      return result;
    }
    for (; next < times.size() && walk.before(times[next], end); ++next) {
      inside.interpolate((times[next] - begin) / dt, dt, method.state(), states.subspan(next * size, size));
    }
    while (next < times.size() && !walk.before(end, times[next])) output(method.state());
  }
  while (next < times.size()) output(method.state());
  return result;
}

}  // namespace hnn
