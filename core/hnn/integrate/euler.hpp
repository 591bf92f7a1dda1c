#pragma once

#include "hnn/integrate/fixed_steps.hpp"
#include "hnn/integrate/solvers.hpp"

namespace hnn {

/// Euler's explicit method, order 1: along the tangent for the whole step.
/// Euler, Institutiones calculi integralis I (1768), section 650; Hairer, Norsett and Wanner, Solving Ordinary
/// Differential Equations I, section I.7.
class Euler final : public FixedStepMethod {
 public:
  /// `field` must outlive the method.
  Euler(const Field& field, std::span<const double> start);

 private:
  [[nodiscard]] bool advance(std::span<const double> x, double dt, std::span<double> next) override;

  const VectorField& field_;
  std::vector<double> k_;
};

extern const SolverInfo euler_solver;

}  // namespace hnn
