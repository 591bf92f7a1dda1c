#pragma once

#include <algorithm>
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

  /// The lower triangle of K, row-major in [size, size], of residual c of sample s in row c * batch + s, until the next
  /// call. `inputs`: the model's x and target [batch, columns]. After `begin` of the same, computes what is missing.
  [[nodiscard]] std::span<const T> compute(std::span<const T* const> inputs, std::span<const T> weights);

  // K in shares of its rows, which others may compute: after `begin` each by `compute` or, what `copy` gave elsewhere,
  // by `take`, in any order.
  /// A power of two.
  [[nodiscard]] std::size_t shares() const;
  /// How many numbers these shares have.
  [[nodiscard]] std::size_t numbers(const autodiff::ShareRange& shares) const;
  void begin(std::span<const T* const> inputs, std::span<const T> weights);
  /// What was begun is not gone on with.
  void forget() { begun_ = false; }
  /// What of these shares is missing.
  void compute(const autodiff::ShareRange& shares);
  void copy(const autodiff::ShareRange& shares, std::span<T> numbers) const;
  void take(const autodiff::ShareRange& shares, std::span<const T> numbers);

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
  // What a thread has for itself: scale L L' and, of a block of K's rows, the sum of such and the sum over pairs.
  struct Scratch {
    std::vector<T> product, scaled, sum, all, piece;
  };

  [[nodiscard]] std::size_t rows_of(const Factor& factor) const { return factor.wide ? size_ : batch_; }
  [[nodiscard]] std::size_t factor_of(const Recording& recording, const std::optional<autodiff::Value>& value);
  void find_pairs(const Recording& recording);
  [[nodiscard]] autodiff::Program<T> program_of(const Recording& recording, bool wide);
  [[nodiscard]] std::size_t blocks() const { return known_.size(); }
  [[nodiscard]] std::size_t block_rows(std::size_t block) const { return std::min(block_, size_ - block * block_); }
  [[nodiscard]] bool is_in(std::size_t block, const autodiff::ShareRange& shares) const;
  void compute_rows(std::size_t first, Scratch& scratch);
  template <class Take>
  void products(std::size_t left, std::size_t right, T scale, std::size_t first_row, std::size_t rows,
                std::size_t columns, Scratch& scratch, const Take& take) const;

  const linalg::Kernels<T>* kernels_;
  std::shared_ptr<autodiff::Workspace> workspace_;
  std::size_t batch_, size_, block_, sample_columns_, target_columns_;
  std::vector<Factor> factors_;
  std::vector<Pair> pairs_;
  std::vector<T> k_;
  std::vector<char> known_;              // of each block of K's rows
  std::vector<std::size_t> to_compute_;  // blocks, the longest rows first
  bool begun_ = false;
  std::vector<T> x_, target_, chosen_;  // for each residual: its sample, and which of the sample's it is
  std::vector<Scratch> scratch_;        // one a thread
  std::vector<T*> wide_outputs_, narrow_outputs_;
  std::optional<autodiff::Program<T>> wide_, narrow_;
};

}  // namespace hnn
