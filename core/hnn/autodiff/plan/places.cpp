// The fourth stage of a plan: where numbers stand. The nearer the better: what only its own pass reads has a tile of
// the first-level cache, what other groups of the chunk read a buffer that is free again after the last of them, so
// that a chunk's buffers stay in the second-level cache. What outlives the chunk has a fixed place, and an output its
// own.

#include "hnn/autodiff/plan/places.hpp"

#include <algorithm>

namespace hnn::autodiff::plan {

Places::Places(const WorkingGraph& graph)
    : graph_(&graph), location_(graph.nodes.size()), group_of_(graph.nodes.size(), ~std::size_t{0}) {
  for (std::size_t k = 0; k < graph.outputs.size(); ++k) {
    const Node& node = graph.nodes[graph.outputs[k]];
    location_[graph.outputs[k]] = {.place = Place::output, .index = k, .stride = node.columns, .batched = node.batched};
  }
}

void Places::begin(const std::vector<Group>& groups) {
  last_use_.assign(graph_->nodes.size(), 0);
  for (std::size_t g = 0; g < groups.size(); ++g) {
    for (const NodeId id : groups[g]) {
      group_of_[id] = g;
      last_use_[id] = std::max(last_use_[id], g);
      for (const NodeId operand : graph_->operands_of(id)) last_use_[graph_->owner(operand)] = g;
    }
  }
}

bool Places::leaves_group(NodeId id, std::size_t g) const {
  const Op op = graph_->nodes[id].op;
  if (graph_->is_output(id) || is_sum(op) || op == Op::pad_columns) return true;
  const auto& users = graph_->users[id];
  return std::any_of(users.begin(), users.end(), [&](NodeId user) { return group_of_[user] != g; });
}

void Places::place(const Group& group, std::size_t g) {
  for (const NodeId id : group) {
    const Node& node = graph_->nodes[id];
    if (graph_->is_reduction(id)) {
      const NodeId target = graph_->target_of(id);
      place_sum(target);
      location_[id] = location_[target];
    } else if (location_[id].place != Place::none) {
      continue;
    } else if (node.op != Op::matmul && !leaves_group(id, g)) {
      location_[id].place = Place::tile;
    } else if (node.batched) {
      location_[id] = {
          .place = Place::chunk, .buffer = buffers_.take(node.columns), .stride = node.columns, .batched = true};
      buffered_.push_back(id);
    } else {
      place_fixed(id);
    }
  }
}

void Places::release(std::size_t g) {
  std::erase_if(buffered_, [&](NodeId id) {
    if (last_use_[id] > g) return false;
    buffers_.give_back(location_[id].buffer, graph_->nodes[id].columns);
    return true;
  });
}

std::size_t Places::take_fixed(std::size_t size) {
  constexpr std::size_t unit = 16;  // so that each starts a cache line
  const std::size_t offset = fixed_;
  fixed_ += (size + unit - 1) / unit * unit;
  return offset;
}

void Places::place_fixed(NodeId id) {
  const Node& node = graph_->nodes[id];
  location_[id] = {.place = Place::fixed, .offset = take_fixed(node.rows * node.columns), .stride = node.columns};
}

// Where the run has a sum over the batch, and where a share other than the first has its own.
void Places::place_sum(NodeId id) {
  constexpr std::size_t unit = 16;  // so that each starts a cache line
  const Node& node = graph_->nodes[id];
  Location& at = location_[id];
  if (at.place == Place::none) place_fixed(id);
  if (at.sum > 0) return;
  const std::size_t first = sums_size_, count = node.rows * node.columns;
  at.sum = first + 1;
  sums_.push_back({at, first, count});
  sums_size_ += (count + unit - 1) / unit * unit;
}

std::size_t Places::constant(double value) {
  const auto known = std::find_if(constants_.begin(), constants_.end(),
                                  [&](const std::pair<std::size_t, double>& c) { return c.second == value; });
  if (known != constants_.end()) return known->first;
  constants_.emplace_back(take_fixed(1), value);
  return constants_.back().first;
}

Location Places::locate(NodeId id) {
  const Node& node = graph_->nodes[id];
  switch (node.op) {
    case Op::input:
      return {.place = Place::input, .index = node.index, .stride = node.columns, .batched = true};
    case Op::parameter:
      parameters_end_ = std::max(parameters_end_, node.index + node.rows * node.columns);
      return {.place = Place::parameter, .offset = node.index, .stride = node.columns};
    case Op::constant:
      return {.place = Place::fixed, .offset = constant(node.scale), .fill = true};
    case Op::transpose: {
      Location at = locate(node.a);
      at.stride = node.columns;
      return at;
    }
    case Op::slice_columns: {
      Location at = locate(node.a);
      if (!at.fill) at.offset += node.index;
      return at;
    }
    case Op::broadcast_rows: {
      Location at = locate(node.a);
      at.stride = 0;
      return at;
    }
    case Op::broadcast_columns: {
      Location at = locate(node.a);
      at.fill = true;
      return at;
    }
    default:
      return location_[id];
  }
}

}  // namespace hnn::autodiff::plan
