#pragma once

#include <cstddef>
#include <utility>
#include <vector>

#include "hnn/autodiff/plan.hpp"
#include "hnn/autodiff/plan/arena.hpp"
#include "hnn/autodiff/plan/groups.hpp"
#include "hnn/autodiff/plan/working_graph.hpp"

namespace hnn::autodiff::plan {

/// Where every number stands, while the groups of a plan are gone through in their order.
class Places {
 public:
  explicit Places(const WorkingGraph& graph);

  /// A phase begins, of these groups.
  void begin(const std::vector<Group>& groups);
  /// Gives what group `g` of the phase computes its places.
  void place(const Group& group, std::size_t g);
  /// Group `g` is computed: whatever nobody needs after it makes way.
  void release(std::size_t g);

  /// Where a node's numbers are found: a leaf's, a view's, or those of a node that has its place.
  [[nodiscard]] Location locate(NodeId id);
  /// Which tile a node has whose place is one.
  void put_in_tile(NodeId id, std::size_t tile) { location_[id].offset = tile; }

  [[nodiscard]] const std::vector<std::pair<std::size_t, double>>& constants() const { return constants_; }
  [[nodiscard]] std::size_t parameters_end() const { return parameters_end_; }
  [[nodiscard]] std::size_t fixed_size() const { return fixed_; }
  [[nodiscard]] const std::vector<Sum>& sums() const { return sums_; }
  [[nodiscard]] std::size_t sums_size() const { return sums_size_; }
  [[nodiscard]] std::size_t buffer_columns() const { return buffers_.end(); }

 private:
  [[nodiscard]] bool leaves_group(NodeId id, std::size_t g) const;
  [[nodiscard]] std::size_t take_fixed(std::size_t size);
  void place_fixed(NodeId id);
  void place_sum(NodeId id);
  [[nodiscard]] std::size_t constant(double value);

  const WorkingGraph* graph_;
  std::vector<Location> location_;
  std::vector<std::size_t> group_of_, last_use_;  // groups of the phase
  std::vector<NodeId> buffered_;                  // have a place in the chunk's buffers
  Arena buffers_;                                 // one row of them
  std::vector<std::pair<std::size_t, double>> constants_;
  std::size_t parameters_end_ = 0, fixed_ = 0;
  std::vector<Sum> sums_;
  std::size_t sums_size_ = 0;
};

}  // namespace hnn::autodiff::plan
