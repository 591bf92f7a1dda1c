#include "hnn/autodiff/plan.hpp"

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
  buffer_columns = places.buffer_columns();
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
