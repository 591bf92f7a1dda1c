#include "hnn/data/data_parts.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <array>
#include <cstddef>
#include <cstdint>
#include <span>
#include <string>
#include <vector>

#include "hnn/data/source.hpp"
#include "hnn/error.hpp"
#include "hnn/parallel/team.hpp"
#include "hnn/tasks/tasks.hpp"

namespace hnn {
namespace {

// A task of each source that has parts, and one whose derivatives are taken from the noisy states.
struct Case {
  std::string name, task, derivatives;
};
const std::array cases{Case{"law", "two-body", "exact"}, Case{"differences", "pendulum", "central"},
                       Case{"film", "pixel-pendulum", "exact"}};

Experiment experiment_of(const Case& of) {
  Experiment experiment = task_named(of.task).code;
  experiment.trajectories = 27;
  experiment.points = 6;
  experiment.seed = 3;
  experiment.derivatives = of.derivatives;
  return experiment;
}

TaskMaking making_of(const Case& of) {
  const Experiment experiment = experiment_of(of);
  return {task_named(of.task), experiment, nullptr};
}

void expect_same(const Samples& one, const Samples& other) {
  EXPECT_EQ(one.ids, other.ids);
  EXPECT_EQ(one.t, other.t);
  EXPECT_EQ(one.x, other.x);
  EXPECT_EQ(one.dxdt, other.dxdt);
  EXPECT_EQ(one.start, other.start);
  const auto left = one.frames.bytes(), right = other.frames.bytes();
  EXPECT_TRUE(std::equal(left.begin(), left.end(), right.begin(), right.end()));
  EXPECT_EQ(one.frames.size(), other.frames.size());
}

void expect_same(const Dataset& one, const Dataset& other) {
  expect_same(one.train, other.train);
  expect_same(one.test, other.test);
  EXPECT_EQ(one.source, other.source);
}

class Parts : public testing::TestWithParam<Case> {};

TEST_P(Parts, MayBeMadeInAnyOrderAndElsewhere) {
  const Dataset alone = making_of(GetParam()).data->finish();
  const TaskMaking one = making_of(GetParam()), other = making_of(GetParam());
  const std::size_t count = one.data->count();
  ASSERT_GE(count, 3U);
  ASSERT_EQ(other.data->count(), count);
  for (std::size_t part = count; part-- > 0;) {
    TaskMaking const& maker = part % 2 == 0 ? one : other;
    maker.data->make(part);
    (part % 2 == 0 ? other : one).data->take(part, maker.data->copy(part));
  }
  expect_same(one.data->finish(), alone);
  expect_same(other.data->finish(), alone);
}

TEST_P(Parts, ThatAreMissingAreMadeAtTheEnd) {
  const Dataset alone = making_of(GetParam()).data->finish();
  const TaskMaking some = making_of(GetParam());
  some.data->make(1);
  some.data->make(1);  // to no effect
  Team team(3);
  expect_same(some.data->finish({}, &team), alone);
}

TEST_P(Parts, TakesAPartOnceAndNothingElse) {
  const TaskMaking one = making_of(GetParam()), other = making_of(GetParam());
  one.data->make(0);
  std::vector<std::uint8_t> bytes = one.data->copy(0);
  EXPECT_THROW(other.data->take(0, {}), Error);
  EXPECT_THROW(other.data->take(0, std::span(bytes).first(bytes.size() - 1)), Error);
  other.data->take(0, bytes);
  bytes.pop_back();
  other.data->take(0, bytes);  // another worker was sooner
  expect_same(other.data->finish(), one.data->finish());
}

INSTANTIATE_TEST_SUITE_P(Data, Parts, testing::ValuesIn(cases), [](const auto& test) { return test.param.name; });

TEST(Parts, OfARecordingThereAreNone) {
  const Experiment experiment = task_named("real-pendulum").code;
  const TaskMaking making(task_named("real-pendulum"), experiment, nullptr);
  EXPECT_EQ(making.data->count(), 0U);
  EXPECT_GT(making.data->finish().train.count(), 0U);
}

}  // namespace
}  // namespace hnn
