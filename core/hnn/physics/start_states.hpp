#pragma once

#include <span>

#include "hnn/math/random.hpp"
#include "hnn/physics/system.hpp"

namespace hnn {

/// A state (q, p) with the direction of a point drawn uniformly from the square [-1, 1]^2 and a length drawn uniformly
/// from [lo, hi): how the published code starts its springs and pendulums. Diagonals are a little likelier than axes.
void draw_in_ring(Random& random, double lo, double hi, std::span<double> x);

/// A state (q, p) with H(x) = `energy`, in a direction whose angle is uniform. H must be 0 at the origin and grow
/// outwards along every ray until it reaches `energy`; where that does not hold, throws std::logic_error.
void draw_on_energy_surface(const System& system, double energy, Random& random, std::span<double> x);

}  // namespace hnn
