#include "hnn/data/derivatives.hpp"

#include <gtest/gtest.h>

#include <array>
#include <cmath>
#include <functional>
#include <vector>

#include "hnn/error.hpp"

namespace hnn {
namespace {

// Times that are far from regular.
Recording recording_of(std::size_t rows, double spacing, const std::function<double(double)>& q,
                       const std::function<double(double)>& p) {
  RecordedTrajectory trajectory;
  double t = 5.0;
  for (std::size_t i = 0; i < rows; ++i) {
    trajectory.t.push_back(t);
    trajectory.q.push_back(q(t));
    trajectory.p.push_back(p(t));
    t += spacing * (i % 3 == 0 ? 3.0 : i % 3 == 1 ? 1.0 : 0.5);
  }
  Recording recording;
  recording.trajectories = {trajectory};
  recording.source = "measured";
  return recording;
}

TEST(Derivatives, ForwardIsTheSlopeToTheNextRow) {
  const Recording recording = recording_of(
      20, 0.1, [](double t) { return t * t; }, [](double t) { return 3.0 - 2.0 * t; });
  const Dataset data = dataset_of(recording, Derivatives::forward);
  ASSERT_EQ(data.train.x.shape(), (std::array<std::size_t, 2>{16, 2}));
  ASSERT_EQ(data.test.x.shape(), (std::array<std::size_t, 2>{3, 2})) << "the last row has no successor";
  for (std::size_t i = 0; i < 16; ++i) {
    EXPECT_EQ(data.train.t[i], recording.trajectories[0].t[i]);
    EXPECT_EQ(data.train.x(i, 0), recording.trajectories[0].q[i]);
    EXPECT_EQ(data.train.x(i, 1), recording.trajectories[0].p[i]);
    EXPECT_NEAR(data.train.dxdt(i, 0), recording.trajectories[0].t[i] + recording.trajectories[0].t[i + 1], 1e-11);
    EXPECT_NEAR(data.train.dxdt(i, 1), -2.0, 1e-11);
  }
  EXPECT_NEAR(data.test.dxdt(2, 0), recording.trajectories[0].t[18] + recording.trajectories[0].t[19], 1e-11);
}

TEST(Derivatives, CentralIsExactForAParabolaOnIrregularTimes) {
  const Recording recording = recording_of(
      20, 0.1, [](double t) { return 2.0 * t * t - t; }, [](double t) { return 3.0 - t * t; });
  const Dataset data = dataset_of(recording, Derivatives::central);
  ASSERT_EQ(data.train.x.shape(), (std::array<std::size_t, 2>{15, 2})) << "the first row has no predecessor";
  ASSERT_EQ(data.test.x.shape(), (std::array<std::size_t, 2>{3, 2}));
  for (const Samples* part : {&data.train, &data.test}) {
    for (std::size_t i = 0; i < part->count(); ++i) {
      const double t = part->t[i];
      EXPECT_NEAR(part->dxdt(i, 0), 4.0 * t - 1.0, 1e-10);
      EXPECT_NEAR(part->dxdt(i, 1), -2.0 * t, 1e-10);
    }
  }
  EXPECT_EQ(data.train.t[0], recording.trajectories[0].t[1]);
  EXPECT_EQ(data.test.t[2], recording.trajectories[0].t[18]);
}

TEST(Derivatives, AreOfTheirOrderOnIrregularTimes) {
  const auto error = [](Derivatives derivatives, double spacing) {
    const auto wave = [](double t) { return std::sin(t); };
    const Dataset data = dataset_of(recording_of(31, spacing, wave, wave), derivatives);
    double largest = 0.0;
    for (std::size_t i = 0; i < 10; ++i) {
      largest = std::max(largest, std::abs(data.train.dxdt(i, 0) - std::cos(data.train.t[i])));
    }
    return largest;
  };
  EXPECT_NEAR(std::log2(error(Derivatives::forward, 2e-3) / error(Derivatives::forward, 1e-3)), 1.0, 0.1);
  EXPECT_NEAR(std::log2(error(Derivatives::central, 2e-3) / error(Derivatives::central, 1e-3)), 2.0, 0.1);
}

TEST(DatasetOf, SplitsAtTheSameRowForBothEstimators) {
  const auto none = [](double) { return 0.0; };
  for (const std::size_t rows : {10u, 11u, 556u}) {
    const Recording recording = recording_of(
        rows, 0.1, [](double t) { return t; }, none);
    for (const Derivatives derivatives : {Derivatives::forward, Derivatives::central}) {
      const Dataset data = dataset_of(recording, derivatives);
      const std::size_t split = rows * 4 / 5;
      EXPECT_EQ(data.test.start(0, 0), recording.trajectories[0].q[split]);
      EXPECT_EQ(data.test.t[0], recording.trajectories[0].t[split]);
      EXPECT_EQ(data.train.t[data.train.count() - 1], recording.trajectories[0].t[split - 1]);
      EXPECT_EQ(data.test.t[data.test.count() - 1], recording.trajectories[0].t[rows - 2]);
    }
  }
}

TEST(DatasetOf, SaysWhereTheDataComeFrom) {
  Random random(0);
  EXPECT_EQ(dataset_of(simulate_recording(random), Derivatives::central).source, "simulated");
}

TEST(DatasetOf, RefusesTooFewRows) {
  const auto none = [](double) { return 0.0; };
  EXPECT_THROW(static_cast<void>(dataset_of(recording_of(9, 0.1, none, none), Derivatives::forward)), Error);
}

}  // namespace
}  // namespace hnn
