// The last stage of a plan: instructions. Everything that depends on shapes and strides alone is decided here, once, so
// that the program's loops have nothing left to find out but the addresses.

#include "hnn/autodiff/plan/emission.hpp"

#include <algorithm>
#include <optional>
#include <stdexcept>

#include "hnn/autodiff/plan/operations.hpp"
#include "hnn/autodiff/plan/tiles.hpp"

namespace hnn::autodiff::plan {

namespace {

// Elements that a pass takes at once: a few tiles of them fit the first-level cache.
constexpr std::size_t block_limit = 1024;

// Whether an operand's numbers follow each other as those of the pass's rows do.
bool is_dense(const Location& at, const Instruction& pass) {
  return !at.fill && (at.place == Place::tile || at.stride == pass.columns);
}

bool is_constant(const Location& at) { return at.fill && at.stride == 0; }

Spread spread_of(const Location& at, const Instruction& pass, Kind kind) {
  if (!at.fill && (kind == Kind::pad || is_dense(at, pass) || pass.block_rows == 1)) return Spread::never;
  return at.stride == 0 ? Spread::once : Spread::always;
}

}  // namespace

Instruction Emission::instruction(const Group& group) {
  return graph_->nodes[group.front()].op == Op::matmul ? product(group.front()) : pass(group);
}

// How many rows and columns the pass takes at once. Where every operand is dense all rows are one long row; else a
// block has whole rows, unless one alone is longer than a tile should be and no step needs it whole.
void Emission::set_blocks(Instruction& pass, const Group& group) {
  const auto in_one_row = [&](NodeId id) {
    const Op op = graph_->nodes[id].op;
    if (is_sum(op) || op == Op::pad_columns) return false;
    const auto from = graph_->operands_of(id);
    return std::all_of(from.begin(), from.end(), [&](NodeId operand) {
      if (operand == id) return true;
      const Location at = places_->locate(operand);
      return is_dense(at, pass) || is_constant(at);
    });
  };
  const auto needs_whole_rows = [&](NodeId id) {
    const Op op = graph_->nodes[id].op;
    return op == Op::sum_columns || op == Op::pad_columns;
  };
  pass.flat = std::all_of(group.begin(), group.end(), in_one_row);
  const bool parts = pass.columns > block_limit && std::none_of(group.begin(), group.end(), needs_whole_rows);
  if (pass.flat || parts) {
    pass.block_columns = block_limit;
  } else {
    pass.block_columns = pass.columns;
    pass.block_rows = std::max<std::size_t>(1, block_limit / pass.columns);
  }
}

Instruction Emission::pass(const Group& group) {
  const Node& shape = graph_->walked(group.front());
  Instruction pass;
  pass.batched = shape.batched;
  pass.rows = shape.rows;
  pass.columns = shape.columns;
  pass.first_step = plan_->steps.size();
  pass.step_count = group.size();
  set_blocks(pass, group);

  Tiles tiles(*graph_, group);
  for (std::size_t s = 0; s < group.size(); ++s) {
    const NodeId id = group[s];
    if (places_->locate(id).place == Place::tile) places_->put_in_tile(id, tiles.take(id));
    Step now = step(id);
    const auto spread_tile = [&](Spread spread) -> std::size_t {
      if (spread == Spread::never) return 0;
      return spread == Spread::once ? tiles.take_for_all_blocks() : tiles.take(id);
    };
    now.a_spread = spread_of(now.a, pass, now.kind);
    if (!now.unary) now.b_spread = spread_of(now.b, pass, now.kind);
    now.a_tile = spread_tile(now.a_spread);
    now.b_tile = spread_tile(now.b_spread);
    plan_->steps.push_back(now);
    tiles.release_after(s);
  }
  constexpr std::size_t unit = 16;  // so that each tile starts a cache line
  const std::size_t block = (pass.block_rows * pass.block_columns + unit - 1) / unit * unit;
  plan_->tile_capacity = std::max(plan_->tile_capacity, block);
  plan_->tile_count = std::max(plan_->tile_count, tiles.count());
  plan_->most_steps = std::max(plan_->most_steps, group.size());
  return pass;
}

Step Emission::step(NodeId id) {
  const Node& node = graph_->nodes[id];
  Step step;
  step.a = places_->locate(node.a);
  step.unary = operands(node.op) == 1;
  step.b = step.unary ? step.a : places_->locate(node.b);
  step.out = places_->locate(id);
  if (node.op == Op::sum_rows) {
    step.kind = Kind::sum_rows;
    step.accumulate = !writes_first(id);
  } else if (node.op == Op::sum_columns) {
    step.kind = Kind::sum_columns;
  } else if (node.op == Op::pad_columns) {
    step.kind = Kind::pad;
    step.first = node.index;
    step.width = graph_->nodes[node.a].columns;
  } else {
    const auto op = elementwise_of(node.op);
    if (!op.has_value()) throw std::logic_error("hnn::autodiff: an operation that no pass can take");
    const bool copies = node.op == Op::affine && node.scale == 1 && node.shift == 0;
    step.op = copies ? linalg::Elementwise::copy : *op;
    step.scale = node.scale;
    step.shift = node.shift;
  }
  return step;
}

// Whether this is the first instruction to write the place that `id` may share with other sums: it overwrites what was
// there in the last run.
bool Emission::writes_first(NodeId id) {
  const NodeId target = graph_->target_of(id);
  const bool first = wrote_[target] == 0;
  wrote_[target] = 1;
  return first;
}

Instruction Emission::product(NodeId id) {
  const Node& node = graph_->nodes[id];
  Instruction product;
  product.is_product = true;
  product.batched = node.batched;
  product.a = places_->locate(node.a);
  product.b = places_->locate(node.b);
  product.c = places_->locate(id);
  if (graph_->bias[id] != id) product.bias = places_->locate(graph_->bias[id]);
  product.m = node.rows;
  product.n = node.columns;
  product.k = node.transpose_a ? graph_->nodes[node.a].rows : graph_->nodes[node.a].columns;
  product.transpose_a = node.transpose_a;
  product.transpose_b = node.transpose_b;
  product.reduction = graph_->is_reduction(id);
  product.accumulate = !writes_first(id);
  plan_->products.push_back({product.m, product.n, product.k});
  if (const NodeId first = graph_->first_product[id]; first != id) {
    product.first_a = places_->locate(graph_->nodes[first].a);
    product.first_b = places_->locate(graph_->nodes[first].b);
    plan_->products.push_back(plan_->products.back());
  }
  product.pack_now = graph_->phase[id] != Phase::chunk || graph_->phase[graph_->owner(node.b)] != Phase::before;
  product.pack = pack(id, product);
  return product;
}

// Which pack has the product's right operand: one for all that read the same weights, else one of its own.
std::size_t Emission::pack(NodeId id, const Instruction& product) {
  const Node& node = graph_->nodes[id];
  auto& packs = plan_->packs;
  if (!product.pack_now) {
    const auto same = std::find_if(packs.begin(), packs.end(), [&](const Pack& pack) {
      return pack.once && pack.node == node.b && pack.transposed == node.transpose_b;
    });
    if (same != packs.end()) return static_cast<std::size_t>(same - packs.begin());
  }
  const std::size_t depth = product.reduction ? plan_->chunk_limit : product.k;
  packs.push_back({.node = node.b,
                   .b = product.b,
                   .transposed = node.transpose_b,
                   .once = !product.pack_now,
                   .k = graph_->first_product[id] != id ? 2 * depth : depth,
                   .n = product.n});
  return packs.size() - 1;
}

}  // namespace hnn::autodiff::plan
