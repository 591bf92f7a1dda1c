#include "hnn/data/film.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <cstdint>
#include <numbers>
#include <vector>

#include "hnn/data/frame.hpp"
#include "hnn/data/frames.hpp"
#include "hnn/error.hpp"
#include "hnn/physics/pixel_pendulum.hpp"

namespace hnn {
namespace {

constexpr std::size_t kPoints = 30;
const std::size_t film_columns = film().observation_columns;

Dataset small_film() {
  Random random(3);
  return film_pendulum({.trajectories = 10, .points = kPoints}, random)->finish();
}

TEST(Film, FourFifthsOfTheTrajectoriesTrain) {
  const Dataset film = small_film();
  EXPECT_EQ(film.train.trajectories(), 8U);
  EXPECT_EQ(film.test.trajectories(), 2U);
  EXPECT_EQ(film.train.frames.size(), 8U * 32);
  Random random(3);
  EXPECT_EQ(film_pendulum({.trajectories = 2, .points = 5}, random)->finish().test.trajectories(), 1U)
      << "there is always one to test";
  EXPECT_THROW((void)film_pendulum({.trajectories = 1, .points = 5}, random), Error);
  EXPECT_THROW((void)film_pendulum({.trajectories = 5, .points = 1}, random), Error);
}

TEST(Film, MovesByTheLawOfTheSimulator) {
  const Dataset film = small_film();
  for (std::size_t i = 0; i < film.train.trajectories(); ++i) {
    EXPECT_EQ(film.train.start(i, 0), film.train.x(film.train.first[i] + 0, 0));
    double velocity = 4 * film.train.x(film.train.first[i] + 0, 1),
           angle = film.train.x(film.train.first[i] + 0, 0) + velocity * 0.05 / 2;
    for (std::size_t j = 0; j < kPoints; ++j) {
      // Midway between the frames, at the velocity that takes the pendulum from the one to the other.
      EXPECT_NEAR(film.train.x(film.train.first[i] + j, 0), angle - velocity * 0.05 / 2, 1e-12);
      EXPECT_NEAR(4 * film.train.x(film.train.first[i] + j, 1), velocity, 1e-12);
      EXPECT_EQ(film.train.t[film.train.first[i] + j], static_cast<double>(j));
      velocity += -1.5 * 10 * std::sin(angle) * 0.05;
      angle += velocity * 0.05;
      EXPECT_NEAR(film.train.x(film.train.first[i] + j, 0) + film.train.dxdt(film.train.first[i] + j, 0),
                  angle - velocity * 0.05 / 2, 1e-12);
      EXPECT_NEAR(4 * (film.train.x(film.train.first[i] + j, 1) + film.train.dxdt(film.train.first[i] + j, 1)),
                  velocity, 1e-12);
    }
  }
}

TEST(Film, StartsAreThoseOfTheTask) {
  Random random(1);
  double most_angle = 0, most_velocity = 0;
  for (int i = 0; i < 1000; ++i) {
    std::array<double, 2> x{};
    PixelPendulum().start_state(random, x);
    // What the simulator started from, one step before the second frame.
    const double velocity = 4 * x[1], angle = x[0] - velocity * 0.05 / 2;
    most_angle = std::max(most_angle, std::abs(angle));
    most_velocity = std::max(most_velocity, std::abs(velocity + 1.5 * 10 * std::sin(angle) * 0.05));
  }
  EXPECT_LT(most_angle, std::numbers::pi / 6);
  EXPECT_GT(most_angle, 0.98 * std::numbers::pi / 6);
  EXPECT_LT(most_velocity, 1);
  EXPECT_GT(most_velocity, 0.98);
}

TEST(Film, ASampleIsTwoFramesAndTheTwoOneLater) {
  const Dataset film = small_film();
  const std::size_t points = kPoints, pixels = frame_side * frame_side;
  std::vector<float> x(film_columns), next(film_columns);
  const std::size_t trajectory = 3, point = points - 1;
  copy_sample(film.train, trajectory * points + point, x, next);
  const auto frame = [&](std::size_t number) {
    std::vector<float> result(pixels);
    film.train.frames.read(trajectory * (points + 2) + number, result);
    return result;
  };
  EXPECT_EQ(std::vector<float>(x.begin(), x.begin() + 784), frame(point));
  EXPECT_EQ(std::vector<float>(x.begin() + 784, x.end()), frame(point + 1));
  EXPECT_EQ(std::vector<float>(next.begin(), next.begin() + 784), frame(point + 1));
  EXPECT_EQ(std::vector<float>(next.begin() + 784, next.end()), frame(point + 2));
}

TEST(Frames, GiveBackWhatWasAdded) {
  std::vector<std::vector<std::uint8_t>> pictures(4, std::vector<std::uint8_t>(frame_side * frame_side));
  std::fill(pictures[1].begin(), pictures[1].end(), std::uint8_t{255});
  pictures[2][3 * frame_side] = 7;               // the first of a row
  pictures[2][4 * frame_side - 1] = 9;           // and its last, with none between
  pictures[2][frame_side * frame_side - 1] = 1;  // the last of all
  draw_pendulum(0.4, frame_side, pictures[3]);
  Frames frames;
  EXPECT_TRUE(frames.empty());
  for (const auto& picture : pictures) frames.add(picture);
  frames.close();
  ASSERT_EQ(frames.size(), pictures.size());
  for (const std::size_t i : {3U, 0U, 1U, 2U}) {
    std::vector<float> expected(pictures[i].size()), read(pictures[i].size(), 0.25F);
    std::transform(pictures[i].begin(), pictures[i].end(), expected.begin(), grey);
    frames.read(i, read);
    EXPECT_EQ(read, expected) << "frame " << i;
  }
}

TEST(Film, WhatIsSeenOfAStateIsWhatWasFilmedOfIt) {
  const Dataset film = small_film();
  std::vector<float> filmed(film_columns), next(film_columns);
  for (std::size_t i = 0; i < film.test.count(); ++i) {
    copy_sample(film.test, i, filmed, next);
    const std::vector<float> seen = observe({&film.test.x(i, 0), 2});
    float largest = 0;
    for (std::size_t k = 0; k < seen.size(); ++k) largest = std::max(largest, std::abs(seen[k] - filmed[k]));
    EXPECT_LE(largest, 1.01F * 0.5F / 255) << "but for a rounding of the angles";
  }
}

TEST(Film, TheEnergyOfTheSystemIsAllButConstant) {
  const PixelPendulum pendulum;
  const std::vector<double> start{0.5, 0.1};
  std::vector<double> state = start;
  const double first = pendulum.energy(start);
  for (int frame = 0; frame < 2000; ++frame) {
    pendulum.step(state, 1);
    EXPECT_NEAR(pendulum.energy(state), first, 0.03 * first) << frame;
  }
}

}  // namespace
}  // namespace hnn
