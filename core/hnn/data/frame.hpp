#pragma once

#include <cstddef>
#include <cstdint>
#include <span>

namespace hnn {

/// Pixels along each side of a frame (paper, section 5).
inline constexpr std::size_t frame_side = 28;
/// Grey value of the rod, on 0.
inline constexpr float rod_value = 0.5F;

/// Where the rod of a pendulum is in its picture, as shares of the picture's width and height from the top left: it
/// hangs from the pivot and ends at pivot + (rod_x sin angle, rod_y cos angle).
struct FrameGeometry {
  std::size_t side = 0;  ///< pixels
  double pivot_x = 0, pivot_y = 0;
  double rod_x = 0, rod_y = 0;
};
[[nodiscard]] FrameGeometry frame_geometry();

/// Draws a pendulum's rod at `angle` from hanging [rad] into `frame` [side, side], rows from the top: for each pixel,
/// the part of its area that the rod covers, in 255ths. The rod is a capsule of length 1 and width 0.2 that hangs from
/// the origin of a window with x in [-0.75, 0.75] and y in [-1.23, 0.26], like the one of OpenAI Gym cropped by the
/// paper's code. Along a row the area is exact; down a pixel it is the mean of 8 lines. Frames of opposite angles are
/// mirror images, and all are the same bytes on every machine.
void draw_pendulum(double angle, std::size_t side, std::span<std::uint8_t> frame);

/// The grey value of a covered part.
[[nodiscard]] inline float grey(std::uint8_t covered) { return rod_value / 255 * static_cast<float>(covered); }

}  // namespace hnn
