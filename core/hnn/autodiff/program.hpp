#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <string>
#include <vector>

#include "hnn/autodiff/graph.hpp"
#include "hnn/linalg/kernels.hpp"

namespace hnn::autodiff {

/// One matrix product of a program: C [m, n] from a depth of k, where a dimension may be the graph's batch.
struct ProductShape {
  std::size_t m = 0, n = 0, k = 0;
};

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
  /// rows than the graph's batch.
  Program(const Graph& graph, std::span<const Value> outputs, const linalg::Kernels<T>& kernels = linalg::kernels<T>());

  /// Takes the parameters' values: needed before the first `run` and after each change. Keeps the pointer.
  void prepare(const T* parameters);

  /// Computes the outputs for `rows` samples (at least 1). `inputs`: [rows, columns] each, in the order the graph
  /// recorded them. `outputs`: where each is written, [rows, columns] or, where it is no value per sample, its shape.
  void run(std::size_t rows, std::span<const T* const> inputs, std::span<T* const> outputs);

  struct Part {
    std::string what;  ///< "product 750 x 200 x 200", or the names of elementwise operations
    double time = 0;
  };

  /// From now on reads `clock` before and after every part of a run: for profiles only, it costs time itself.
  void watch(double (*clock)());
  /// The time each part took since `watch`, in the clock's unit, in the order they run.
  [[nodiscard]] std::vector<Part> watched() const;

  /// The matrix products of one run over the graph's batch.
  [[nodiscard]] std::span<const ProductShape> products() const { return shapes_; }

 private:
  enum class Place : std::uint8_t { none, constant, parameter, input, output, fixed, chunk, tile };

  // Where a value stands: row r starts at `offset + r * stride` of its place.
  struct Location {
    Place place = Place::none;
    std::size_t index = 0;   // which input or output
    std::size_t buffer = 0;  // of a chunk's buffer: elements of a row before it
    std::size_t offset = 0, stride = 0;
    bool fill = false;  // a single value per row, for every column
    T value{};          // of a constant
    bool batched = false;
  };

  enum class Kind : std::uint8_t { elementwise, pad, sum_rows, sum_columns };

  // Whether an operand is laid out in a tile before it is used: never, where its numbers follow each other as they are;
  // once, where every block of rows reads the same ones.
  enum class Spread : std::uint8_t { never, once, always };

  struct Step {
    Kind kind = Kind::elementwise;
    linalg::Elementwise op = linalg::Elementwise::copy;
    Location a, b, out;
    bool unary = false;
    T scale{}, shift{};
    Spread a_spread = Spread::never, b_spread = Spread::never;
    std::size_t a_tile = 0, b_tile = 0;  // where they are spread out
    std::size_t first = 0, width = 0;    // of pad: the operand's columns
    bool accumulate = false;             // of sum_rows: not the first to write its sum
  };

  struct Resolved {
    T* pointer = nullptr;
    std::size_t stride = 0;  // to the next row
  };

  // A run of elementwise steps over the rows of one shape, or one product.
  struct Instruction {
    bool is_product = false;
    bool batched = false;  // runs over the rows of the chunk
    std::size_t rows = 0, columns = 0;
    // elementwise
    std::size_t first_step = 0, step_count = 0;
    std::size_t block_rows = 1, block_columns = 0;  // what is taken at once
    bool flat = false;                              // every operand is dense, so all rows are one long row
    // product
    Location a, b, c, bias;
    std::size_t m = 0, n = 0, k = 0;  // m or k is the chunk's rows when batched
    bool transpose_a = false, transpose_b = false;
    bool reduction = false;   // sums over the rows of the chunk
    bool accumulate = false;  // not the first to write its sum
    bool pack_now = false;
    std::size_t packed_offset = 0;
    double time = 0;  // spent so far, where a clock watches
  };

  // B of a product, packed once for all chunks.
  struct Pack {
    std::uint32_t node = 0;
    Location b;
    bool transposed = false;
    std::size_t k = 0, n = 0, offset = 0;
  };

  struct Compiler;

  [[nodiscard]] std::string describe(const Instruction& instruction) const;
  [[nodiscard]] Resolved resolve(const Location& location);
  void run_product(const Instruction& instruction, std::size_t rows);
  void run_steps(const Instruction& instruction, std::size_t rows);
  void run_all(std::span<Instruction> instructions, std::size_t rows);

  const linalg::Kernels<T>* kernels_;
  std::vector<ProductShape> shapes_;
  std::vector<Step> steps_;
  std::vector<Pack> packs_;
  std::vector<Instruction> before_, chunk_, after_;
  bool one_chunk_ = false;
  std::size_t chunk_limit_ = 0;  // rows
  std::size_t first_row_ = 0;    // of the chunk being computed

  double (*clock_)() = nullptr;

  std::vector<T> fixed_, buffers_, tiles_;
  std::size_t tile_capacity_ = 0;
  struct Operands {
    Resolved a, b, out;
  };
  std::vector<Operands> operands_;
  const T* parameters_ = nullptr;
  std::span<const T* const> inputs_;
  std::span<T* const> outputs_;
};

}  // namespace hnn::autodiff
