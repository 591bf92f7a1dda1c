#include "hnn/optimise/lbfgs.hpp"

#include <algorithm>
#include <cmath>

#include "hnn/optimise/optimisers.hpp"

namespace hnn {
namespace {

constexpr double sufficient = 1e-4;  // of Armijo's condition

// In lanes, in a fixed order, so that a compiler can use vectors and every machine gets the same bits.
template <class T>
double dot(std::span<const T> a, std::span<const T> b) {
  constexpr std::size_t lanes = 8;
  std::array<double, lanes> sums{};
  std::size_t i = 0;
  for (; i + lanes <= a.size(); i += lanes) {
    for (std::size_t l = 0; l < lanes; ++l) {
      sums[l] += static_cast<double>(a[i + l]) * static_cast<double>(b[i + l]);
    }
  }
  for (std::size_t l = 0; i < a.size(); ++i, ++l) sums[l] += static_cast<double>(a[i]) * static_cast<double>(b[i]);
  return ((sums[0] + sums[4]) + (sums[2] + sums[6])) + ((sums[1] + sums[5]) + (sums[3] + sums[7]));
}

template <class T>
void add(std::span<T> to, T factor, std::span<const T> a) {
  for (std::size_t i = 0; i < to.size(); ++i) to[i] += factor * a[i];
}

}  // namespace

template <class T>
Lbfgs<T>::Lbfgs(std::size_t size, const OptimiserOptions& options)
    : size_(size),
      history_(options.history),
      weight_decay_(static_cast<T>(options.weight_decay)),
      changes_(history_ * size),
      gradient_changes_(history_ * size),
      trial_(size),
      gradient_(size),
      new_gradient_(size),
      direction_(size),
      curvature_(history_),
      factors_(history_) {}

template <class T>
void Lbfgs<T>::restart() {
  numbers_.fill(T{0});
}

template <class T>
std::vector<OptimiserState<T>> Lbfgs<T>::state() {
  return {{"lbfgs.s", changes_},         {"lbfgs.y", gradient_changes_},  {"lbfgs.trial", trial_},
          {"lbfgs.gradient", gradient_}, {"lbfgs.direction", direction_}, {"lbfgs.numbers", numbers_}};
}

template <class T>
std::span<const T> Lbfgs<T>::at(std::span<const T> weights) const {
  if (numbers_[begun] == T{0}) return weights;
  return trial_;
}

// The change of weights and gradient from the point before to the trial, unless the loss isn't convex between them.
template <class T>
void Lbfgs<T>::remember(std::span<const T> weights, std::span<const T> gradient) {
  const auto place = static_cast<std::size_t>(numbers_[next]);
  const std::span<T> s = row(changes_, place), y = row(gradient_changes_, place);
  for (std::size_t i = 0; i < size_; ++i) {
    s[i] = trial_[i] - weights[i];
    y[i] = gradient[i] - gradient_[i];
  }
  if (!(dot<T>(s, y) > 1e-10 * dot<T>(s, s))) return;
  numbers_[next] = static_cast<T>((place + 1) % history_);
  numbers_[kept] = std::min(numbers_[kept] + 1, static_cast<T>(history_));
}

// The two loops: from the gradient to minus the approximate inverse Hessian times it.
template <class T>
void Lbfgs<T>::find_direction() {
  std::transform(gradient_.begin(), gradient_.end(), direction_.begin(), [](T g) { return -g; });
  const auto pairs = static_cast<std::size_t>(numbers_[kept]), end = static_cast<std::size_t>(numbers_[next]);
  const auto place = [&](std::size_t age) { return (end + history_ - 1 - age) % history_; };
  for (std::size_t age = 0; age < pairs; ++age) {
    const std::size_t p = place(age);
    curvature_[p] = dot<T>(row(changes_, p), row(gradient_changes_, p));
    factors_[p] = dot<T>(row(changes_, p), direction_) / curvature_[p];
    add<T>(direction_, static_cast<T>(-factors_[p]), row(gradient_changes_, p));
  }
  if (pairs > 0) {
    const std::size_t p = place(0);
    const double scale = curvature_[p] / dot<T>(row(gradient_changes_, p), row(gradient_changes_, p));
    for (T& d : direction_) d *= static_cast<T>(scale);
  }
  for (std::size_t age = pairs; age-- > 0;) {
    const std::size_t p = place(age);
    const double back = dot<T>(row(gradient_changes_, p), direction_) / curvature_[p];
    add<T>(direction_, static_cast<T>(factors_[p] - back), row(changes_, p));
  }
}

template <class T>
void Lbfgs<T>::propose(std::span<const T> weights) {
  std::copy(weights.begin(), weights.end(), trial_.begin());
  add<T>(trial_, numbers_[length], direction_);
}

template <class T>
T Lbfgs<T>::step(std::span<T> weights, T loss, std::span<const T> raw_gradient) {
  const bool first = numbers_[begun] == T{0};
  const std::span<const T> point = at(weights);
  // The loss that weight decay is the gradient of has half the sum of squares beside it.
  const T decayed = loss + static_cast<T>(0.5 * static_cast<double>(weight_decay_) * dot<T>(point, point));
  if (!first &&
      !(decayed <= numbers_[loss_of_weights] + static_cast<T>(sufficient) * numbers_[length] * numbers_[slope])) {
    numbers_[length] *= T{0.5};
    // Where no step along the direction helps any more, it is of no use: on from the gradient alone.
    if (numbers_[length] < static_cast<T>(1e-6)) {
      numbers_[kept] = numbers_[next] = T{0};
      find_direction();
      numbers_[slope] = static_cast<T>(dot<T>(gradient_, direction_));
      numbers_[length] = static_cast<T>(1e-3 / std::sqrt(std::max(1e-30, -static_cast<double>(numbers_[slope]))));
    }
    propose(weights);
    return numbers_[shown];
  }
  std::copy(raw_gradient.begin(), raw_gradient.end(), new_gradient_.begin());
  add<T>(new_gradient_, weight_decay_, point);
  if (!first) {
    remember(weights, new_gradient_);
    std::copy(trial_.begin(), trial_.end(), weights.begin());
  }
  gradient_.swap(new_gradient_);
  find_direction();
  const double downhill = dot<T>(gradient_, direction_);
  numbers_[begun] = T{1};
  numbers_[loss_of_weights] = decayed;
  numbers_[shown] = loss;
  numbers_[slope] = static_cast<T>(downhill);
  // Before anything is known of the curvature, a short step.
  numbers_[length] =
      numbers_[kept] > T{0} ? T{1} : static_cast<T>(std::min(1.0, 0.1 / std::sqrt(std::max(1e-30, -downhill))));
  propose(weights);
  return loss;
}

template class Lbfgs<float>;
template class Lbfgs<double>;

constinit const OptimiserInfo lbfgs_row{
    .id = "lbfgs",
    .title = "L-BFGS",
    .description = "Learns from the last gradients how the loss is curved; each step sees all points.",
    .takes_rate = false,
    .takes_schedule = false,
    .takes_betas = false,
    .takes_decay = true,
    .needs_all_points = true,
    .linearises = false,
    .keeps_history = true,
    .make = [](const OptimiserNeeds& needs) -> std::unique_ptr<Optimiser<float>> {
      return std::make_unique<Lbfgs<float>>(needs.layout->size(), needs.options);
    },
};

}  // namespace hnn
