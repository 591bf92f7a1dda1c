#pragma once

#include <cstddef>
#include <cstdint>
#include <memory>
#include <span>
#include <string>
#include <vector>

#include "hnn/autodiff/plan.hpp"
#include "hnn/autodiff/workspace.hpp"
#include "hnn/linalg/kernels.hpp"

namespace hnn::autodiff {

/// A graph made ready to be computed again and again, without allocating anything.
///
/// Only what the outputs need is computed. Elementwise operations that follow each other become one pass over the rows,
/// in which what nobody else needs never leaves the first-level cache; sums over the batch join that pass. Samples are
/// walked in chunks that stay in cache; products and sums over the batch add up in the order of the samples, and in
/// chunks of the same size on every machine, so the bits are the same everywhere. What depends on the parameters alone
/// is computed, and packed, once for all chunks.
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
  void run(std::size_t rows, std::span<const T* const> inputs, std::span<T* const> outputs);

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
  [[nodiscard]] std::size_t place(std::size_t numbers) { return workspace_->place(numbers * sizeof(T)); }
  [[nodiscard]] T* numbers_at(std::size_t place) { return reinterpret_cast<T*>(workspace_->at(place)); }
  [[nodiscard]] Resolved resolve(const Location& location);
  void run_product(const Instruction& instruction, std::size_t rows);
  void run_steps(const Instruction& instruction, std::size_t rows);
  void run_all(const std::vector<Instruction>& instructions, std::size_t rows);

  const linalg::Kernels<T>* kernels_;
  Plan plan_;
  std::size_t first_row_ = 0;  // of the chunk being computed
  double (*clock_)() = nullptr;

  std::vector<T, linalg::CacheLineAllocator<T>> fixed_;
  std::shared_ptr<Workspace> workspace_;
  std::size_t buffers_, tiles_, packed_;  // places in it
  std::vector<std::size_t> packed_offsets_;
  std::vector<Operands> operands_;
  std::vector<double> times_;
  const T* parameters_ = nullptr;
  std::span<const T* const> inputs_;
  std::span<T* const> outputs_;
};

}  // namespace hnn::autodiff
