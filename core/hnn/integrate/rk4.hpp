#pragma once

#include <span>
#include <vector>

#include "hnn/integrate/integrate.hpp"

namespace hnn {

/// The classical Runge-Kutta method: four stages, order 4, fixed step.
/// Kutta, Z. Math. Phys. 46 (1901); Hairer, Norsett and Wanner, Solving Ordinary Differential Equations I, table
/// II.1.2.
class Rk4 {
 public:
  explicit Rk4(std::span<const double> start);

  /// The state reached so far; layout as in `VectorField`.
  [[nodiscard]] std::span<const double> state() const { return x_; }

  /// Steps `dt` onwards (backwards when negative). Returns false, and keeps its state, when the new one is not finite
  /// or past `max_coordinate`.
  bool step(const VectorField& field, double dt);

 private:
  std::vector<double> x_, next_, k1_, k2_, k3_, k4_;
};

/// `integrate` with this solver. Every interval between two output times is divided into equal steps, the fewest that
/// are no longer than `options.step`, so that steps end exactly on the output times.
[[nodiscard]] Trajectories integrate_rk4(const VectorField& field, std::span<const double> start, std::size_t rows,
                                         std::span<const double> times, const IntegratorOptions& options);

}  // namespace hnn
