#pragma once

#include <algorithm>
#include <cstddef>
#include <vector>

namespace hnn::autodiff::plan {

/// A stretch of memory that grows as needed; what is given back is taken again by whoever fits in first.
class Arena {
 public:
  std::size_t take(std::size_t size) {
    for (std::size_t i = 0; i < holes_.size(); ++i) {
      if (holes_[i].size < size) continue;
      const std::size_t offset = holes_[i].offset;
      holes_[i].offset += size;
      holes_[i].size -= size;
      if (holes_[i].size == 0) holes_.erase(holes_.begin() + static_cast<std::ptrdiff_t>(i));
      return offset;
    }
    const std::size_t offset = end_;
    end_ += size;
    return offset;
  }

  void give_back(std::size_t offset, std::size_t size) {
    const auto at = std::find_if(holes_.begin(), holes_.end(), [&](const Hole& h) { return h.offset > offset; });
    const auto hole = holes_.insert(at, {offset, size});
    const auto next = hole + 1;
    if (next != holes_.end() && hole->offset + hole->size == next->offset) {
      hole->size += next->size;
      holes_.erase(next);
    }
    if (hole != holes_.begin()) {
      const auto previous = hole - 1;
      if (previous->offset + previous->size == hole->offset) {
        previous->size += hole->size;
        holes_.erase(hole);
      }
    }
  }

  /// The most that was taken at a time, holes included.
  [[nodiscard]] std::size_t end() const { return end_; }

 private:
  struct Hole {
    std::size_t offset, size;
  };
  std::vector<Hole> holes_;  // by offset, none next to another
  std::size_t end_ = 0;
};

}  // namespace hnn::autodiff::plan
