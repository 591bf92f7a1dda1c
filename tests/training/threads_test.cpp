#include <gtest/gtest.h>

#include <memory>
#include <string>
#include <tuple>

#include "hnn/parallel/team.hpp"
#include "hnn/settings/settings.hpp"
#include "hnn/training/trainer.hpp"
#include "training/small_experiment.hpp"

namespace hnn {
namespace {

// [task, model, batch]: of 1, 2, 4 and 8 shares, drawn and whole, of states and of frames.
using Kind = std::tuple<const char*, const char*, int>;
class ThreadsTest : public testing::TestWithParam<Kind> {
 protected:
  static Experiment experiment() {
    const auto [task, model, batch] = GetParam();
    Experiment experiment = default_experiment(task);
    experiment.model = model;
    experiment.batch = batch;
    experiment.widths = {40, 30};
    if (batch > 0) experiment.trajectories = 60;
    return experiment;
  }
};

TEST_P(ThreadsTest, AnyNumberOfThreadsGivesTheSameBits) {
  Trainer alone(experiment());
  alone.train(8);
  for (const std::size_t threads : {1U, 2U, 3U, 4U, 8U}) {
    Trainer shared(experiment());
    shared.share_among(std::make_shared<Team>(threads));
    shared.train(8);
    EXPECT_EQ(hash_of(shared), hash_of(alone)) << threads;
  }
}

TEST_P(ThreadsTest, TheirNumberMayChangeInTheMiddle) {
  Trainer alone(experiment()), changing(experiment());
  alone.train(8);
  for (const std::size_t threads : {2U, 1U, 8U, 3U}) {
    changing.share_among(std::make_shared<Team>(threads));
    changing.train(2);
  }
  EXPECT_EQ(hash_of(changing), hash_of(alone));
}

INSTANTIATE_TEST_SUITE_P(Shares, ThreadsTest,
                         testing::Values(Kind{"spring", "hnn", 0}, Kind{"spring", "hnn", 150},
                                         Kind{"pendulum", "baseline", 0}, Kind{"two-body", "hnn", 200},
                                         Kind{"two-body", "separable", 360}, Kind{"three-body", "baseline", 600},
                                         Kind{"duffing", "dissipative", 720}, Kind{"pixel-pendulum", "hnn", 200}));

TEST(Threads, SeveralTrainersMayHaveOneTeam) {
  const auto team = std::make_shared<Team>(2);
  const Experiment spring = default_experiment("spring"), bodies = small();
  Trainer first(spring), second(bodies), alone(spring), other(bodies);
  for (Trainer* trainer : {&first, &second}) trainer->share_among(team);
  for (int step = 0; step < 3; ++step) {
    for (Trainer* trainer : {&first, &second, &alone, &other}) trainer->train(1);
  }
  EXPECT_EQ(hash_of(first), hash_of(alone));
  EXPECT_EQ(hash_of(second), hash_of(other));
}

}  // namespace
}  // namespace hnn
