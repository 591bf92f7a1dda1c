// The second stage of a plan: when each node is computed, and which sums over the batch are one.

#include <algorithm>

#include "hnn/autodiff/plan/working_graph.hpp"

namespace hnn::autodiff::plan {

void find_phases(WorkingGraph& graph) {
  graph.phase.assign(graph.nodes.size(), Phase::before);
  std::vector<char> known(graph.nodes.size(), 0);
  const auto visit = [&](const auto& self, NodeId id) -> void {
    if (known[id] != 0) return;
    known[id] = 1;
    bool late = false;
    for (const NodeId operand : graph.operands_of(id)) {
      if (operand == id) continue;
      self(self, operand);
      late = late || graph.phase[operand] == Phase::after || graph.is_reduction(operand);
    }
    const bool per_sample = graph.nodes[id].batched || graph.is_reduction(id);
    if (per_sample && late) graph.one_chunk = true;
    // An output has no place before the first run, so one that no sample changes is written at a run's end.
    graph.phase[id] = late || (graph.is_output(id) && !per_sample) ? Phase::after
                      : per_sample                                 ? Phase::chunk
                                                                   : Phase::before;
  };
  for (NodeId id = 0; id < graph.nodes.size(); ++id) {
    if (graph.live[id] != 0) visit(visit, id);
  }
  if (graph.one_chunk) std::replace(graph.phase.begin(), graph.phase.end(), Phase::after, Phase::chunk);
}

void merge_sums(WorkingGraph& graph) {
  std::vector<char> sums(graph.nodes.size(), 0);
  for (NodeId id = 0; id < graph.nodes.size(); ++id) {
    const Node& node = graph.nodes[id];
    if (graph.live[id] == 0 || node.op != Op::add || graph.phase[id] != Phase::after || node.a == node.b) continue;
    const auto accumulates = [&](NodeId part) {
      return (sums[part] != 0 || (graph.phase[part] == Phase::chunk && graph.is_reduction(part))) &&
             graph.users[part].size() == 1 && !graph.is_output(part);
    };
    if (!accumulates(node.a) || !accumulates(node.b)) continue;
    graph.sum_of[node.a] = graph.sum_of[node.b] = id;
    sums[id] = 1;
    const auto [first, last] = std::minmax(node.a, node.b);
    const Node &x = graph.nodes[first], &y = graph.nodes[last];
    if (x.op == Op::matmul && y.op == Op::matmul && x.transpose_a == y.transpose_a && x.transpose_b == y.transpose_b) {
      graph.first_product[last] = first;
    }
  }
}

}  // namespace hnn::autodiff::plan
