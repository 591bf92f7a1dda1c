#pragma once

#include <cstddef>
#include <memory>
#include <optional>
#include <span>
#include <vector>

#include "hnn/autodiff/program.hpp"
#include "hnn/models/model.hpp"

namespace hnn {

/// K = J J' of a batch's residuals, without their Jacobian J, which has a number for each residual and weight.
///
/// The gradient of a sum of residuals by a matrix of weights is a sum of products L'R over the matrix's uses, with a
/// row of L and R for each sample. So the derivative of one residual is a sum of outer products of such rows, and K =
/// sum over pairs of uses u, v of (Lu Lv') o (Ru Rv'). Uses come from the graph (autodiff/uses.hpp), so every model has
/// K by its equations alone.
template <class T>
class Gram {
 public:
  /// `batch` samples, of `residuals` numbers each. `workspace`: see `autodiff::Program`.
  Gram(const Model& model, std::size_t batch, std::size_t residuals, const linalg::Kernels<T>& kernels,
       const std::shared_ptr<autodiff::Workspace>& workspace);

  /// The lower triangle of K, row-major in [size, size], of residual c of sample s in row c * batch + s. `inputs`: the
  /// model's x and target [batch, columns].
  void compute(std::span<const T* const> inputs, std::span<const T> weights, std::span<T> k);

 private:
  // A use's L or R. Those that depend on which residual is meant have a row for each, the others one for each sample.
  struct Factor {
    std::optional<std::uint32_t> node;  // none: a column of ones
    bool wide = false;
    std::size_t columns = 1;
    std::vector<T> values, packed;
  };
  struct Term {
    std::size_t left, other_left;  // factors
    T scale;
  };
  // (sum over terms of scale L L') o (R R')
  struct Pair {
    std::size_t right, other_right;
    std::vector<Term> terms;
  };
  struct Recording;

  [[nodiscard]] std::size_t rows_of(const Factor& factor) const { return factor.wide ? size_ : batch_; }
  [[nodiscard]] std::size_t factor_of(const Recording& recording, const std::optional<autodiff::Value>& value);
  void find_pairs(const Recording& recording);
  [[nodiscard]] autodiff::Program<T> program_of(const Recording& recording, bool wide);
  void run_factors(std::span<const T* const> inputs, std::span<const T> weights);
  template <class Take>
  void products(std::size_t left, std::size_t right, T scale, std::size_t first_row, std::size_t rows,
                std::size_t columns, const Take& take);

  const linalg::Kernels<T>* kernels_;
  std::shared_ptr<autodiff::Workspace> workspace_;
  std::size_t batch_, size_, block_, sample_columns_;
  std::vector<Factor> factors_;
  std::vector<Pair> pairs_;
  std::vector<T> x_, target_, chosen_;  // for each residual: its sample, and which of the sample's it is
  std::vector<T> product_, scaled_, sum_, all_, piece_;
  std::vector<T*> wide_outputs_, narrow_outputs_;
  std::optional<autodiff::Program<T>> wide_, narrow_;
};

}  // namespace hnn
