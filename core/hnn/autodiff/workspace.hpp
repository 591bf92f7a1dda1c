#pragma once

#include <algorithm>
#include <cstddef>
#include <memory>
#include <utility>
#include <vector>

#include "hnn/linalg/cache_line_allocator.hpp"
#include "hnn/parallel/team.hpp"

namespace hnn::autodiff {

/// Memory of programs, which of a large model is megabytes: what they keep from their `prepare` to the end of their
/// runs, and for each thread what lasts no longer than a run. And who runs them.
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

  /// `size` bytes that thread `thread` of a run may use until its end; then they are the next run's, of any program.
  /// Not to be asked for by several threads at once.
  [[nodiscard]] std::byte* scratch(std::size_t thread, std::size_t size) {
    if (scratch_.size() <= thread) scratch_.resize(thread + 1);
    if (scratch_[thread].size() < size) scratch_[thread].resize(size);
    return scratch_[thread].data();
  }

  /// From now on this team shares the programs' work, which several workspaces may use in turn, or where null the
  /// caller does it alone: to the same bits.
  void share_among(std::shared_ptr<Team> team) { team_ = std::move(team); }
  [[nodiscard]] Team* team() const { return team_.get(); }

 private:
  using Allocator = linalg::CacheLineAllocator<std::byte>;
  using Memory = std::vector<std::byte, Allocator>;

  Memory memory_;
  std::size_t used_ = 0;
  std::vector<Memory> scratch_;  // one a thread
  std::shared_ptr<Team> team_;
};

}  // namespace hnn::autodiff
