// The third stage of a plan: what is computed in one go. A pass takes whatever can be computed now and walks the same
// rows and columns; only when nothing is left for it comes a product, and with it the next numbers to go on with. So
// the passes are few and long, and hardly anything between two products is written out.

#include "hnn/autodiff/plan/groups.hpp"

#include <algorithm>
#include <stdexcept>
#include <utility>

namespace hnn::autodiff::plan {

static bool walk_alike(const Node& a, const Node& b) {
  return a.batched == b.batched && a.rows == b.rows && a.columns == b.columns;
}

bool Grouping::ready(NodeId id) const {
  const auto from = graph_->operands_of(id);
  return std::all_of(from.begin(), from.end(), [&](NodeId operand) {
    if (operand == id) return true;
    const NodeId owner = graph_->owner(operand);
    return is_leaf(graph_->nodes[owner].op) || done_[owner] != 0;
  });
}

Group Grouping::take_pass(std::vector<NodeId>& open) {
  Group pass, sums;
  const auto fits = [&](NodeId id) {
    if (graph_->nodes[id].op == Op::matmul || !ready(id)) return false;
    return pass.empty() || walk_alike(graph_->walked(id), graph_->walked(pass.front()));
  };
  for (auto next = std::find_if(open.begin(), open.end(), fits); next != open.end();
       next = std::find_if(open.begin(), open.end(), fits)) {
    const NodeId id = *next;
    open.erase(next);
    pass.push_back(id);
    // A sum over rows is known only after the last row, so nothing in this pass may use it.
    if (graph_->nodes[id].op == Op::sum_rows) {
      sums.push_back(id);
    } else {
      done_[id] = 1;
    }
  }
  for (const NodeId id : sums) done_[id] = 1;
  return pass;
}

Group Grouping::take_product(std::vector<NodeId>& open) {
  const auto product = std::find_if(open.begin(), open.end(), [&](NodeId id) { return ready(id); });
  if (product == open.end()) throw std::logic_error("hnn::autodiff: a cycle in the graph");
  const NodeId id = *product;
  open.erase(product);
  done_[id] = 1;
  return {id};
}

std::vector<Group> Grouping::groups_of(Phase phase) {
  std::vector<NodeId> open;
  for (NodeId id = 0; id < graph_->nodes.size(); ++id) {
    if (graph_->live[id] != 0 && graph_->phase[id] == phase && graph_->is_computed(id)) open.push_back(id);
  }
  std::vector<Group> groups;
  while (!open.empty()) {
    Group group = take_pass(open);
    groups.push_back(group.empty() ? take_product(open) : std::move(group));
  }
  if (phase == Phase::chunk) {
    for (NodeId id = 0; id < graph_->nodes.size(); ++id) {
      if (graph_->is_merged_sum(id)) done_[id] = 1;
    }
  }
  return groups;
}

}  // namespace hnn::autodiff::plan
