#include "hnn/chaos/orbits.hpp"

#include <algorithm>
#include <utility>

namespace hnn {

Orbits::Orbits(std::vector<double> states, std::size_t dimension)
    : dimension_(dimension), states_(std::move(states)), time_(states_.size() / dimension), ended_(time_.size()) {}

bool Orbits::all_ended() const {
  return std::all_of(ended_.begin(), ended_.end(), [](char ended) { return ended != 0; });
}

std::vector<Orbits::Piece> Orbits::integrated(std::size_t group, const Field& field, std::span<const double> times,
                                              const SolverOptions& solver) {
  std::vector<std::size_t> open;
  for (std::size_t i = group * together; i < std::min(count(), (group + 1) * together); ++i) {
    if (!ended(i)) open.push_back(i);
  }
  std::vector<Piece> pieces;
  const auto add = [&](std::vector<std::size_t> orbits) {
    std::vector<double> start;
    for (const std::size_t orbit : orbits) {
      const std::span<const double> x = state(orbit);
      start.insert(start.end(), x.begin(), x.end());
    }
    Trajectories motion = integrate(field, start, orbits.size(), times, solver);
    if (motion.left_at) return false;
    pieces.push_back({std::move(orbits), std::move(motion)});
    return true;
  };
  // One that leaves stops those beside it, so then each goes alone.
  if (open.empty() || add(open)) return pieces;
  for (const std::size_t orbit : open) {
    if (!add({orbit})) ended_[orbit] = 2;
  }
  return pieces;
}

void Orbits::arrive(const Piece& piece, double duration) {
  const std::size_t last = piece.motion.states.shape(0) - 1;
  for (std::size_t i = 0; i < piece.orbits.size(); ++i) {
    const double* const x = &piece.motion.states(last, i, 0);
    std::copy(x, x + dimension_, state(piece.orbits[i]).begin());
    time_[piece.orbits[i]] += duration;
  }
}

}  // namespace hnn
