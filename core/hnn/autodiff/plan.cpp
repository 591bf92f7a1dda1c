// How a graph becomes a program
//
// A graph (graph.hpp) says what is to be computed: matrices, each made of others, most of them with a row for every
// sample of a batch. Computed as it stands, one matrix after the other, a training step would spend its time on the
// way to memory: an HNN of 200 units on 750 samples has some twenty matrices of 600 kB each, far more than a cache
// holds, and adding or scaling a number takes less time than fetching it. The large products are the work that cannot
// be avoided. A plan sees to it that they find their operands in the cache, and that the rest costs next to nothing.
// It is made once and followed thousands of times: `Program` (program.cpp) walks through it with the numbers, in
// whatever precision, and decides nothing.
//
// A plan is made in five stages, each a file in plan/:
//
//    graph
//      |    rewrite.cpp    fewer nodes: what no output needs goes, a bias joins its product
//      v
//    nodes
//      |    phases.cpp     when: before the chunks, once in each of them, or after them;
//      v                   which sums over the batch add up in one place
//    nodes of a phase
//      |    groups.cpp     what is done in one go: a product, or a pass of elementwise steps
//      v
//    groups in order
//      |    places.cpp     where each number stands, and how long
//      v
//    places
//      |    emission.cpp   one instruction a group, with all that shapes and strides decide
//      v
//    Plan
//
// Phases and chunks. Samples don't know of each other until something is summed over the batch, so a few of them can
// be taken through the whole computation before the next few begin, and what they need then fits the second-level
// cache. Only sums, a loss or the gradient of a weight, leave a chunk: each chunk adds to what those before it left.
// For 170 samples:
//
//    prepare()                         run()
//    +--------+     +-----------------+-----------------+     +-------+
//    | before | ... | chunk           | chunk           | --> | after |
//    |        |     | samples 0 - 95  | samples 96-169  |     |       |
//    +--------+     +-----------------+-----------------+     +-------+
//      what the            |  values of these    |               what is made
//      parameters          |  samples, gone with |               of the sums
//      alone give          v  the next chunk     v
//                        sums ------------> sums +
//
// Where a sum over the batch flows back into values per sample (a batch normalisation would), no sample can go ahead
// of the others: then there is one chunk, of all of them, and nothing comes after it.
//
// Shares. Several threads, or workers that share no memory, may compute the chunks of a batch. Were it they who decide
// what is added to what, the bits of a sum would depend on their number. So the samples of a large batch first fall
// into shares, 2, 4 or 8 by the batch's size alone. Each share goes through its chunks and has sums of its own, and
// those of all shares are added in pairs, whoever computed them, and however many there are to do it:
//
//    share  0       1       2       3       4       5       6       7
//           +---+---+       +---+---+       +---+---+       +---+---+
//               +-------+-------+               +-------+-------+
//                       +---------------+---------------+
//                                     sums
//
// A node of this tree is kept where its leftmost share is, and that of share 0 where the run has its sums. Whoever goes
// through the shares in their order never keeps more than three others: after share 5 there are the sums of 0 to 3 and
// of 4 and 5. A share's sums are one row of numbers, so that they can be added up by ranges, and sent. What is made of
// the parameters alone, and constants, all threads read and none writes; buffers, tiles and what is packed on the way
// each thread has for itself.
//
// Groups. A product reads its operands many times and wants them whole; elementwise steps read a number once. So all
// that lies between two products and walks rows and columns of one shape becomes one pass, which takes a block of
// about a thousand numbers through all of its steps and then goes on to the next block. What one step of a pass leaves
// for another is a tile, as large as a block, that never leaves the first-level cache.
//
//    s = u + v,  d = s (1 - h h)  and the sum of d's rows as one pass, all of them [rows, 200]:
//
//                u        v        h           add        times 1 - square     sum of rows
//            +--------+--------+--------+
//    5 rows  |        |        |        | ---> tile 0 ---> buffer of d -------> gradient of b
//            +--------+--------+--------+
//    5 rows  |        |        |        | ---> tile 0 ---> buffer of d -------> + gradient of b
//            +--------+--------+--------+
//       :    :        :        :        :
//
// Places. Each number stands as near as its readers allow:
//
//    place      lasts for                holds                                               stays in
//    tile       a block of a pass        what only steps of that pass read                   first-level cache
//    chunk      some groups of a chunk   values per sample that other groups read; a buffer  second-level cache
//                                        is another value's after its last reader
//    fixed      all chunks               sums over the batch (of share 0, and in the end     memory, but small
//                                        of all), constants, what the parameters alone give
//    input, parameter, output            the caller's matrices                               memory
//
// Views (a transpose, columns of a matrix, one row for all rows) have no place: they are their operand's place read
// with another offset or stride. A product's right operand is packed, its numbers laid out in the order the product
// reads them; weights are packed once for all chunks, by prepare().
//
// All of it together, for a network with one hidden layer, y = tanh(x W + b) V, the loss mean (y - t)^2 and its
// gradient by W, b and V. 19 recorded operations make ten instructions:
//
//    chunk   0  product  x W + b                           -> A [rows, 200]
//            1  pass     tanh                              -> h [rows, 200]
//            2  product  h V                               -> y [rows, 2], in the buffer that was A
//            3  pass     y - t and its square in tiles     -> e [rows, 1], the sum of the squares' columns,
//                                                             and g [rows, 2], y - t scaled
//            4  pass     sum of the rows of e              +> fixed
//            5  product  g V'                              -> c [rows, 200]
//            6  pass     c (1 - h h), sum of its rows      -> d [rows, 200], +> gradient of b, an output
//            7  product  h' g                              +> gradient of V, an output
//            8  product  x' d                              +> gradient of W, an output
//    after   9  pass     the sum of e, scaled              -> the loss, an output
//
// (-> overwrites, +> adds up over the chunks.) Were there two products in the gradient of W, as an HNN has because its
// loss meets W twice, then one product would take the terms of both, and read and write the gradient once.
//
// What must hold, whatever is changed here:
//
// - The order of every sum is part of the result's bits: samples in their order, shares and chunks of a size that
//   depends on the number of samples alone, the terms of two merged products one after the other. Neither the
//   processor's level nor the precision nor the number of threads may decide anything in these files.
// - In a chunk nothing is written but to a thread's own memory, rows of its own of an output, and its share's sums.
// - No instruction may write into its operands, or the kernels' loops would not vectorise. So a buffer is given back
//   only after the group of its last reader has places of its own.
// - A sum over rows is known after the last row, so no step of its pass may read it; a sum over the batch after the
//   last chunk, so nothing per sample may, unless there is one chunk.
// - Nothing may be left to find out at a run but addresses: a step of training allocates nothing.

#include "hnn/autodiff/plan.hpp"

#include <algorithm>
#include <optional>
#include <stdexcept>
#include <utility>

#include "hnn/autodiff/plan/emission.hpp"
#include "hnn/autodiff/plan/groups.hpp"
#include "hnn/autodiff/plan/operations.hpp"
#include "hnn/autodiff/plan/places.hpp"
#include "hnn/autodiff/plan/working_graph.hpp"

namespace hnn::autodiff {

// Samples computed together: few enough that a chunk's matrices stay in the second-level cache, enough that sums over
// the batch seldom leave the registers. Part of the result's bits, so the same on every machine.
static constexpr std::size_t chunk_rows_limit = 120;
// A chunk's rows are a multiple of this, which fills the blocks of every processor level's products.
static constexpr std::size_t chunk_rows_unit = 24;
static_assert(chunk_rows_limit % chunk_rows_unit == 0);
// A smaller share would be no whole chunk, while its sums cost as much as those of one.
static constexpr std::size_t share_rows_least = 90;
static constexpr std::size_t share_rows_unit = 8;

namespace plan {

std::optional<linalg::Elementwise> elementwise_of(Op op) {
  using linalg::Elementwise;
  switch (op) {
    case Op::affine:
      return Elementwise::affine;
    case Op::add:
      return Elementwise::add;
    case Op::subtract:
      return Elementwise::subtract;
    case Op::multiply:
      return Elementwise::multiply;
    case Op::tanh:
      return Elementwise::tanh;
    case Op::sigmoid:
      return Elementwise::sigmoid;
    case Op::softplus:
      return Elementwise::softplus;
    case Op::exp:
      return Elementwise::exp;
    case Op::sin:
      return Elementwise::sin;
    case Op::cos:
      return Elementwise::cos;
    case Op::reciprocal:
      return Elementwise::reciprocal;
    case Op::sqrt:
      return Elementwise::sqrt;
    case Op::log:
      return Elementwise::log;
    case Op::relu:
      return Elementwise::relu;
    case Op::step:
      return Elementwise::step;
    case Op::times_one_minus_square:
      return Elementwise::times_one_minus_square;
    default:
      return std::nullopt;
  }
}

}  // namespace plan

Plan::Plan(const Graph& graph, std::span<const Value> outputs) {
  plan::WorkingGraph working = plan::rewrite(graph, outputs);
  plan::find_phases(working);
  plan::merge_sums(working);
  one_chunk = working.one_chunk;
  chunk_limit = one_chunk ? graph.batch() : chunk_rows_limit;

  plan::Grouping grouping(working);
  plan::Places places(working);
  plan::Emission emission(working, places, *this);
  std::size_t index = 0;
  for (const auto& [phase, instructions] :
       {std::pair{plan::Phase::before, &before}, {plan::Phase::chunk, &chunk}, {plan::Phase::after, &after}}) {
    const std::vector<plan::Group> groups = grouping.groups_of(phase);
    places.begin(groups);
    for (std::size_t g = 0; g < groups.size(); ++g) {
      places.place(groups[g], g);
      instructions->push_back(emission.instruction(groups[g]));
      instructions->back().index = index++;
      places.release(g);
    }
  }
  constants = places.constants();
  parameters_end = places.parameters_end();
  fixed_size = places.fixed_size();
  sums = places.sums();
  sums_size = places.sums_size();
  buffer_columns = places.buffer_columns();
}

std::size_t Plan::shares(std::size_t rows) const {
  std::size_t count = 1;
  while (!one_chunk && count < most_shares && rows >= 2 * count * share_rows_least) count *= 2;
  return count;
}

std::size_t Plan::share_begin(std::size_t rows, std::size_t share) const {
  const std::size_t units = (rows + share_rows_unit - 1) / share_rows_unit;
  return std::min(rows, units * share / shares(rows) * share_rows_unit);
}

std::size_t Plan::chunk_rows(std::size_t rows) const {
  const std::size_t chunks = (rows + chunk_limit - 1) / chunk_limit;
  if (one_chunk) {
    if (chunks > 1) throw std::logic_error("hnn::autodiff: more rows than the batch that was recorded");
    return rows;
  }
  const std::size_t size = (rows + chunks - 1) / chunks;
  return (size + chunk_rows_unit - 1) / chunk_rows_unit * chunk_rows_unit;
}

std::string Plan::describe(const plan::Instruction& x) const {
  if (x.is_product) {
    const std::string twice = x.first_a.place == plan::Place::none ? "" : "2 x ";
    return "product " + std::to_string(x.m) + " x " + std::to_string(x.n) + " x " + twice + std::to_string(x.k);
  }
  std::string names;
  for (std::size_t s = 0; s < x.step_count; ++s) {
    const plan::Step& step = steps[x.first_step + s];
    names += names.empty() ? "" : ", ";
    names += step.kind == plan::Kind::pad           ? "pad"
             : step.kind == plan::Kind::sum_rows    ? "sum of rows"
             : step.kind == plan::Kind::sum_columns ? "sum of columns"
                                                    : linalg::name(step.op);
  }
  return names;
}

}  // namespace hnn::autodiff
