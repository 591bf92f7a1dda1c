#include "hnn/chaos/lyapunov.hpp"

#include <algorithm>
#include <array>
#include <cmath>

#include "hnn/math/elementary.hpp"

namespace hnn {
namespace {

constexpr double kPiece = 20;   // intervals
constexpr double kLook = 0.05;  // [time]

/// Each state and a neighbour so far away, equally in each coordinate.
std::vector<double> pairs_of(std::span<const double> starts, std::size_t dimension, double distance) {
  const double shift = distance / std::sqrt(static_cast<double>(dimension));
  std::vector<double> pairs;
  for (std::size_t i = 0; i < starts.size(); i += dimension) {
    for (const double move : {0.0, shift}) {
      for (const double x : starts.subspan(i, dimension)) pairs.push_back(x + move);
    }
  }
  return pairs;
}

double distance_between(const double* x, const double* y, std::size_t dimension) {
  double square = 0;
  for (std::size_t k = 0; k < dimension; ++k) square += (y[k] - x[k]) * (y[k] - x[k]);
  return std::sqrt(square);
}

}  // namespace

Lyapunov::Lyapunov(const std::vector<double>& starts, std::size_t dimension, double until)
    : until_(until),
      pairs_(pairs_of(starts, dimension, distance), dimension),
      growth_(starts.size() / dimension),
      counted_(growth_.size()) {}

void Lyapunov::advance(const Field& field, const SolverOptions& solver, Team* team) {
  const std::array<double, 2> times{0, interval};
  const std::size_t d = pairs_.dimension();
  for (double done = 0; done < kPiece && !pairs_.all_ended(); ++done) {
    pairs_.follow(field, times, solver, team, [](auto, const auto&) {});
    for (std::size_t orbit = 0; orbit < count(); ++orbit) {
      if (pairs_.ended(2 * orbit) || pairs_.ended(2 * orbit + 1)) {
        for (const std::size_t each : {2 * orbit, 2 * orbit + 1}) {
          if (!pairs_.ended(each)) pairs_.end(each);
        }
        continue;
      }
      const std::span<double> x = pairs_.state(2 * orbit), y = pairs_.state(2 * orbit + 1);
      const double apart = distance_between(x.data(), y.data(), d);
      if (time(orbit) > settling_share * until_) {
        growth_[orbit] += math::log(apart / distance);
        counted_[orbit] += interval;
      }
      for (std::size_t k = 0; k < d; ++k) y[k] = x[k] + distance / apart * (y[k] - x[k]);
      if (time(orbit) < until_) continue;
      pairs_.end(2 * orbit);
      pairs_.end(2 * orbit + 1);
    }
  }
}

double Lyapunov::time() const {
  double latest = 0;
  for (std::size_t orbit = 0; orbit < count(); ++orbit) latest = std::max(latest, time(orbit));
  return latest;
}

std::optional<double> Lyapunov::exponent(std::size_t orbit) const {
  if (counted_[orbit] == 0) return std::nullopt;
  return growth_[orbit] / counted_[orbit];
}

Exponent mean_exponent(const Lyapunov& lyapunov) {
  Exponent result;
  double sum = 0, squares = 0;
  for (std::size_t orbit = 0; orbit < lyapunov.count(); ++orbit) {
    const std::optional<double> exponent = lyapunov.exponent(orbit);
    if (!exponent) continue;
    ++result.orbits;
    sum += *exponent;
  }
  const double n = static_cast<double>(result.orbits);
  result.mean = sum / n;
  for (std::size_t orbit = 0; orbit < lyapunov.count(); ++orbit) {
    const double off = lyapunov.exponent(orbit).value_or(result.mean) - result.mean;
    squares += off * off;
  }
  if (result.orbits > 1) result.error = std::sqrt(squares / (n - 1) / n);
  return result;
}

std::optional<double> time_together(const Field& field, std::span<const double> start, double apart, double size,
                                    double until, const SolverOptions& solver) {
  const std::size_t d = start.size();
  std::vector<double> states = pairs_of(start, d, apart);
  std::vector<double> times{0};
  while (times.back() < 2) times.push_back(kLook * static_cast<double>(times.size()));
  for (double begin = 0; begin < until; begin += times.back()) {
    const Trajectories motion = integrate(field, states, 2, times, solver);
    for (std::size_t i = 1; i < times.size(); ++i) {
      const double time = begin + times[i];
      if (motion.left_at && times[i] > *motion.left_at) return time;
      if (time > until) return std::nullopt;
      if (distance_between(&motion.states(i, 0, 0), &motion.states(i, 1, 0), d) >= size) return time;
    }
    std::copy_n(&motion.states(times.size() - 1, 0, 0), states.size(), states.begin());
  }
  return std::nullopt;
}

}  // namespace hnn
