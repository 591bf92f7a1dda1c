#pragma once

#include <memory>
#include <vector>

#include "hnn/models/model.hpp"

namespace hnn {

/// Several models of one kind in one graph, which see the same batches and differ in their start weights alone: they
/// agree where the data say what to learn, and part where they don't (Lakshminarayanan et al. 2017, arXiv 1612.01474).
/// What it says is their mean, which for an H has the mean field as its symplectic gradient.
class Ensemble final : public Model {
 public:
  /// `members`: at least one, each of whose layouts goes on where that of the one before ends.
  explicit Ensemble(std::vector<std::unique_ptr<Model>> members);

  [[nodiscard]] autodiff::Value time_derivative(autodiff::Value x) const override;
  [[nodiscard]] std::optional<autodiff::Value> hamiltonian(autodiff::Value x) const override;
  [[nodiscard]] std::optional<SplitDerivative> split(autodiff::Value x) const override;

  [[nodiscard]] std::size_t horizon() const override { return members_.front()->horizon(); }
  [[nodiscard]] std::size_t sample_columns() const override { return members_.front()->sample_columns(); }
  [[nodiscard]] std::size_t target_columns() const override { return members_.front()->target_columns(); }

  /// Those of each member, one after the other; the loss is the mean of the members'.
  [[nodiscard]] std::vector<LossTerm> loss_terms(autodiff::Value x, autodiff::Value target) const override;

  [[nodiscard]] std::span<const std::unique_ptr<Model>> members() const override { return members_; }

 private:
  std::vector<std::unique_ptr<Model>> members_;
};

}  // namespace hnn
