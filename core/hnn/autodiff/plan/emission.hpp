#pragma once

#include <vector>

#include "hnn/autodiff/plan.hpp"
#include "hnn/autodiff/plan/groups.hpp"
#include "hnn/autodiff/plan/places.hpp"
#include "hnn/autodiff/plan/working_graph.hpp"

namespace hnn::autodiff::plan {

/// Writes the instructions of a plan, one for each group, with the steps, packs and products that they refer to.
class Emission {
 public:
  /// `plan`: its chunks' size must be known.
  Emission(const WorkingGraph& graph, Places& places, Plan& plan)
      : graph_(&graph), places_(&places), plan_(&plan), wrote_(graph.nodes.size(), 0) {}

  /// The group's nodes must have their places.
  [[nodiscard]] Instruction instruction(const Group& group);

 private:
  [[nodiscard]] Instruction pass(const Group& group);
  void set_blocks(Instruction& pass, const Group& group);
  [[nodiscard]] Step step(NodeId id);
  [[nodiscard]] Instruction product(NodeId id);
  [[nodiscard]] std::size_t pack(NodeId id, const Instruction& product);
  [[nodiscard]] bool writes_first(NodeId id);

  const WorkingGraph* graph_;
  Places* places_;
  Plan* plan_;
  std::vector<char> wrote_;
};

}  // namespace hnn::autodiff::plan
