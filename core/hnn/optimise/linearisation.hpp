#pragma once

#include <array>
#include <cstddef>
#include <memory>
#include <span>
#include <vector>

#include "hnn/autodiff/program.hpp"
#include "hnn/models/model.hpp"
#include "hnn/optimise/gram.hpp"

namespace hnn {

/// What an optimiser may ask of a batch beside its gradient: the residuals r, scaled so that the loss is r'r, and what
/// their Jacobian J = dr/dw [size, weights] makes of vectors, at any weights w.
template <class T>
class Linearisation {
 public:
  /// `inputs`: the model's x and target, of `batch` rows, whose numbers change with the batch. They and `model` must
  /// outlive this. `workspace`: see `autodiff::Program`; each call takes all of it. Throws Error where there are too
  /// many residuals to solve for.
  Linearisation(const Model& model, std::size_t batch, const std::array<const T*, 2>& inputs,
                const linalg::Kernels<T>& kernels = linalg::kernels<T>(),
                const std::shared_ptr<autodiff::Workspace>& workspace = std::make_shared<autodiff::Workspace>());

  /// Numbers in r. Residual c of sample s is number c * batch + s, here and below.
  [[nodiscard]] std::size_t size() const { return batch_ * columns_; }
  [[nodiscard]] std::size_t weights() const { return weights_; }

  /// r, and the loss r'r.
  double residuals(std::span<const T> weights, std::span<T> r);

  /// The lower triangle of K = J J', row-major in [size, size], until the next call.
  [[nodiscard]] std::span<const T> gram(std::span<const T> weights) { return gram_.compute(inputs_, weights); }
  /// K in shares, before it is asked for at the same weights.
  [[nodiscard]] Gram<T>& shared_gram() { return gram_; }

  /// J'z.
  void pull_back(std::span<const T> weights, std::span<const T> z, std::span<T> gradient);

 private:
  std::array<const T*, 2> inputs_;
  std::size_t batch_, columns_, weights_;
  std::vector<std::size_t> offsets_;  // of each matrix in the weights
  std::vector<T> by_sample_;          // r or z, [batch, columns]
  std::vector<T*> outputs_;
  Gram<T> gram_;
  autodiff::Program<T> residuals_, pull_back_;
};

}  // namespace hnn
