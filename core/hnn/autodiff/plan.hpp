#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <string>
#include <utility>
#include <vector>

#include "hnn/autodiff/graph.hpp"
#include "hnn/linalg/kernels.hpp"

namespace hnn::autodiff {

/// One matrix product of a program: C [m, n] from a depth of k, where a dimension may be the graph's batch.
struct ProductShape {
  std::size_t m = 0, n = 0, k = 0;
};

// How a graph is computed, in whatever precision: what `Program` follows. How it comes about, plan.cpp tells.
namespace plan {

// What memory a value is in: the caller's (parameter, input, output), or the program's, for the whole run (fixed), for
// some instructions of a chunk (chunk), or for a block of a pass (tile).
enum class Place : std::uint8_t { none, parameter, input, output, fixed, chunk, tile };

// Where a value stands: row r starts at `offset + r * stride` of its place.
struct Location {
  Place place = Place::none;
  std::size_t index = 0;   // which input or output
  std::size_t buffer = 0;  // of a chunk's buffer: elements of a row before it
  std::size_t offset = 0, stride = 0;
  bool fill = false;  // a single value per row, for every column
  bool batched = false;
  std::size_t sum = 0;  // of a sum over the batch: one past its number among a share's sums
};

// Sums over the batch that stand together, both where the run has them and among a share's.
struct Sum {
  Location at;
  std::size_t first = 0, count = 0;  // among a share's sums
};

enum class Kind : std::uint8_t { elementwise, pad, sum_rows, sum_columns };

// Whether an operand is spread out in a tile before it is used: never, where its numbers follow each other as they are;
// once, where every block of the pass reads the same ones.
enum class Spread : std::uint8_t { never, once, always };

// One elementwise operation of a pass, or a sum.
struct Step {
  Kind kind = Kind::elementwise;
  linalg::Elementwise op = linalg::Elementwise::copy;
  Location a, b, out;
  bool unary = false;
  double scale = 0, shift = 0;
  Spread a_spread = Spread::never, b_spread = Spread::never;
  std::size_t a_tile = 0, b_tile = 0;  // where they are spread out
  std::size_t first = 0, width = 0;    // of pad: the operand's columns
  bool accumulate = false;             // of sum_rows: not the first to write its sum
};

// A pass, elementwise steps over rows of one shape, or one product.
struct Instruction {
  bool is_product = false;
  std::size_t index = 0;  // among all of the plan
  bool batched = false;   // runs over the rows of the chunk
  std::size_t rows = 0, columns = 0;
  // pass
  std::size_t first_step = 0, step_count = 0;
  std::size_t block_rows = 1, block_columns = 0;  // what is taken at once
  bool flat = false;                              // every operand is dense, so all rows are one long row
  // product
  Location a, b, c, bias;
  Location first_a, first_b;  // of another product that this one adds to, both being sums over the rows of the chunk
  std::size_t m = 0, n = 0, k = 0;  // m or k is the chunk's rows when batched
  bool transpose_a = false, transpose_b = false;
  bool reduction = false;   // sums over the rows of the chunk
  bool accumulate = false;  // not the first to write its sum
  std::size_t pack = 0;     // which of the plan's packs B is
  bool pack_now = false;    // B is known only now
};

// The right operand of a product, packed: k rows at most, n columns.
struct Pack {
  std::uint32_t node = 0;
  Location b;
  bool transposed = false;
  bool once = false;  // for all chunks
  std::size_t k = 0, n = 0;
};

}  // namespace plan

/// What `Program` does at each run, without a number of it.
struct Plan {
  static constexpr std::size_t most_shares = 8;

  Plan(const Graph& graph, std::span<const Value> outputs);

  std::vector<ProductShape> products;
  std::vector<plan::Step> steps;
  std::vector<plan::Pack> packs;
  std::vector<plan::Instruction> before, chunk, after;    // the chunks
  std::vector<std::pair<std::size_t, double>> constants;  // where they stand among the fixed numbers
  bool one_chunk = false;
  std::vector<plan::Sum> sums;
  std::size_t sums_size = 0;       // numbers of a share's sums
  std::size_t chunk_limit = 0;     // rows
  std::size_t parameters_end = 0;  // one past the last parameter that is read
  std::size_t fixed_size = 0, buffer_columns = 0, tile_capacity = 0, tile_count = 0, most_steps = 0;

  /// No sample's values depend on another's, and nothing is summed over them: their rows may be computed apart.
  [[nodiscard]] bool is_by_sample() const { return !one_chunk && sums_size == 0; }
  /// How many shares so many rows make: 1, 2, 4 or 8.
  [[nodiscard]] std::size_t shares(std::size_t rows) const;
  /// Where a share's rows begin; `share` may be one past the last.
  [[nodiscard]] std::size_t share_begin(std::size_t rows, std::size_t share) const;
  /// The rows of all chunks of a share but the last; `rows` are the share's.
  [[nodiscard]] std::size_t chunk_rows(std::size_t rows) const;

  [[nodiscard]] std::string describe(const plan::Instruction& instruction) const;
};

}  // namespace hnn::autodiff
