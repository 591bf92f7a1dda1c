#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

#include "hnn/autodiff/graph.hpp"

namespace hnn::autodiff::plan {

using NodeId = std::uint32_t;

[[nodiscard]] constexpr bool is_sum(Op op) { return op == Op::sum_rows || op == Op::sum_columns; }
[[nodiscard]] constexpr bool is_leaf(Op op) { return op == Op::input || op == Op::parameter || op == Op::constant; }
/// Views of their operand's numbers, never computed themselves.
[[nodiscard]] constexpr bool is_view(Op op) {
  return op == Op::transpose || op == Op::slice_columns || op == Op::broadcast_rows || op == Op::broadcast_columns;
}

/// When a node is computed: before the chunks, once in each of them, or after them.
enum class Phase : unsigned char { before, chunk, after };

/// A recorded graph on its way to a plan, and what the stages find out about its nodes: each vector but `outputs` has
/// one entry a node.
struct WorkingGraph {
  // By `rewrite`.
  std::vector<Node> nodes;                 // operands need not stand before the nodes that use them
  std::vector<NodeId> outputs;             // in the order they were asked for
  std::vector<NodeId> bias;                // the row that a product adds to each of its rows, else the product itself
  std::vector<char> live;                  // whether an output needs it
  std::vector<std::vector<NodeId>> users;  // those that are live, in their order

  // By `find_phases`.
  std::vector<Phase> phase;
  bool one_chunk = false;

  // By `merge_sums`; until then each node's own.
  std::vector<NodeId> sum_of;         // the sum that a reduction adds to, else itself
  std::vector<NodeId> first_product;  // whose terms a product sums before its own, else itself

  /// Those that it hasn't got are the node itself.
  [[nodiscard]] std::array<NodeId, 5> operands_of(NodeId id) const;
  [[nodiscard]] bool is_output(NodeId id) const;
  /// Whether it sums over the rows of the chunk.
  [[nodiscard]] bool is_reduction(NodeId id) const;
  /// The node whose numbers a view shows.
  [[nodiscard]] NodeId owner(NodeId id) const;

  /// The rows and columns that a step of a pass walks: for sums, those of what is summed.
  [[nodiscard]] const Node& walked(NodeId id) const { return is_sum(nodes[id].op) ? nodes[nodes[id].a] : nodes[id]; }

  /// The node whose place a reduction adds to.
  [[nodiscard]] NodeId target_of(NodeId id) const;
  [[nodiscard]] bool is_merged_sum(NodeId id) const;
  [[nodiscard]] bool is_merged_product(NodeId id) const;
  /// Whether a step or a product of the plan is its own.
  [[nodiscard]] bool is_computed(NodeId id) const;
};

/// What `outputs` need of `graph`, each of them a node that can be computed straight into its place; with biases and
/// the factors of tanh's derivative fused, and an address for whatever a product reads.
[[nodiscard]] WorkingGraph rewrite(const Graph& graph, std::span<const Value> outputs);

/// Before the chunks: what no sample changes. In the chunks: values per sample and sums over them. After: what is made
/// of these sums. Where such a sum flows back into values per sample, all samples must be one chunk.
void find_phases(WorkingGraph& graph);

/// Sums over the batch that are only added to each other share one accumulator, and two such products are one.
void merge_sums(WorkingGraph& graph);

}  // namespace hnn::autodiff::plan
