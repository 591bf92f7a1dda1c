#include "hnn/chaos/section.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <limits>
#include <utility>

#include "hnn/integrate/solvers.hpp"

namespace hnn {
namespace {

constexpr double kBetweenTwoLooks = 0.05;  // [time]
constexpr std::size_t kLooks = 128;        // in a piece

/// A time between two looks at which a motion crosses.
struct Passage {
  std::size_t row;   // of the states looked at
  std::size_t look;  // the one before
};

/// The part of an interval at which the cubic with these values and slopes, in units of the interval, is 0; the first
/// value is below it and the second is not.
double root_of_cubic(double y0, double y1, double slope0, double slope1) {
  const double difference = y1 - y0, bend = slope0 - difference, twist = difference - slope1 - bend;
  double below = 0, above = 1;
  for (int i = 0; i < 50; ++i) {
    const double theta = 0.5 * (below + above), rest = 1 - theta;
    const double y = y0 + theta * (difference + rest * (bend + theta * twist));
    (y < 0 ? below : above) = theta;
  }
  return above;
}

class Finder {
 public:
  Finder(const Plane& plane, const Field& field, double interval)
      : plane_(plane), field_(field), d_(field.dimension), interval_(interval) {}

  /// The states of the passages in the plane, and after which time each comes. `before`, `after` [passage, coordinate].
  void find(std::vector<double>& before, const std::vector<double>& after, std::vector<double>& times) const {
    const std::size_t rows = before.size() / d_;
    std::vector<double> slope0(before.size()), slope1(before.size());
    field_.whole(before, slope0);
    field_.whole(after, slope1);
    times.resize(rows);
    const double sign = plane_.direction;
    for (std::size_t row = 0; row < rows; ++row) {
      const std::size_t k = row * d_ + plane_.coordinate;
      times[row] = interval_ * root_of_cubic(sign * (before[k] - plane_.value), sign * (after[k] - plane_.value),
                                             sign * interval_ * slope0[k], sign * interval_ * slope1[k]);
    }
    go(before, times);
    step_onto(before, times);
  }

 private:
  // Each row by a time of its own, all within a unit of time.
  void go(std::vector<double>& states, std::span<const double> times) const {
    const VectorField scaled = [&](std::span<const double> x, std::span<double> dxds) {
      field_.whole(x, dxds);
      for (std::size_t i = 0; i < dxds.size(); ++i) dxds[i] *= times[i / d_];
    };
    const std::array<double, 2> unit{0, 1};
    const SolverOptions exact{.rtol = 1e-13, .atol = 1e-13};
    const Trajectories motion = integrate(field_of(scaled, d_), states, states.size() / d_, unit, exact);
    std::copy_n(motion.states.data() + states.size(), states.size(), states.begin());
  }

  // The rest, in which the plane's coordinate takes the place of the time: what is left out is of its third order.
  void step_onto(std::vector<double>& states, std::span<double> times) const {
    std::vector<double> slope(states.size()), middle = states;
    field_.whole(states, slope);
    const auto rest = [&](std::size_t row) { return plane_.value - states[row * d_ + plane_.coordinate]; };
    const auto speed = [&](std::size_t row) { return slope[row * d_ + plane_.coordinate]; };
    // A motion that barely touches the plane is there already.
    const auto touches = [&](std::size_t row) { return !(std::abs(rest(row)) < interval_ * std::abs(speed(row))); };
    for (std::size_t i = 0; i < states.size(); ++i) {
      const std::size_t row = i / d_;
      if (!touches(row)) middle[i] += 0.5 * rest(row) / speed(row) * slope[i];
    }
    field_.whole(middle, slope);
    for (std::size_t row = 0; row < times.size(); ++row) {
      if (!touches(row)) {
        const double time = rest(row) / speed(row);
        times[row] += time;
        for (std::size_t i = row * d_; i < (row + 1) * d_; ++i) states[i] += time * slope[i];
      }
      states[row * d_ + plane_.coordinate] = plane_.value;
    }
  }

  Plane plane_;
  const Field& field_;
  std::size_t d_;
  double interval_;
};

/// Looks fall on the ends of a solver's steps where these are of one length.
double interval_of(const SolverOptions& solver) {
  if (solver_named(solver.name).adaptive) return kBetweenTwoLooks;
  return solver.step * std::max(1.0, std::floor(kBetweenTwoLooks / solver.step));
}

}  // namespace

Section::Section(const Plane& plane, std::vector<double> starts, std::size_t dimension, std::size_t crossings,
                 double until)
    : plane_(plane), most_(crossings), until_(until), orbits_(std::move(starts), dimension), crossings_(count()) {}

void Section::advance(const Field& field, const SolverOptions& solver, Team* team) {
  const std::size_t d = orbits_.dimension();
  const double interval = interval_of(solver);
  std::array<double, kLooks + 1> times{};
  for (std::size_t i = 0; i < times.size(); ++i) times[i] = interval * static_cast<double>(i);
  const Finder finder(plane_, field, interval);
  orbits_.follow(field, times, solver, team,
                 [&](std::span<const std::size_t> orbits, const xt::xtensor<double, 3>& states) {
                   std::vector<Passage> passages;
                   std::vector<double> before, after, at;
                   const auto height = [&](std::size_t look, std::size_t row) {
                     return plane_.direction * (states(look, row, plane_.coordinate) - plane_.value);
                   };
                   for (std::size_t look = 0; look < kLooks; ++look) {
                     for (std::size_t row = 0; row < orbits.size(); ++row) {
                       if (!(height(look, row) < 0 && height(look + 1, row) >= 0)) continue;
                       passages.push_back({row, look});
                       before.insert(before.end(), &states(look, row, 0), &states(look, row, 0) + d);
                       after.insert(after.end(), &states(look + 1, row, 0), &states(look + 1, row, 0) + d);
                     }
                   }
                   if (passages.empty()) return;
                   finder.find(before, after, at);
                   for (std::size_t i = 0; i < passages.size(); ++i) {
                     const std::size_t orbit = orbits[passages[i].row];
                     Crossings& found = crossings_[orbit];
                     const double time = orbits_.time(orbit) + times[passages[i].look] + at[i];
                     if (found.times.size() == most_ || time > until_) continue;
                     found.times.push_back(time);
                     found.states.insert(found.states.end(), &before[i * d], &before[i * d] + d);
                   }
                 });
  for (std::size_t orbit = 0; orbit < count(); ++orbit) {
    const bool enough = crossings_[orbit].times.size() == most_ || orbits_.time(orbit) >= until_;
    if (enough && !orbits_.ended(orbit)) orbits_.end(orbit);
  }
}

std::optional<std::vector<double>> state_in_plane(const Plane& plane, const Field& field,
                                                  const std::function<double(std::span<const double>)>& energy,
                                                  double value, std::span<const double> x) {
  std::vector<double> state(x.begin(), x.end()), slope(x.size());
  const std::size_t momentum = plane.coordinate + x.size() / 2;
  state[plane.coordinate] = plane.value;
  const auto excess = [&](double p) {
    state[momentum] = p;
    return energy(state) - value;
  };
  // The parabola through three momenta is H itself wherever the kinetic energy is a square.
  const double middle = excess(0), high = excess(1), low = excess(-1);
  const double bend = 0.5 * (high + low) - middle, slant = 0.5 * (high - low);
  const double square = slant * slant - 4 * bend * middle;
  if (!(square >= 0) || bend == 0) return std::nullopt;
  double p = (-slant + (bend > 0 ? plane.direction : -plane.direction) * std::sqrt(square)) / (2 * bend);
  for (int i = 0; i < 20; ++i) {
    const double off = excess(p);
    field.whole(state, slope);
    const double speed = slope[plane.coordinate];
    if (!(plane.direction * speed > 0)) return std::nullopt;
    const double next = p - off / speed;
    if (!std::isfinite(next)) return std::nullopt;
    if (std::abs(next - p) <= 1e-15 * std::max(1.0, std::abs(p))) return state;
    p = next;
  }
  // Near the edge of what the energy allows the momentum is not better known than this.
  return std::abs(excess(p)) < 1e-12 * std::max(1.0, std::abs(value)) ? std::optional(state) : std::nullopt;
}

std::vector<double> states_in_plane(const Plane& plane, const Field& field,
                                    const std::function<double(std::span<const double>)>& energy, double value,
                                    std::size_t count, double q_from, double q_to, double p_from, double p_to) {
  constexpr std::size_t kMostTries = 1000;  // for each
  // The powers of the plastic number's inverse spread points evenly over a square, however many there are (Roberts).
  constexpr double kPlastic = 1.32471795724474602596;
  const auto part = [](double step, double i) { return 0.5 + step * i - std::floor(0.5 + step * i); };
  const std::size_t other = plane.other_position();
  std::vector<double> states, x(4);
  for (std::size_t i = 0; states.size() < 4 * count && i < kMostTries * count; ++i) {
    const auto place = static_cast<double>(i);
    x[other] = q_from + (q_to - q_from) * part(1 / kPlastic, place);
    x[2 + other] = p_from + (p_to - p_from) * part(1 / (kPlastic * kPlastic), place);
    const std::optional<std::vector<double>> state = state_in_plane(plane, field, energy, value, x);
    if (state) states.insert(states.end(), state->begin(), state->end());
  }
  return states;
}

std::vector<double> distances_to(const Plane& plane, std::span<const double> states, std::span<const double> others) {
  const std::size_t q = plane.other_position(), p = 2 + q;
  std::vector<double> distances;
  for (std::size_t i = 0; i < states.size(); i += 4) {
    double nearest = std::numeric_limits<double>::infinity();
    for (std::size_t j = 0; j < others.size(); j += 4) {
      const double dq = states[i + q] - others[j + q], dp = states[i + p] - others[j + p];
      nearest = std::min(nearest, dq * dq + dp * dp);
    }
    distances.push_back(std::sqrt(nearest));
  }
  return distances;
}

}  // namespace hnn
