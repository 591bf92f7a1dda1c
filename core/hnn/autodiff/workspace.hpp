#pragma once

#include <algorithm>
#include <cstddef>
#include <vector>

#include "hnn/linalg/cache_line_allocator.hpp"

namespace hnn::autodiff {

/// Memory for what programs keep from their `prepare` to the end of their runs, which of a large model is megabytes.
class Workspace {
 public:
  /// A place for `size` bytes, beside those given since the last `rewind`; starts a cache line.
  [[nodiscard]] std::size_t place(std::size_t size) {
    constexpr auto line = static_cast<std::size_t>(Allocator::alignment);
    const std::size_t at = used_;
    used_ += (size + line - 1) / line * line;
    memory_.resize(std::max(memory_.size(), used_));
    return at;
  }

  /// From now on places begin at the start again. Programs that had theirs before are not to be mixed with those that
  /// come: running the ones destroys what the others have prepared.
  void rewind() { used_ = 0; }

  [[nodiscard]] std::byte* at(std::size_t place) { return memory_.data() + place; }

 private:
  using Allocator = linalg::CacheLineAllocator<std::byte>;

  std::vector<std::byte, Allocator> memory_;
  std::size_t used_ = 0;
};

}  // namespace hnn::autodiff
