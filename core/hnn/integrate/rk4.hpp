#pragma once

#include "hnn/integrate/fixed_steps.hpp"
#include "hnn/integrate/solvers.hpp"

namespace hnn {

/// The classical Runge-Kutta method: four stages, order 4.
/// Kutta, Z. Math. Phys. 46 (1901); Hairer, Norsett and Wanner, Solving Ordinary Differential Equations I, table
/// II.1.2.
class Rk4 final : public FixedStepMethod {
 public:
  /// `field` must outlive the method.
  Rk4(const Field& field, std::span<const double> start);

 private:
  [[nodiscard]] bool advance(std::span<const double> x, double dt, std::span<double> next) override;

  const VectorField& field_;
  std::vector<double> stage_, k1_, k2_, k3_, k4_;
};

extern const SolverInfo rk4_solver;

}  // namespace hnn
