// What a short motion is compared with.
#include <gtest/gtest.h>

#include <array>
#include <vector>

#include "hnn/data/dataset.hpp"
#include "hnn/data/derivatives.hpp"
#include "hnn/error.hpp"

namespace hnn {
namespace {

// Trajectories of 5, 2 and 3 points, x = (100 trajectory + point, -that), sampled ever more slowly.
Samples uneven() {
  Samples samples = samples_of(std::array<std::size_t, 3>{5, 2, 3}, 2);
  for (std::size_t i = 0; i < samples.count(); ++i) {
    const std::size_t trajectory = samples.trajectory_of(i);
    const double place = static_cast<double>(i - samples.first[trajectory]);
    samples.t[i] = place * place;
    samples.x(i, 0) = 100 * static_cast<double>(trajectory) + place;
    samples.x(i, 1) = -samples.x(i, 0);
  }
  return samples;
}

TEST(Windows, NeverSpanTwoTrajectories) {
  const Samples samples = uneven();
  EXPECT_EQ(points_before(samples, 2), (std::vector<std::size_t>{0, 1, 2, 7}));
  EXPECT_EQ(points_before(samples, 0).size(), samples.count());
  EXPECT_TRUE(points_before(samples, 5).empty());
  for (const std::size_t point : points_before(samples, 2)) {
    std::array<float, 4> x{}, target{};
    copy_window(samples, point, 2, x, target);
    EXPECT_EQ(target[0], x[0] + 1);
    EXPECT_EQ(target[2], x[0] + 2);
  }
}

TEST(Windows, HoldAStateTheLengthsOfTheStepsAndTheStatesAfterThem) {
  std::array<float, 5> x{};
  std::array<float, 6> target{};
  copy_window(uneven(), 1, 3, x, target);
  EXPECT_EQ(x, (std::array<float, 5>{1, -1, 3, 5, 7}));
  EXPECT_EQ(target, (std::array<float, 6>{2, -2, 3, -3, 4, -4}));
}

TEST(Differentiated, KeepsThePointsThatHaveADifferenceOnEachSide) {
  Samples samples = samples_of(std::array<std::size_t, 2>{4, 3}, 2);
  for (std::size_t i = 0; i < samples.count(); ++i) {
    const double t = static_cast<double>(i < 4 ? i : 2 * i);
    samples.t[i] = t;
    samples.x(i, 0) = t * t;
    samples.x(i, 1) = 1 - t;
  }
  samples.start.fill(7);
  const Samples central = differentiated(samples, Derivatives::central);
  EXPECT_EQ(central.first, (std::vector<std::size_t>{0, 2, 3}));
  EXPECT_EQ(central.start, samples.start);
  for (std::size_t i = 0; i < central.count(); ++i) {
    EXPECT_EQ(central.x(i, 0), central.t[i] * central.t[i]);
    EXPECT_DOUBLE_EQ(central.dxdt(i, 0), 2 * central.t[i]);
    EXPECT_DOUBLE_EQ(central.dxdt(i, 1), -1);
  }
  EXPECT_DOUBLE_EQ(differentiated(samples, Derivatives::forward).dxdt(1, 0), 3);
  EXPECT_THROW((void)differentiated(samples_of(std::array<std::size_t, 1>{2}, 2), Derivatives::central), Error);
}

}  // namespace
}  // namespace hnn
