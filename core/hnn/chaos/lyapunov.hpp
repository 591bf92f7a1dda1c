#pragma once

#include <cstddef>
#include <optional>
#include <span>
#include <vector>

#include "hnn/chaos/orbits.hpp"

namespace hnn {

/// The largest Lyapunov exponent: at which rate two motions part that begin close to each other. A neighbour of each
/// motion is followed beside it, and brought back to the first distance after each interval; the exponent is the mean
/// of the logarithms of what the distance has grown by (Benettin, Galgani and Strelcyn, Phys. Rev. A 14 (1976)).
/// Distances are those of states, whatever the units of their coordinates: the exponent does not depend on these.
class Lyapunov {
 public:
  static constexpr double distance = 1e-7;
  static constexpr double interval = 1;          ///< [time]
  static constexpr double settling_share = 0.1;  ///< of all the time: the neighbours turn to where distances grow

  /// Of the motions from `starts` [orbit, coordinate], each followed up to the time `until`, at least some intervals.
  Lyapunov(const std::vector<double>& starts, std::size_t dimension, double until);

  /// Follows all a piece further, of some intervals. `field` may be used by several threads where there is a team.
  /// Throws Error as `integrate` does.
  void advance(const Field& field, const SolverOptions& solver, Team* team = nullptr);
  [[nodiscard]] bool done() const { return pairs_.all_ended(); }

  [[nodiscard]] std::size_t count() const { return growth_.size(); }
  /// [1 / time]; none where the motion left the finite numbers before any was counted.
  [[nodiscard]] std::optional<double> exponent(std::size_t orbit) const;
  [[nodiscard]] double time(std::size_t orbit) const { return pairs_.time(2 * orbit); }
  /// The latest of these.
  [[nodiscard]] double time() const;
  [[nodiscard]] bool left(std::size_t orbit) const { return pairs_.left(2 * orbit) || pairs_.left(2 * orbit + 1); }

 private:
  double until_;
  Orbits pairs_;                 // each motion and its neighbour, one after the other
  std::vector<double> growth_;   // of the logarithm of the distance since the neighbour had settled
  std::vector<double> counted_;  // the time of that
};

/// The mean of the exponents of several motions, and its standard error.
struct Exponent {
  double mean = 0, error = 0;
  std::size_t orbits = 0;  ///< those that have one
};
[[nodiscard]] Exponent mean_exponent(const Lyapunov& lyapunov);

/// For how long two motions stay together that begin `apart` from each other: the first time at which they are `size`
/// apart, or nothing where they are not until `until`. Equally far in each coordinate at the start. Throws Error as
/// `integrate` does.
[[nodiscard]] std::optional<double> time_together(const Field& field, std::span<const double> start, double apart,
                                                  double size, double until, const SolverOptions& solver);

}  // namespace hnn
