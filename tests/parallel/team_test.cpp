#include "hnn/parallel/team.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <atomic>
#include <stdexcept>
#include <vector>

namespace hnn {
namespace {

class TeamTest : public testing::TestWithParam<std::size_t> {};

TEST_P(TeamTest, EachThreadIsCalledOnceForEveryWork) {
  Team team(GetParam());
  std::vector<int> calls(team.size());
  for (int work = 0; work < 1000; ++work) {
    team.run([&](std::size_t thread) { ++calls[thread]; });
    ASSERT_EQ(calls, std::vector<int>(team.size(), work + 1));
  }
}

TEST_P(TeamTest, EveryItemIsDoneOnce) {
  Team team(GetParam());
  for (const std::size_t count : {0U, 1U, 2U, 7U, 100U}) {
    std::vector<int> done(count);
    Team::each(&team, count, [&](std::size_t item, std::size_t thread) {
      ASSERT_LT(thread, team.size());
      ++done[item];
    });
    EXPECT_EQ(done, std::vector<int>(count, 1));
  }
}

TEST_P(TeamTest, RangesCoverEverythingOnce) {
  Team team(GetParam());
  for (const std::size_t count : {0U, 1U, 64U, 65U, 1000U}) {
    std::vector<int> done(count);
    Team::ranges(&team, count, [&](std::size_t first, std::size_t end) {
      for (std::size_t i = first; i < end; ++i) ++done[i];
    });
    EXPECT_EQ(done, std::vector<int>(count, 1));
  }
}

TEST_P(TeamTest, WhatAWorkThrowsReachesTheCallerAndTheTeamGoesOn) {
  Team team(GetParam());
  for (std::size_t thrower = 0; thrower < team.size(); ++thrower) {
    EXPECT_THROW(team.run([&](std::size_t thread) {
      if (thread == thrower) throw std::runtime_error("no");
    }),
                 std::runtime_error);
  }
  std::atomic<std::size_t> calls{0};
  team.run([&](std::size_t) { ++calls; });
  EXPECT_EQ(calls, team.size());
}

INSTANTIATE_TEST_SUITE_P(Sizes, TeamTest, testing::Values(1, 2, 3, 8));

TEST(Team, NoneIsTheCallerAlone) {
  std::vector<std::size_t> items;
  Team::each(nullptr, 3, [&](std::size_t item, std::size_t) { items.push_back(item); });
  EXPECT_EQ(items, (std::vector<std::size_t>{0, 1, 2}));
}

}  // namespace
}  // namespace hnn
