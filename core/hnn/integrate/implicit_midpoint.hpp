#pragma once

#include "hnn/integrate/solvers.hpp"

namespace hnn {

/// The implicit midpoint rule, of order 2: one stage, the slope in the middle between both ends of the step. It keeps
/// every quadratic invariant. The Gauss method of one stage; Hairer, Lubich and Wanner, Geometric Numerical
/// Integration, sections I.1.4 and VI.4.1.
extern const SolverInfo implicit_midpoint_solver;

}  // namespace hnn
