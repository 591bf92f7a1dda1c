#pragma once

#include <array>
#include <cstddef>
#include <span>
#include <vector>

#include "hnn/integrate/solvers.hpp"

namespace hnn {

/// The Dormand-Prince 5(4) method: seven stages of which the last is the first of the next step, order 5 with an error
/// estimate of order 4, and a continuous extension of order 4.
/// Dormand and Prince, J. Comp. Appl. Math. 6 (1980); Hairer, Norsett and Wanner, Solving Ordinary Differential
/// Equations I, table II.5.2; continuous extension: the same, section II.6, as in their code DOPRI5.
///
/// A step is tried with `attempt`, then judged by `error`, then taken with `accept`, or tried again with another
/// length.
class Dopri5 {
 public:
  Dopri5(const VectorField& field, std::span<const double> start);

  /// The state reached so far; layout as in `VectorField`.
  [[nodiscard]] std::span<const double> state() const { return x_; }

  /// A length for the first step, positive, no longer than |time_to_go|, whose sign is the direction of time. Hairer,
  /// Norsett and Wanner, section II.4. Not finite when the field isn't.
  [[nodiscard]] double first_step(const VectorField& field, std::size_t rows, double time_to_go,
                                  const SolverOptions& options);

  /// Tries a step of `dt` (backwards when negative).
  void attempt(const VectorField& field, double dt);

  /// The estimated error of the step tried, in units of the tolerance atol + rtol |x|: root mean square over the
  /// coordinates of a row, then the largest over the rows, so that no row is less exact for the company it keeps. Not
  /// finite when a stage isn't.
  [[nodiscard]] double error(std::size_t rows, const SolverOptions& options) const;

  /// The state at the part `theta` in [0, 1] of the step tried.
  void interpolate(double theta, std::span<double> x) const;

  /// Takes the step tried.
  void accept();

 private:
  double dt_ = 0;
  std::vector<double> x_, next_, stage_, error_;
  std::array<std::vector<double>, 7> k_;
};

extern const SolverInfo dopri5_solver;

}  // namespace hnn
