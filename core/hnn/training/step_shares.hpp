#pragma once

#include <cstddef>
#include <memory>
#include <span>
#include <vector>

#include "hnn/autodiff/program.hpp"
#include "hnn/models/model.hpp"
#include "hnn/optimise/gram.hpp"
#include "hnn/training/loss_inputs.hpp"

namespace hnn {

/// A part of a training step that falls into shares, which workers with no memory in common compute to the same bits:
/// after `begin` each by `compute` or, what `copy` gave elsewhere, by `take`, in any order; then `finish`.
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
  /// Numbers that `copy` gives.
  [[nodiscard]] virtual std::size_t size(const autodiff::ShareRange& shares) const = 0;

  virtual void begin(std::span<const float> parameters) = 0;
  virtual void compute(const autodiff::ShareRange& shares) = 0;
  virtual void copy(const autodiff::ShareRange& shares, std::span<float> numbers) const = 0;
  virtual void take(const autodiff::ShareRange& shares, std::span<const float> numbers) = 0;
  /// Throws Error where one is missing that nothing else computes.
  virtual void finish() = 0;

  /// Of the inputs, the rows that `compute` reads.
  [[nodiscard]] std::span<float> x(LossInputs& inputs, const autodiff::ShareRange& shares) const;
  [[nodiscard]] std::span<float> target(LossInputs& inputs, const autodiff::ShareRange& shares) const;
};

// The references must outlive what is made.

/// The loss and the gradient as sums over samples: each share has its samples.
[[nodiscard]] std::unique_ptr<StepShares> shares_of(autodiff::Program<float>& program, std::size_t batch,
                                                    const LossInputs& inputs, std::span<float* const> outputs);
/// Rows of K, each of all samples.
[[nodiscard]] std::unique_ptr<StepShares> shares_of(Gram<float>& gram, std::size_t batch, const LossInputs& inputs);

}  // namespace hnn
