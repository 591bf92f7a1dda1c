#pragma once

#include "hnn/integrate/solvers.hpp"

namespace hnn {

/// The Gauss-Legendre method of two stages, of order 4: a parabola whose slope is the field's at the two nodes of
/// Gaussian quadrature. It keeps every quadratic invariant.
/// Hammer and Hollingsworth, MTAC 9 (1955); Hairer, Lubich and Wanner, Geometric Numerical Integration, table II.1.1.
extern const SolverInfo gauss4_solver;

}  // namespace hnn
