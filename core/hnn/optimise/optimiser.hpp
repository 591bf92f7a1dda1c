#pragma once

#include <cstddef>
#include <span>
#include <string_view>
#include <vector>

#include "hnn/optimise/schedule.hpp"

namespace hnn {

/// Numbers that an optimiser remembers between steps.
template <class T>
struct OptimiserState {
  std::string_view name;
  std::span<T> values;
};

/// What the settings of a training say to its optimiser; `OptimiserInfo` tells which of them each one reads.
struct OptimiserOptions {
  double learning_rate = 1e-3;
  Schedule schedule{};
  double beta1 = 0.9, beta2 = 0.999;
  double weight_decay = 0;  ///< L2, added to the gradient
  double damping = 1e-2;    ///< at the start
  std::size_t history = 20;
};

/// Takes one step after the other on a vector of weights, so that the loss of a batch becomes small. A new optimiser is
/// a file in this folder, with its row, and a line in optimisers.cpp. A step allocates nothing.
template <class T>
class Optimiser {
 public:
  Optimiser() = default;
  Optimiser(const Optimiser&) = delete;
  Optimiser& operator=(const Optimiser&) = delete;
  virtual ~Optimiser() = default;

  /// As if it had done no step yet.
  virtual void restart() = 0;

  /// What, beside the count of its steps, decides how it goes on.
  [[nodiscard]] virtual std::vector<OptimiserState<T>> state() = 0;

  /// As if it had done so many steps; its state is set apart.
  virtual void count_as(int steps) = 0;

  /// Where the next step wants the loss and its gradient: at the weights, unless it tries a point before it goes there.
  [[nodiscard]] virtual std::span<const T> at(std::span<const T> weights) const { return weights; }

  /// One step, from the loss and its gradient at `at(weights)`; gives the loss to show. One that linearises reads
  /// neither: what it knows of the batch, it asks its `Linearisation`.
  virtual T step(std::span<T> weights, T loss, std::span<const T> gradient) = 0;
};

}  // namespace hnn
