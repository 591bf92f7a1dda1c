#pragma once

#include "hnn/linalg/kernels.hpp"
#include "hnn/optimise/optimiser.hpp"

namespace hnn {

/// What decides the scalars of Adam's next step: the settings, and how many steps there were.
class AdamPace {
 public:
  explicit AdamPace(const OptimiserOptions& options) : options_(options) {}

  void count_as(int steps) {
    steps_ = 0;
    power1_ = power2_ = 1;
    while (steps_ < steps) count();
  }

  [[nodiscard]] int steps() const { return steps_; }

  /// Of one more step. Weight decay is left to whoever takes it.
  [[nodiscard]] linalg::AdamScalars next() {
    const double rate = options_.learning_rate * options_.schedule.factor(steps_);
    count();
    return {.learning_rate = rate,
            .beta1 = options_.beta1,
            .beta2 = options_.beta2,
            .correction1 = 1 - power1_,
            .correction2 = 1 - power2_};
  }

 private:
  // Step by step, since a power in one go would be rounded otherwise.
  void count() {
    power1_ *= options_.beta1;
    power2_ *= options_.beta2;
    ++steps_;
  }

  OptimiserOptions options_;
  int steps_ = 0;
  double power1_ = 1, power2_ = 1;  // beta^step
};

}  // namespace hnn
