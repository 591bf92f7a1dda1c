#pragma once

#include <cstddef>
#include <span>
#include <vector>

#include "hnn/integrate/integrate.hpp"
#include "hnn/parallel/team.hpp"

namespace hnn {

/// Some motions of one field that are followed in pieces, each to its own end. Those that stay are integrated together,
/// so many at a time, and what comes out depends neither on the pieces nor on the threads.
class Orbits {
 public:
  /// `states` [orbit, coordinate]
  Orbits(std::vector<double> states, std::size_t dimension);

  [[nodiscard]] std::size_t count() const { return time_.size(); }
  [[nodiscard]] std::size_t dimension() const { return dimension_; }
  [[nodiscard]] std::span<double> state(std::size_t orbit) {
    return std::span(states_).subspan(orbit * dimension_, dimension_);
  }
  [[nodiscard]] double time(std::size_t orbit) const { return time_[orbit]; }
  /// The motion is followed no longer: it left the finite numbers, or `end` was called.
  [[nodiscard]] bool ended(std::size_t orbit) const { return ended_[orbit] != 0; }
  /// The motion left the finite numbers soon after `time`.
  [[nodiscard]] bool left(std::size_t orbit) const { return ended_[orbit] == 2; }
  void end(std::size_t orbit) { ended_[orbit] = 1; }
  [[nodiscard]] bool all_ended() const;

  /// How many are integrated together. An adaptive solver has one step for all of them.
  static constexpr std::size_t together = 32;

  /// Takes every orbit that has not ended through these times from now, which begin with 0, and calls
  /// `seen(orbits, states)` for some at a time, with their states [time, of orbits, coordinate], before `state` and
  /// `time` are those of the end. With a team on its threads, of which each sees orbits of its own: then `field` must
  /// be one that several threads may use. An orbit that leaves the finite numbers on the way is not seen.
  template <class Seen>
  void follow(const Field& field, std::span<const double> times, const SolverOptions& solver, Team* team,
              const Seen& seen) {
    const std::size_t groups = (count() + together - 1) / together;
    Team::each(team, groups, [&](std::size_t group, std::size_t) {
      for (const Piece& piece : integrated(group, field, times, solver)) {
        seen(std::span<const std::size_t>(piece.orbits), piece.motion.states);
        arrive(piece, times.back());
      }
    });
  }

 private:
  struct Piece {
    std::vector<std::size_t> orbits;
    Trajectories motion;
  };
  [[nodiscard]] std::vector<Piece> integrated(std::size_t group, const Field& field, std::span<const double> times,
                                              const SolverOptions& solver);
  void arrive(const Piece& piece, double duration);

  std::size_t dimension_;
  std::vector<double> states_, time_;
  std::vector<char> ended_;  // 1: by `end`, 2: left
};

}  // namespace hnn
