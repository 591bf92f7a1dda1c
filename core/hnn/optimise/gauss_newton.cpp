#include "hnn/optimise/gauss_newton.hpp"

#include <algorithm>
#include <cmath>

#include "hnn/optimise/optimisers.hpp"

namespace hnn {

static constexpr int most_tries = 6;  // of a step, each with four times the damping of the one before
static constexpr double least_damping = 1e-9, most_damping = 1e6;

template <class T>
GaussNewton<T>::GaussNewton(Linearisation<T>& linearisation, const OptimiserOptions& options)
    : linearisation_(&linearisation),
      options_(options),
      r_(linearisation.size()),
      z_(r_.size()),
      direction_(linearisation.weights()),
      trial_(direction_.size()),
      trial_r_(r_.size()),
      k_double_(r_.size() * r_.size()),
      z_double_(r_.size()),
      cholesky_(r_.size()),
      damping_(static_cast<T>(options.damping)) {}

template <class T>
void GaussNewton<T>::restart() {
  damping_ = static_cast<T>(options_.damping);
  steps_ = 0;
}

// Whether the step lowered the loss, and was taken.
template <class T>
bool GaussNewton<T>::try_step(std::span<T> weights, double loss, double mean_diagonal, double rate) {
  const double damping = static_cast<double>(damping_);
  const auto damp = [&](double factor) {
    damping_ = static_cast<T>(std::clamp(factor * damping, least_damping, most_damping));
  };
  damp(4);
  if (!cholesky_.factorise(k_double_, damping * mean_diagonal)) return false;
  std::copy(r_.begin(), r_.end(), z_double_.begin());
  cholesky_.solve(z_double_);
  std::transform(z_double_.begin(), z_double_.end(), z_.begin(), [](double z) { return static_cast<T>(z); });
  linearisation_->pull_back(weights, z_, direction_);
  const T length = static_cast<T>(rate);
  for (std::size_t i = 0; i < trial_.size(); ++i) trial_[i] = weights[i] - length * direction_[i];
  const double ratio = linearisation_->residuals(trial_, trial_r_) / loss;
  if (!(ratio <= 1)) return false;
  std::copy(trial_.begin(), trial_.end(), weights.begin());
  damp(ratio < 0.5 ? 0.5 : ratio < 0.8 ? 0.8 : 1.2);
  return true;
}

template <class T>
T GaussNewton<T>::step(std::span<T> weights, T, std::span<const T>) {
  const double loss = linearisation_->residuals(weights, r_);
  const std::span<const T> k = linearisation_->gram(weights);
  std::copy(k.begin(), k.end(), k_double_.begin());
  double diagonal = 0;
  for (std::size_t i = 0; i < r_.size(); ++i) diagonal += k_double_[i * r_.size() + i];
  const double mean = diagonal / static_cast<double>(r_.size()), rate = options_.schedule.factor(steps_);
  for (int tries = 0; tries < most_tries; ++tries) {
    if (try_step(weights, loss, mean, rate)) break;
  }
  ++steps_;
  return static_cast<T>(loss);
}

template class GaussNewton<float>;
template class GaussNewton<double>;

constinit const OptimiserInfo gauss_newton_row{
    .id = "gauss-newton",
    .title = "Gauss-Newton",
    .description = "Solves for the weights that would make a batch's errors vanish, were the network linear in them.",
    .takes_rate = false,
    .takes_schedule = true,
    .takes_betas = false,
    .takes_decay = false,
    .needs_all_points = false,
    .linearises = true,
    .keeps_history = false,
    .make = [](const OptimiserNeeds& needs) -> std::unique_ptr<Optimiser<float>> {
      return std::make_unique<GaussNewton<float>>(*needs.linearisation, needs.options);
    },
};

}  // namespace hnn
