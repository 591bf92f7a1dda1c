#include "hnn/optimise/adam.hpp"

#include <algorithm>

#include "hnn/optimise/optimisers.hpp"

namespace hnn {

template <class T>
Adam<T>::Adam(std::size_t size, const OptimiserOptions& options, const linalg::Kernels<T>& kernels,
              const std::shared_ptr<autodiff::Workspace>& workspace)
    : kernels_(&kernels),
      workspace_(workspace),
      pace_(options),
      weight_decay_(options.weight_decay),
      m_(size),
      v_(size) {}

template <class T>
void Adam<T>::restart() {
  std::fill(m_.begin(), m_.end(), T{0});
  std::fill(v_.begin(), v_.end(), T{0});
  count_as(0);
}

template <class T>
T Adam<T>::step(std::span<T> weights, T loss, std::span<const T> gradient) {
  linalg::AdamScalars scalars = pace_.next();
  scalars.weight_decay = weight_decay_;
  Team::ranges(workspace_->team(), weights.size(), [&](std::size_t first, std::size_t end) {
    kernels_->adam(weights.data() + first, gradient.data() + first, m_.data() + first, v_.data() + first, end - first,
                   scalars);
  });
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
      return std::make_unique<Adam<float>>(needs.layout->size(), needs.options, *needs.kernels, needs.workspace);
    },
};

}  // namespace hnn
