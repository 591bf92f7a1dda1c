#pragma once

#include <cstddef>
#include <memory>
#include <span>
#include <utility>
#include <vector>

#include "hnn/autodiff/program.hpp"
#include "hnn/models/model.hpp"
#include "hnn/optimise/gram.hpp"
#include "hnn/training/loss_inputs.hpp"

namespace hnn {

/// A part of a training step that falls into shares, which workers with no memory in common compute to the same bits:
/// after `begin` each by `compute` or, what `sums` gave elsewhere put into `room`, by `take`, in any order; then
/// `finish`.
class StepShares {
 public:
  StepShares() = default;
  virtual ~StepShares() = default;
  StepShares(const StepShares&) = delete;
  StepShares& operator=(const StepShares&) = delete;

  /// A power of two.
  [[nodiscard]] virtual std::size_t shares() const = 0;
  struct Rows {
    std::size_t first, count;
  };
  /// Of the batch, those that `compute` reads.
  [[nodiscard]] virtual Rows rows(const autodiff::ShareRange& shares) const = 0;
  /// Numbers that `sums` gives.
  [[nodiscard]] virtual std::size_t size(const autodiff::ShareRange& shares) const = 0;

  /// At these parameters, which must stay until `finish`. What all shares need is computed with the first of them, so
  /// that others can begin theirs meanwhile.
  void begin(std::span<const float> parameters) {
    parameters_ = parameters;
    has_begun_ = true;
  }
  void compute(const autodiff::ShareRange& shares) {
    prepare_once();
    compute_prepared(shares);
  }
  /// Of computed shares, until the next call.
  [[nodiscard]] virtual std::span<const float> sums(const autodiff::ShareRange& shares) = 0;
  [[nodiscard]] std::span<float> room(const autodiff::ShareRange& shares) {
    prepare_once();
    return room_prepared(shares);
  }
  virtual void take(const autodiff::ShareRange& shares) = 0;
  /// Throws Error where one is missing that nothing else computes.
  void finish() {
    prepare_once();
    finish_prepared();
  }

  /// Of the inputs, the rows that `compute` reads.
  [[nodiscard]] std::span<float> x(LossInputs& inputs, const autodiff::ShareRange& shares) const;
  [[nodiscard]] std::span<float> target(LossInputs& inputs, const autodiff::ShareRange& shares) const;

 private:
  virtual void prepare(std::span<const float> parameters) = 0;
  virtual void compute_prepared(const autodiff::ShareRange& shares) = 0;
  [[nodiscard]] virtual std::span<float> room_prepared(const autodiff::ShareRange& shares) = 0;
  virtual void finish_prepared() = 0;

  void prepare_once() {
    if (std::exchange(has_begun_, false)) prepare(parameters_);
  }

  std::span<const float> parameters_;
  bool has_begun_ = false;  // and nothing is prepared yet
};

// The references must outlive what is made.

/// The loss and the gradient as sums over samples: each share has its samples.
[[nodiscard]] std::unique_ptr<StepShares> shares_of(autodiff::Program<float>& program, std::size_t batch,
                                                    const LossInputs& inputs, std::span<float* const> outputs);
/// Rows of K, each of all samples.
[[nodiscard]] std::unique_ptr<StepShares> shares_of(Gram<float>& gram, std::size_t batch, const LossInputs& inputs);

}  // namespace hnn
