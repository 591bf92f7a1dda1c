#include "hnn/optimise/adam.hpp"

#include <algorithm>

#include "hnn/optimise/optimisers.hpp"

namespace hnn {

template <class T>
Adam<T>::Adam(std::size_t size, const OptimiserOptions& options, const linalg::Kernels<T>& kernels)
    : kernels_(&kernels), options_(options), m_(size), v_(size) {}

template <class T>
void Adam<T>::restart() {
  std::fill(m_.begin(), m_.end(), T{0});
  std::fill(v_.begin(), v_.end(), T{0});
  count_as(0);
}

template <class T>
void Adam<T>::count_as(int steps) {
  steps_ = 0;
  power1_ = power2_ = 1;
  while (steps_ < steps) count();
}

// Step by step, since a power in one go would be rounded otherwise.
template <class T>
void Adam<T>::count() {
  power1_ *= options_.beta1;
  power2_ *= options_.beta2;
  ++steps_;
}

template <class T>
T Adam<T>::step(std::span<T> weights, T loss, std::span<const T> gradient) {
  const double rate = options_.learning_rate * options_.schedule.factor(steps_);
  count();
  kernels_->adam(weights.data(), gradient.data(), m_.data(), v_.data(), weights.size(),
                 {.learning_rate = rate,
                  .beta1 = options_.beta1,
                  .beta2 = options_.beta2,
                  .weight_decay = options_.weight_decay,
                  .correction1 = 1 - power1_,
                  .correction2 = 1 - power2_});
  return loss;
}

template class Adam<float>;
template class Adam<double>;

constinit const OptimiserInfo adam_row{
    .id = "adam",
    .title = "Adam",
    .description = "Follows the mean of the gradients, each weight at a pace of its own; the paper's.",
    .takes_rate = true,
    .takes_schedule = true,
    .takes_betas = true,
    .takes_decay = true,
    .needs_all_points = false,
    .linearises = false,
    .keeps_history = false,
    .make = [](const OptimiserNeeds& needs) -> std::unique_ptr<Optimiser<float>> {
      return std::make_unique<Adam<float>>(needs.layout->size(), needs.options, *needs.kernels);
    },
};

}  // namespace hnn
