#include "hnn/autodiff/plan/working_graph.hpp"

#include <algorithm>

namespace hnn::autodiff::plan {

std::array<NodeId, 5> WorkingGraph::operands_of(NodeId id) const {
  const Node& node = nodes[id];
  const NodeId first = first_product[id];
  return {operands(node.op) > 0 ? node.a : id, operands(node.op) > 1 ? node.b : id, bias[id],
          first != id ? nodes[first].a : id, first != id ? nodes[first].b : id};
}

bool WorkingGraph::is_output(NodeId id) const { return std::find(outputs.begin(), outputs.end(), id) != outputs.end(); }

bool WorkingGraph::is_reduction(NodeId id) const {
  if (nodes[id].batched) return false;
  const auto from = operands_of(id);
  return std::any_of(from.begin(), from.end(), [&](NodeId operand) { return nodes[operand].batched; });
}

NodeId WorkingGraph::owner(NodeId id) const {
  while (is_view(nodes[id].op)) id = nodes[id].a;
  return id;
}

NodeId WorkingGraph::target_of(NodeId id) const {
  while (sum_of[id] != id) id = sum_of[id];
  return id;
}

bool WorkingGraph::is_merged_sum(NodeId id) const {
  const Node& node = nodes[id];
  return node.op == Op::add && sum_of[node.a] == id && sum_of[node.b] == id;
}

bool WorkingGraph::is_merged_product(NodeId id) const {
  const NodeId sum = sum_of[id];
  if (sum == id) return false;
  const NodeId last = std::max(nodes[sum].a, nodes[sum].b);
  return last != id && first_product[last] == id;
}

bool WorkingGraph::is_computed(NodeId id) const {
  return !is_leaf(nodes[id].op) && !is_view(nodes[id].op) && !is_merged_sum(id) && !is_merged_product(id);
}

}  // namespace hnn::autodiff::plan
