#include "hnn/data/frame.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <cstdlib>
#include <numbers>
#include <vector>

namespace hnn {
namespace {

// Not those of the task alone: a person may swing the rod all the way round.
const std::vector<double> angles{0, 0.2, -0.2, 0.55, 1, std::numbers::pi / 2, 2.5, std::numbers::pi, -3, 12.3};
const std::vector<std::size_t> sides{1, 2, 7, 28, 64};

std::vector<std::uint8_t> drawn(double angle, std::size_t side = frame_side) {
  std::vector<std::uint8_t> frame(side * side);
  draw_pendulum(angle, side, frame);
  return frame;
}

// The distance of (x, y) from the segment from the origin to the rod's end.
double distance(double angle, double x, double y) {
  const double s = std::sin(angle), c = std::cos(angle);
  const double along = std::clamp(x * s - y * c, 0.0, 1.0);
  return std::hypot(x - along * s, y + along * c);
}

// The part of a pixel that the rod covers, by 16 x 16 points in it.
double supersampled(double angle, std::size_t side, std::size_t row, std::size_t column) {
  constexpr int n = 16;
  int inside = 0;
  for (int i = 0; i < n; ++i) {
    for (int j = 0; j < n; ++j) {
      const double x = -0.75 + 1.5 * (static_cast<double>(column) + (j + 0.5) / n) / static_cast<double>(side);
      const double y = 0.26 - 1.49 * (static_cast<double>(row) + (i + 0.5) / n) / static_cast<double>(side);
      if (distance(angle, x, y) < 0.1) ++inside;
    }
  }
  return static_cast<double>(inside) / (n * n);
}

TEST(Frame, AgreesWithSupersampling) {
  for (const std::size_t side : sides) {
    for (const double angle : angles) {
      const auto frame = drawn(angle, side);
      double sum = 0, largest = 0;
      for (std::size_t i = 0; i < frame.size(); ++i) {
        const double error = std::abs(frame[i] / 255.0 - supersampled(angle, side, i / side, i % side));
        sum += error;
        largest = std::max(largest, error);
      }
      // In few pixels, most have an edge in them.
      const double most = side < frame_side ? 0.02 : 1.0 / 255;
      EXPECT_LT(sum / static_cast<double>(frame.size()), most) << side << " pixels, angle " << angle;
      // An edge along the lines may be wrong by half the distance of two, to which the 16 x 16 points add.
      EXPECT_LT(largest, 0.5 / 8 + 0.5 / 16) << side << " pixels, angle " << angle;
    }
  }
}

TEST(Frame, CoversTheAreaOfTheRodWhereAllOfItIsInTheWindow) {
  const double area = 1.0 * 0.2 + std::numbers::pi * 0.01;
  for (const std::size_t side : {7U, 28U, 64U}) {
    for (const double angle : {0.0, 0.1, -0.35, 0.58}) {
      double covered = 0;
      for (const std::uint8_t pixel : drawn(angle, side)) covered += pixel / 255.0;
      EXPECT_NEAR(covered * 1.5 * 1.49 / static_cast<double>(side * side), area, 0.005 * area) << side << " " << angle;
    }
  }
}

TEST(Frame, OfTheOppositeAngleIsTheMirrorImage) {
  for (const std::size_t side : sides) {
    for (const double angle : angles) {
      const auto frame = drawn(angle, side);
      auto mirrored = drawn(-angle, side);
      for (std::size_t row = 0; row < side; ++row) {
        std::reverse(mirrored.begin() + static_cast<std::ptrdiff_t>(row * side),
                     mirrored.begin() + static_cast<std::ptrdiff_t>((row + 1) * side));
      }
      EXPECT_EQ(frame, mirrored) << side << " pixels, angle " << angle;
    }
  }
}

TEST(Frame, ShowsTheRodWhereItHangsAndPointsToTheRightForAPositiveAngle) {
  const auto pixel = [](const std::vector<std::uint8_t>& frame, double x, double y) {
    const auto row = static_cast<std::size_t>((0.26 - y) / 1.49 * frame_side);
    const auto column = static_cast<std::size_t>((x + 0.75) / 1.5 * frame_side);
    return frame[row * frame_side + column];
  };
  EXPECT_EQ(pixel(drawn(0), 0, -0.9), 255);
  EXPECT_EQ(pixel(drawn(0), 0.3, -0.9), 0);
  EXPECT_EQ(pixel(drawn(0.5), 0.9 * std::sin(0.5), -0.9 * std::cos(0.5)), 255);
  EXPECT_EQ(pixel(drawn(0.5), -0.9 * std::sin(0.5), -0.9 * std::cos(0.5)), 0);
  EXPECT_EQ(grey(255), 0.5F);
  EXPECT_EQ(grey(0), 0);
}

// The suite runs natively and as wasm: both have to find this number.
TEST(Frame, IsTheSameBytesEverywhere) {
  std::uint64_t hash = 0xcbf29ce484222325;  // FNV-1a 64
  for (int i = -300; i < 300; ++i) {
    for (const std::uint8_t pixel : drawn(0.01 * i)) hash = (hash ^ pixel) * 0x100000001b3;
  }
  EXPECT_EQ(hash, 4343703553509795545U);
}

TEST(FrameGeometry, SaysWhereTheRodEnds) {
  const FrameGeometry geometry = frame_geometry();
  constexpr std::size_t side = 400;
  std::vector<std::uint8_t> frame(side * side);
  for (const double angle : {0.0, 0.4, -0.5}) {
    draw_pendulum(angle, side, frame);
    // Along the rod all is covered, and a little past its end, which is round, nothing.
    const auto covered = [&](double along) {
      const double x = geometry.pivot_x + along * geometry.rod_x * std::sin(angle);
      const double y = geometry.pivot_y + along * geometry.rod_y * std::cos(angle);
      return frame[static_cast<std::size_t>(y * side) * side + static_cast<std::size_t>(x * side)];
    };
    EXPECT_EQ(covered(0), 255) << angle;
    EXPECT_EQ(covered(1), 255) << angle;
    EXPECT_EQ(covered(1.12), 0) << angle;
  }
}

}  // namespace
}  // namespace hnn
