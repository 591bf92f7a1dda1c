#pragma once

#include <Eigen/LU>
#include <span>
#include <vector>

#include "hnn/integrate/fixed_steps.hpp"

namespace hnn {

/// The coefficients of a Runge-Kutta method of s stages, after Butcher; what they refer to must last.
struct Tableau {
  std::span<const double> a;  ///< [stage, stage]
  std::span<const double> b;  ///< [stage]
  std::span<const double> c;  ///< [stage], the sums of the rows of `a`
};

/// A Runge-Kutta method whose stages depend on each other: z_i = dt sum_j a_ij f(x + z_j), solved for the z_i by
/// simplified Newton iterations (Hairer and Wanner, Solving Ordinary Differential Equations II, section IV.8).
///
/// The iteration goes on until the increments vanish or, being at the level of rounding, no longer shrink, so that the
/// methods keep their geometric properties to rounding (Hairer, McLachlan and Razakarivony, BIT 48 (2008)). The
/// Jacobian of the field comes from central differences. It only steers the iteration and leaves no trace in what that
/// converges to, so it is kept from step to step for as long as the increments shrink fast. A row that does not
/// converge ends the motion.
///
/// Every row has its own iteration, Jacobian and end.
class ImplicitRungeKutta final : public FixedStepMethod {
 public:
  /// `field` must outlive the method.
  ImplicitRungeKutta(const Field& field, std::span<const double> start, const Tableau& tableau);

 private:
  struct Row {
    // With full pivoting, since that is the one LU of Eigen that works column by column at every size: the blocks of
    // the other and its products of blocks would make the module larger, and their sums depend on the cache of the
    // machine.
    Eigen::FullPivLU<Eigen::MatrixXd> newton;  // of 1 - dt a (x) df/dx, [stage, coordinate] squared
    bool needs_jacobian = true;
    bool converged = false;
    double last_increment = 0.0;
  };

  [[nodiscard]] bool advance(std::span<const double> x, double dt, std::span<double> next) override;
  void linearise(std::span<const double> x, double dt);
  void factorise(std::size_t row, double dt);
  [[nodiscard]] bool improve(std::size_t row, std::span<const double> x, double dt);

  const VectorField& field_;
  Tableau tableau_;
  std::size_t dimension_, stages_;
  double last_dt_ = 0.0;
  std::vector<Row> rows_;
  std::vector<double> slope_, at_, centre_, high_;  // [row, coordinate]
  std::vector<double> z_, trial_, k_;               // [stage, row, coordinate]
  std::vector<double> jacobian_;                    // [column, row, coordinate]
  Eigen::MatrixXd matrix_;
  Eigen::VectorXd residual_, increment_;
};

}  // namespace hnn
