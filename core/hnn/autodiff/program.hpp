#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <memory>
#include <span>
#include <string>
#include <vector>

#include "hnn/autodiff/plan.hpp"
#include "hnn/autodiff/workspace.hpp"
#include "hnn/linalg/kernels.hpp"
#include "hnn/parallel/team.hpp"

namespace hnn::autodiff {

/// Shares of a run's samples.
struct ShareRange {
  std::size_t first = 0, count = 0;
};

/// A graph made ready to be computed again and again, without allocating anything.
///
/// Only what the outputs need is computed. Elementwise operations that follow each other become one pass over the rows,
/// in which what nobody else needs never leaves the first-level cache; sums over the batch join that pass. Samples are
/// walked in chunks that stay in cache; products and sums over the batch add up in an order that depends on their
/// number alone, so the bits are the same everywhere, and for any number of threads. What depends on the parameters
/// alone is computed, and packed, once for all chunks.
template <class T>
class Program {
 public:
  /// Where a value of each sample depends on a sum over all samples, all of them are one chunk, and `run` takes no more
  /// rows than the graph's batch. `workspace`: for several programs to share.
  Program(const Graph& graph, std::span<const Value> outputs, const linalg::Kernels<T>& kernels = linalg::kernels<T>(),
          const std::shared_ptr<Workspace>& workspace = std::make_shared<Workspace>());

  /// Takes the parameters' values: needed before the first `run`, after each change, and after a run of a program in
  /// the same place of the workspace. Keeps the pointer.
  void prepare(const T* parameters);

  /// Computes the outputs for `rows` samples (at least 1). `inputs`: [rows, columns] each, in the order the graph
  /// recorded them. `outputs`: where each is written, [rows, columns] or, where it is no value per sample, its shape.
  /// The workspace's team shares the samples.
  void run(std::size_t rows, std::span<const T* const> inputs, std::span<T* const> outputs);

  // A run in parts, of which others may compute some: `begin`, then each share of the samples by `compute` or `take`,
  // in any order, then `finish`.

  /// How many shares so many samples make.
  [[nodiscard]] std::size_t shares(std::size_t rows) const { return plan_.shares(rows); }
  /// The first sample of a share; `share` may be one past the last.
  [[nodiscard]] std::size_t share_begin(std::size_t rows, std::size_t share) const {
    return plan_.share_begin(rows, share);
  }
  /// Numbers of the sums over the samples of some shares.
  [[nodiscard]] std::size_t sums_size() const { return plan_.sums_size; }

  /// `run`'s arguments, which must stay until `finish`; of the inputs only the rows of computed shares are read.
  void begin(std::size_t rows, std::span<const T* const> inputs, std::span<T* const> outputs);
  void compute(const ShareRange& shares);
  /// The sums of computed shares, until the next call; the shares must be a node of the tree that shares are added in
  /// (plan.cpp).
  [[nodiscard]] std::span<const T> sums(const ShareRange& shares);
  /// Where these shares' sums are put, as another program of the same graph, with the same parameters, has them; then
  /// `take` adds them.
  [[nodiscard]] std::span<T> room(const ShareRange& shares);
  void take(const ShareRange& shares);
  void finish();

  /// One past the last parameter that is read.
  [[nodiscard]] std::size_t parameters_end() const { return plan_.parameters_end; }

  struct Part {
    std::string what;  ///< "product 750 x 200 x 200", or the names of elementwise operations
    double time = 0;
  };

  /// From now on reads `clock` before and after every part of a run: for profiles only, it costs time itself.
  void watch(double (*clock)());
  /// The time each part took since `watch`, in the clock's unit, in the order they run.
  [[nodiscard]] std::vector<Part> watched() const;

  /// The matrix products of one run over the graph's batch.
  [[nodiscard]] std::span<const ProductShape> products() const { return plan_.products; }

 private:
  using Instruction = plan::Instruction;
  using Kind = plan::Kind;
  using Location = plan::Location;
  using Pack = plan::Pack;
  using Place = plan::Place;
  using Spread = plan::Spread;
  using Step = plan::Step;

  struct Resolved {
    T* pointer = nullptr;
    std::size_t stride = 0;  // to the next row
  };
  struct Operands {
    Resolved a, b, out;
  };
  // What a thread has for itself.
  struct Scratch {
    T *buffers = nullptr, *tiles = nullptr, *packed = nullptr;
    std::vector<Operands> operands;
    std::size_t share_begin = 0, first_row = 0;  // of the chunk being computed
    T* sums = nullptr;                           // of its share; null where they stand at the run's own places
  };
  struct Merge {
    T* to;  // null for the run's own places
    const T* from;
  };

  [[nodiscard]] T* kept() { return reinterpret_cast<T*>(workspace_->at(packed_)); }
  [[nodiscard]] Resolved resolve(const Location& location, const Scratch& scratch) const;
  [[nodiscard]] T* sum_at(const plan::Sum& sum) const;
  void set_up(std::size_t threads);
  [[nodiscard]] T* sums_of(std::size_t share);
  void compute_rows(std::size_t first, std::size_t end, Scratch& scratch);
  void compute_share(std::size_t share, Scratch& scratch, T* sums);
  void add(const ShareRange& shares);
  void merge();
  void run_product(const Instruction& instruction, std::size_t rows, Scratch& scratch);
  void run_steps(const Instruction& instruction, std::size_t rows, Scratch& scratch);
  void run_all(const std::vector<Instruction>& instructions, std::size_t rows, Scratch& scratch);

  const linalg::Kernels<T>* kernels_;
  Plan plan_;
  double (*clock_)() = nullptr;

  std::vector<T, linalg::CacheLineAllocator<T>> fixed_;
  std::shared_ptr<Workspace> workspace_;
  std::size_t packed_ = 0, passing_ = 0;  // where the packs that last stand in it; numbers of one that does not
  std::vector<std::size_t> packed_offsets_;
  std::vector<Scratch> scratch_;  // one a thread
  std::vector<double> times_;
  const T* parameters_ = nullptr;

  // Of the run.
  std::size_t rows_ = 0;
  std::span<const T* const> inputs_;
  std::span<T* const> outputs_;
  Team* team_ = nullptr;
  // By share: how many the sums that stand there are of, and where they are; none are at the run's own places.
  std::array<std::size_t, Plan::most_shares> counts_{};
  std::array<T*, Plan::most_shares> sums_{};
  std::vector<std::vector<T, linalg::CacheLineAllocator<T>>> others_;  // sums of shares, and those that are free
  std::vector<T*> free_;
  std::vector<T> together_;    // sums that stand at the run's own places, one after the other
  std::vector<Merge> merges_;  // to be done
};

}  // namespace hnn::autodiff
