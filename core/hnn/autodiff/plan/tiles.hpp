#pragma once

#include <algorithm>
#include <cstddef>
#include <vector>

#include "hnn/autodiff/plan/groups.hpp"
#include "hnn/autodiff/plan/working_graph.hpp"

namespace hnn::autodiff::plan {

/// The tiles of one pass: each is held until the last step of the pass that reads its holder's value.
class Tiles {
 public:
  Tiles(const WorkingGraph& graph, const Group& pass) : graph_(&graph), pass_(&pass) {}

  [[nodiscard]] std::size_t take(NodeId holder) {
    auto tile = std::find(holders_.begin(), holders_.end(), nobody);
    if (tile == holders_.end()) tile = holders_.insert(tile, nobody);
    *tile = holder;
    return static_cast<std::size_t>(tile - holders_.begin());
  }

  /// A tile for what all blocks of the pass read: it must outlive a block, so no step may write to it before or after.
  [[nodiscard]] std::size_t take_for_all_blocks() {
    holders_.push_back(everybody);
    return holders_.size() - 1;
  }

  void release_after(std::size_t step) {
    const auto over = [&](NodeId holder) {
      return holder != nobody && holder != everybody && last_reader(holder) <= step;
    };
    std::replace_if(holders_.begin(), holders_.end(), over, nobody);
  }

  /// As many as were held at a time.
  [[nodiscard]] std::size_t count() const { return holders_.size(); }

 private:
  static constexpr NodeId nobody = ~NodeId{0}, everybody = nobody - 1;

  [[nodiscard]] std::size_t last_reader(NodeId id) const {
    std::size_t last = 0;
    for (std::size_t s = 0; s < pass_->size(); ++s) {
      const auto from = graph_->operands_of((*pass_)[s]);
      if (std::find(from.begin(), from.end(), id) != from.end()) last = s;
    }
    return last;
  }

  const WorkingGraph* graph_;
  const Group* pass_;
  std::vector<NodeId> holders_;
};

}  // namespace hnn::autodiff::plan
