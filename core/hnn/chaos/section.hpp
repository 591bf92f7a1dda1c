#pragma once

#include <cstddef>
#include <functional>
#include <optional>
#include <span>
#include <vector>

#include "hnn/chaos/orbits.hpp"

namespace hnn {

/// Where a motion is looked at: as often as one coordinate goes through a value in one direction.
struct Plane {
  std::size_t coordinate = 0;
  double value = 0;
  int direction = 1;  ///< 1: the coordinate grows, -1: it falls

  /// Of two degrees of freedom, the position that a picture of the plane shows, beside its momentum.
  [[nodiscard]] std::size_t other_position() const { return coordinate == 0 ? 1 : 0; }

  friend bool operator==(const Plane&, const Plane&) = default;
};

/// The points in which motions go through a plane (a Poincaré section), followed in pieces.
///
/// That a motion has crossed is seen from states that are close in time; the time of the crossing follows from the
/// cubic between the two, the state from an integration up to there, and the rest of the way from a step in the
/// coordinate instead of the time (Hénon, Physica D 5 (1982)). So a crossing is as exact as the motion, and its
/// coordinate is the plane's to the last bit.
class Section {
 public:
  struct Crossings {
    std::vector<double> times{};   ///< [crossing]
    std::vector<double> states{};  ///< [crossing, coordinate]
  };

  /// Of the motions from `starts` [orbit, coordinate], each followed to `crossings` of them or up to the time `until`.
  /// A start that lies in the plane is not counted.
  Section(const Plane& plane, std::vector<double> starts, std::size_t dimension, std::size_t crossings, double until);

  /// Follows all a piece further, of some units of time. `field` may be used by several threads where there is a team.
  /// Throws Error as `integrate` does.
  void advance(const Field& field, const SolverOptions& solver, Team* team = nullptr);
  [[nodiscard]] bool done() const { return orbits_.all_ended(); }

  [[nodiscard]] std::size_t count() const { return orbits_.count(); }
  [[nodiscard]] const Crossings& crossings(std::size_t orbit) const { return crossings_[orbit]; }
  /// The motion left the finite numbers before it was through.
  [[nodiscard]] bool left(std::size_t orbit) const { return orbits_.left(orbit); }

 private:
  Plane plane_;
  std::size_t most_;
  double until_;
  Orbits orbits_;
  std::vector<Crossings> crossings_;
};

/// The state in the plane that has the given energy, goes through the plane in its direction, and of whose coordinates
/// all are those of `x` but the plane's and the momentum that belongs to it, which is sought; nothing where there is
/// none. `energy`: H of a state, whose slope along that momentum `field` must be.
[[nodiscard]] std::optional<std::vector<double>> state_in_plane(
    const Plane& plane, const Field& field, const std::function<double(std::span<const double>)>& energy, double value,
    std::span<const double> x);

/// So many states in the plane with the given energy, spread evenly over where the other two of four coordinates, a
/// position in [q_from, q_to] and a momentum in [p_from, p_to], allow it: [state, coordinate]. Each is where it would
/// be were there more. Fewer where the energy allows hardly any.
[[nodiscard]] std::vector<double> states_in_plane(const Plane& plane, const Field& field,
                                                  const std::function<double(std::span<const double>)>& energy,
                                                  double value, std::size_t count, double q_from, double q_to,
                                                  double p_from, double p_to);

/// How far each of these states is from the nearest of others, in the plane's picture: in the two of four coordinates
/// that are neither the plane's nor its momentum. Infinite where there are no others.
[[nodiscard]] std::vector<double> distances_to(const Plane& plane, std::span<const double> states,
                                               std::span<const double> others);

}  // namespace hnn
