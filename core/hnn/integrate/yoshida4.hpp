#pragma once

#include "hnn/integrate/fixed_steps.hpp"
#include "hnn/integrate/leapfrog.hpp"
#include "hnn/integrate/solvers.hpp"

namespace hnn {

/// Three leapfrog steps, the second one backwards, whose errors of order 2 cancel: order 4.
/// Yoshida, Phys. Lett. A 150 (1990), eq. 2.1; Hairer, Lubich and Wanner, Geometric Numerical Integration, example
/// II.4.2.
class Yoshida4 final : public FixedStepMethod {
 public:
  /// `field` must have a split and outlive the method.
  Yoshida4(const Field& field, std::span<const double> start);

 private:
  [[nodiscard]] bool advance(std::span<const double> x, double dt, std::span<double> next) override;

  Leapfrog leapfrog_;
};

extern const SolverInfo yoshida4_solver;

}  // namespace hnn
