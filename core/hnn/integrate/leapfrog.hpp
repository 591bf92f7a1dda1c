#pragma once

#include "hnn/integrate/fixed_steps.hpp"
#include "hnn/integrate/solvers.hpp"

namespace hnn {

/// The Stoermer-Verlet method as kick, drift, kick, of order 2: half a step of dp/dt, a whole one of dq/dt, another
/// half of dp/dt. For a separable system each of the three is the exact motion under T(p) or V(q) alone, hence
/// canonical, and the order of the three is the same read backwards. Verlet, Phys. Rev. 159 (1967); Hairer, Lubich and
/// Wanner, Geometric Numerical Integration, section I.1.4.
class Leapfrog final : public FixedStepMethod {
 public:
  /// `field` must have a split and outlive the method.
  Leapfrog(const Field& field, std::span<const double> start);

  /// As in `FixedStepMethod`; open to the methods that are composed of this one. `next` may be `x`.
  [[nodiscard]] bool advance(std::span<const double> x, double dt, std::span<double> next) override;

 private:
  void kick(double dt, std::span<double> x) const;
  void drift(double dt, std::span<double> x);

  const Split& split_;
  std::size_t degrees_;  // of freedom, n
  std::vector<double> dqdt_, dpdt_;
  bool dpdt_is_known_ = false;  // the last kick of a step and the first one of the next are at the same q
};

extern const SolverInfo leapfrog_solver;

}  // namespace hnn
