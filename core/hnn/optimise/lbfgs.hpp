#pragma once

#include <array>
#include <vector>

#include "hnn/optimise/optimiser.hpp"

namespace hnn {

/// L-BFGS (Nocedal & Wright 2006, algorithm 7.4) with a line search that halves a step until the loss falls enough
/// (Armijo's condition). A step here is one evaluation of the loss and its gradient, at a point that is tried: the
/// weights move there only if the search accepts it.
template <class T>
class Lbfgs : public Optimiser<T> {
 public:
  Lbfgs(std::size_t size, const OptimiserOptions& options);

  void restart() override;
  [[nodiscard]] std::vector<OptimiserState<T>> state() override;
  void count_as(int) override {}
  [[nodiscard]] std::span<const T> at(std::span<const T> weights) const override;
  T step(std::span<T> weights, T loss, std::span<const T> gradient) override;

 private:
  [[nodiscard]] std::span<T> row(std::vector<T>& rows, std::size_t i) { return {rows.data() + i * size_, size_}; }
  void remember(std::span<const T> weights, std::span<const T> gradient);
  void find_direction();
  void propose(std::span<const T> weights);

  // What is counted, kept with the state as numbers: pairs kept, the next one's place, whether a point was accepted
  // yet.
  enum Count : std::size_t { kept, next, begun, loss_of_weights, length, slope, shown, counts };

  std::size_t size_, history_;
  T weight_decay_;
  std::vector<T> changes_, gradient_changes_;  // [history, size], in a ring
  std::vector<T> trial_, gradient_, new_gradient_, direction_;
  std::array<T, counts> numbers_{};
  std::vector<double> curvature_, factors_;  // of the pairs: s'y, and the first loop's factors
};

}  // namespace hnn
