#pragma once

#include <vector>

#include "hnn/autodiff/plan/working_graph.hpp"

namespace hnn::autodiff::plan {

/// What one instruction computes: the steps of one pass in their order, or one product.
using Group = std::vector<NodeId>;

/// Puts the nodes of a graph in groups, in the order in which they are to be computed.
class Grouping {
 public:
  explicit Grouping(const WorkingGraph& graph) : graph_(&graph), done_(graph.nodes.size(), 0) {}

  /// To be asked for each phase in turn.
  [[nodiscard]] std::vector<Group> groups_of(Phase phase);

 private:
  [[nodiscard]] bool ready(NodeId id) const;
  [[nodiscard]] Group take_pass(std::vector<NodeId>& open);
  [[nodiscard]] Group take_product(std::vector<NodeId>& open);

  const WorkingGraph* graph_;
  std::vector<char> done_;
};

}  // namespace hnn::autodiff::plan
