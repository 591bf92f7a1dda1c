#include "hnn/data/frames.hpp"

#include <algorithm>
#include <iterator>

#include "hnn/data/frame.hpp"

namespace hnn {
namespace {

constexpr std::size_t at_once = 4;  // pixels, so that reading them is no loop of ones
static_assert(frame_side % at_once == 0);

}  // namespace

void Frames::add(std::span<const std::uint8_t> frame) {
  starts_.push_back(static_cast<std::uint32_t>(rows_.size()));
  for (auto row = frame.begin(); row != frame.end(); row += frame_side) {
    const auto blank = [](auto pixels) { return std::all_of(pixels, pixels + at_once, [](auto p) { return p == 0; }); };
    auto first = row, last = row + frame_side;
    while (first != last && blank(first)) first += at_once;
    while (last != first && blank(last - at_once)) last -= at_once;
    rows_.push_back(static_cast<std::uint8_t>(first - row));
    rows_.push_back(static_cast<std::uint8_t>(last - first));
    rows_.insert(rows_.end(), first, last);
  }
}

void Frames::add(const Frames& others) {
  const auto end = static_cast<std::uint32_t>(rows_.size());
  std::transform(others.starts_.begin(), others.starts_.end(), std::back_inserter(starts_),
                 [end](std::uint32_t start) { return start + end; });
  rows_.insert(rows_.end(), others.rows_.begin(), others.rows_.end());
}

bool Frames::add_bytes(std::span<const std::uint8_t> bytes) {
  Frames added;
  std::size_t at = 0;
  while (at != bytes.size()) {
    added.starts_.push_back(static_cast<std::uint32_t>(at));
    for (std::size_t row = 0; row < frame_side; ++row) {
      if (bytes.size() - at < 2 || bytes[at] + bytes[at + 1] > frame_side) return false;
      const std::size_t kept = bytes[at + 1];
      at += 2;
      if (kept % at_once != 0 || bytes.size() - at < kept) return false;
      at += kept;
    }
  }
  added.rows_.assign(bytes.begin(), bytes.end());
  add(added);
  return true;
}

void Frames::close() {
  rows_.shrink_to_fit();
  starts_.shrink_to_fit();
}

void Frames::read(std::size_t index, std::span<float> to) const {
  std::fill(to.begin(), to.end(), 0.0F);
  const std::uint8_t* from = rows_.data() + starts_[index];
  for (float* row = to.data(); row != to.data() + to.size(); row += frame_side) {
    float* pixel = row + from[0];
    const std::uint8_t* const end = from + 2 + from[1];
    for (from += 2; from != end; from += at_once, pixel += at_once) {
      for (std::size_t i = 0; i < at_once; ++i) pixel[i] = grey(from[i]);
    }
  }
}

}  // namespace hnn
