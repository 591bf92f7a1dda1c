// The first stage of a plan: the graph itself becomes smaller. What no output needs is left out; a bias joins its
// product, and the chain rule's factor of tanh becomes one operation, because a pass over numbers that the product has
// just written, or that the cache has just let go, costs more than the arithmetic. What the later stages can't do with
// is made explicit here as a copy, so that they have no such cases: an output that is a view, a broadcast read by a
// product.

#include <algorithm>
#include <optional>
#include <tuple>
#include <utility>

#include "hnn/autodiff/plan/working_graph.hpp"

namespace hnn::autodiff::plan {

namespace {

class Rewriting {
 public:
  Rewriting(const Graph& graph, std::span<const Value> values) {
    for (const Node& node : graph.nodes()) append(node);
    find_outputs(values);
    mark_live();
    fuse();
    mark_live();
    give_products_addresses();
    mark_live();
  }

  WorkingGraph result() && { return std::move(graph_); }

 private:
  NodeId append(const Node& node) {
    const auto id = static_cast<NodeId>(graph_.nodes.size());
    graph_.nodes.push_back(node);
    graph_.bias.push_back(id);
    graph_.sum_of.push_back(id);
    graph_.first_product.push_back(id);
    return id;
  }

  NodeId append_copy(NodeId id) {
    const Node from = node(id);  // a copy, because appending may move the nodes
    return append(
        {.op = Op::affine, .a = id, .batched = from.batched, .rows = from.rows, .columns = from.columns, .scale = 1});
  }

  [[nodiscard]] Node& node(NodeId id) { return graph_.nodes[id]; }
  [[nodiscard]] const Node& node(NodeId id) const { return graph_.nodes[id]; }
  [[nodiscard]] NodeId count() const { return static_cast<NodeId>(graph_.nodes.size()); }

  // An output is computed straight into its place, unless it is a view, a leaf, asked for twice, or known before there
  // is a place to write it to.
  void find_outputs(std::span<const Value> values) {
    std::vector<char> sampled(count(), 0);
    for (NodeId id = 0; id < count(); ++id) {
      const auto from = graph_.operands_of(id);
      sampled[id] = node(id).batched ||
                    std::any_of(from.begin(), from.end(), [&](NodeId operand) { return sampled[operand] != 0; });
    }
    for (const Value value : values) {
      const Op op = node(value.id).op;
      const bool own = sampled[value.id] != 0 && !is_leaf(op) && !is_view(op) && !graph_.is_output(value.id);
      graph_.outputs.push_back(own ? value.id : append_copy(value.id));
    }
  }

  void mark_live() {
    graph_.live.assign(count(), 0);
    std::vector<NodeId> open(graph_.outputs);
    while (!open.empty()) {
      const NodeId id = open.back();
      open.pop_back();
      if (graph_.live[id] != 0) continue;
      graph_.live[id] = 1;
      for (const NodeId operand : graph_.operands_of(id)) {
        if (operand != id) open.push_back(operand);
      }
    }
    graph_.users.assign(count(), {});
    for (NodeId id = 0; id < count(); ++id) {
      if (graph_.live[id] == 0) continue;
      for (const NodeId operand : graph_.operands_of(id)) {
        if (operand != id) graph_.users[operand].push_back(id);
      }
    }
  }

  // A sum of a product and a row becomes the product's own, and x (1 - y y), the chain rule's factor of tanh, one pass.
  void fuse() {
    for (NodeId id = 0; id < count(); ++id) {
      if (graph_.live[id] == 0) continue;
      const NodeId a = node(id).a, b = node(id).b;
      if (node(id).op == Op::add) {
        if (!take_bias(id, a, b)) take_bias(id, b, a);
      } else if (node(id).op == Op::multiply) {
        if (const auto square = one_minus_square_of(b)) {
          set_times_one_minus_square(id, a, *square);
        } else if (const auto other = one_minus_square_of(a)) {
          set_times_one_minus_square(id, b, *other);
        }
      }
    }
  }

  bool take_bias(NodeId id, NodeId product, NodeId row) {
    if (node(product).op != Op::matmul || !node(product).batched || graph_.bias[product] != product) return false;
    if (graph_.users[product].size() != 1 || graph_.is_output(product)) return false;
    if (node(row).op != Op::broadcast_rows || node(node(row).a).op != Op::parameter) return false;
    graph_.bias[id] = node(row).a;
    node(id) = node(product);
    return true;
  }

  // y, where a node is 1 - y y.
  [[nodiscard]] std::optional<NodeId> one_minus_square_of(NodeId id) const {
    const Node& difference = node(id);
    if (difference.op != Op::affine || difference.scale != -1 || difference.shift != 1) return std::nullopt;
    const Node& square = node(difference.a);
    if (square.op != Op::multiply || square.a != square.b) return std::nullopt;
    return square.a;
  }

  void set_times_one_minus_square(NodeId id, NodeId factor, NodeId squared) {
    node(id).op = Op::times_one_minus_square;
    node(id).a = factor;
    node(id).b = squared;
  }

  [[nodiscard]] bool addressable(NodeId id) const {
    const Op op = node(id).op;
    if (op == Op::constant || op == Op::broadcast_rows || op == Op::broadcast_columns) return false;
    return is_view(op) ? addressable(node(id).a) : true;
  }

  // Products read memory, so a constant or a broadcast one of them needs is written out.
  void give_products_addresses() {
    const NodeId recorded = count();
    for (NodeId id = 0; id < recorded; ++id) {
      if (graph_.live[id] == 0) continue;
      const auto [op, a, b] = std::tuple{node(id).op, node(id).a, node(id).b};
      if (op == Op::matmul) {
        if (!addressable(a)) node(id).a = append_copy(a);
        if (!addressable(b)) node(id).b = append_copy(b);
      } else if (op == Op::transpose && (!addressable(a) || node(a).op == Op::slice_columns)) {
        node(id).a = append_copy(a);
      }
    }
  }

  WorkingGraph graph_;
};

}  // namespace

WorkingGraph rewrite(const Graph& graph, std::span<const Value> outputs) { return Rewriting(graph, outputs).result(); }

}  // namespace hnn::autodiff::plan
