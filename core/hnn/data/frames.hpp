#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

namespace hnn {

/// Frames of the pendulum. Of each row only the pixels from about the first to the last that the rod covers are kept,
/// which takes a third of the memory.
class Frames {
 public:
  /// `frame`: [frame_side, frame_side], see `draw_pendulum`.
  void add(std::span<const std::uint8_t> frame);
  void add(const Frames& others);
  /// What `bytes` gave elsewhere. False, and nothing is added, where those are no whole frames.
  [[nodiscard]] bool add_bytes(std::span<const std::uint8_t> bytes);
  /// Gives back the memory that was set aside for more.
  void close();

  [[nodiscard]] std::span<const std::uint8_t> bytes() const { return rows_; }
  [[nodiscard]] bool empty() const { return starts_.empty(); }
  [[nodiscard]] std::size_t size() const { return starts_.size(); }
  /// The grey values of frame number `index` to `to` [frame_side, frame_side].
  void read(std::size_t index, std::span<float> to) const;

 private:
  std::vector<std::uint8_t> rows_;  // of each row: the pixels before the first, how many are kept, and those
  std::vector<std::uint32_t> starts_;
};

}  // namespace hnn
