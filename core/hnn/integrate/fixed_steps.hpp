#pragma once

#include <cstddef>
#include <span>
#include <vector>

#include "hnn/integrate/integrate.hpp"

namespace hnn {

/// A method that goes from one state to the next by a step of given length; what it needs of the past is the state. It
/// moves any number of rows at once, each as if it were alone.
class FixedStepMethod {
 public:
  explicit FixedStepMethod(std::span<const double> start) : x_(start.begin(), start.end()), next_(x_) {}
  virtual ~FixedStepMethod() = default;

  /// The state reached so far; layout as in `VectorField`.
  [[nodiscard]] std::span<const double> state() const { return x_; }

  /// Steps `dt` onwards (backwards when negative). Returns false, and keeps its state, when there is no next one that
  /// is finite and within `max_coordinate`; no step may follow then.
  [[nodiscard]] bool step(double dt);

 protected:
  /// Writes the state that a step of `dt` leads to from `x` to `next`. Returns false when the equations of the step
  /// were not solved. `x` is the `next` of the call before, so a method may keep what it knows of that state.
  [[nodiscard]] virtual bool advance(std::span<const double> x, double dt, std::span<double> next) = 0;

 private:
  std::vector<double> x_, next_;
};

/// `hnn::integrate` in steps of exactly `step`, walked from the first time wherever the other times are; only the last
/// is shortened, to end at the last time, so that a step longer than the whole range becomes one of the range's length.
///
/// An output time at which a step ends, but for rounding, gets the state of the method itself, bit for bit. Inside a
/// step the cubic stands that has the states and the derivatives of both ends (Hermite). It reproduces a polynomial of
/// third order and is off by O(step^4), so the orders up to 4 are kept. It costs one more evaluation of `field` a step,
/// and none where no output needs it.
///
/// `left_at` is the end of the step that could not be taken; `field` also has to be finite at both ends of a step with
/// outputs inside.
[[nodiscard]] Trajectories integrate_in_fixed_steps(FixedStepMethod& method, const Field& field, std::size_t rows,
                                                    std::span<const double> times, double step);

/// Where the last of these steps from one time to a later one begins. A way back that ends a step there takes the same
/// steps, since the shortened one is then its first.
[[nodiscard]] double begin_of_last_step(double from, double to, double step);

}  // namespace hnn
