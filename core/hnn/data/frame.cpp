#include "hnn/data/frame.hpp"

#include <algorithm>
#include <cmath>
#include <limits>
#include <vector>

#include "hnn/math/elementary.hpp"

namespace hnn {
namespace {

constexpr double kLength = 1.0, kRadius = 0.1;
constexpr double kWidth = 1.5;  // of the window, centred on x = 0
constexpr double kTop = 0.26, kHeight = 1.23 + kTop;
constexpr int kLines = 8;  // for each row of pixels

struct Interval {
  double lo = -std::numeric_limits<double>::infinity();
  double hi = std::numeric_limits<double>::infinity();

  [[nodiscard]] bool empty() const { return !(lo < hi); }
  // Keeps what has least <= slope x + offset <= most.
  void clip(double slope, double offset, double least, double most) {
    if (slope == 0) {
      if (offset < least || offset > most) hi = lo;
      return;
    }
    const double a = (least - offset) / slope, b = (most - offset) / slope;
    lo = std::max(lo, std::min(a, b));
    hi = std::min(hi, std::max(a, b));
  }
  void join(const Interval& other) {
    if (other.empty()) return;
    *this = empty() ? other : Interval{std::min(lo, other.lo), std::max(hi, other.hi)};
  }
};

// The x at height y within a disc at (x0, y0).
Interval across_disc(double x0, double y0, double y) {
  const double square = kRadius * kRadius - (y - y0) * (y - y0);
  if (!(square > 0)) return {0, 0};
  const double half = std::sqrt(square);
  return {x0 - half, x0 + half};
}

// The x at height y within the capsule that ends at (sine, -cosine): the parts of a convex shape make one interval.
Interval across(double sine, double cosine, double y) {
  Interval bar;
  bar.clip(sine, -cosine * y, 0, kLength);        // along the rod
  bar.clip(cosine, sine * y, -kRadius, kRadius);  // across it
  bar.join(across_disc(0, 0, y));
  bar.join(across_disc(kLength * sine, -kLength * cosine, y));
  return bar;
}

}  // namespace

FrameGeometry frame_geometry() {
  return {.side = frame_side,
          .pivot_x = 0.5,
          .pivot_y = kTop / kHeight,
          .rod_x = kLength / kWidth,
          .rod_y = kLength / kHeight};
}

void draw_pendulum(double angle, std::size_t side, std::span<std::uint8_t> frame) {
  const double sine = math::sin(angle), cosine = math::cos(angle);
  const double pixels = static_cast<double>(side), half = pixels / 2;
  const double columns = pixels / kWidth;  // for each unit of x
  const double spacing = kHeight / (pixels * kLines);
  std::vector<double> covered(side);  // [column], in lines
  for (std::size_t row = 0; row < side; ++row) {
    std::fill(covered.begin(), covered.end(), 0.0);
    for (int line = 0; line < kLines; ++line) {
      const double y = kTop - (static_cast<double>(row * kLines) + line + 0.5) * spacing;
      const Interval x = across(sine, cosine, y);
      // In pixels from the middle, so that a mirror image is exact.
      const double lo = std::max(columns * x.lo, -half), hi = std::min(columns * x.hi, half);
      if (!(lo < hi)) continue;
      for (auto column = static_cast<std::size_t>(lo + half); column < side; ++column) {
        const double left = static_cast<double>(column) - half;
        if (left >= hi) break;
        covered[column] += std::max(0.0, std::min(hi, left + 1) - std::max(lo, left));
      }
    }
    for (std::size_t column = 0; column < side; ++column) {
      frame[row * side + column] = static_cast<std::uint8_t>(covered[column] * (255.0 / kLines) + 0.5);
    }
  }
}

}  // namespace hnn
