#pragma once

#include <algorithm>
#include <array>
#include <span>
#include <string_view>
#include <vector>

#include "hnn/linalg/kernels.hpp"

namespace hnn {

struct AdamOptions {
  double learning_rate = 1e-3;
  double beta1 = 0.9, beta2 = 0.999;
  double epsilon = 1e-8;
  double weight_decay = 0;  ///< L2, added to the gradient
};

/// Numbers that an optimiser remembers between steps.
template <class T>
struct OptimiserState {
  std::string_view name;
  std::span<T> values;
};

/// Adam (Kingma & Ba 2015, algorithm 1) over one vector of parameters.
template <class T>
class Adam {
 public:
  Adam(std::size_t size, const AdamOptions& options, const linalg::Kernels<T>& kernels = linalg::kernels<T>())
      : kernels_(&kernels), options_(options), m_(size), v_(size) {}

  /// As if it had seen no gradient yet.
  void restart() {
    std::fill(m_.begin(), m_.end(), T{0});
    std::fill(v_.begin(), v_.end(), T{0});
    count_as(0);
  }

  /// What, beside the count of its steps, decides how it goes on.
  [[nodiscard]] std::array<OptimiserState<T>, 2> state() { return {{{"adam.m", m_}, {"adam.v", v_}}}; }

  /// As if it had done so many steps; its state is set apart.
  void count_as(int steps) {
    power1_ = power2_ = 1;
    for (int i = 0; i < steps; ++i) count();
  }

  void step(std::span<T> weights, std::span<const T> gradient) {
    count();
    kernels_->adam(weights.data(), gradient.data(), m_.data(), v_.data(), weights.size(),
                   {.learning_rate = options_.learning_rate,
                    .beta1 = options_.beta1,
                    .beta2 = options_.beta2,
                    .epsilon = options_.epsilon,
                    .weight_decay = options_.weight_decay,
                    .correction1 = 1 - power1_,
                    .correction2 = 1 - power2_});
  }

 private:
  // Step by step, since a power in one go would be rounded otherwise.
  void count() {
    power1_ *= options_.beta1;
    power2_ *= options_.beta2;
  }

  const linalg::Kernels<T>* kernels_;
  AdamOptions options_;
  std::vector<T> m_, v_;
  double power1_ = 1, power2_ = 1;  // beta^step
};

}  // namespace hnn
