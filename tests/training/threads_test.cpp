#include <gtest/gtest.h>

#include <memory>
#include <string>
#include <tuple>
#include <utility>
#include <vector>

#include "hnn/data/frame.hpp"
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

// All frames, one after the other.
std::vector<float> seen(const Samples& samples) {
  constexpr std::size_t pixels = frame_side * frame_side;
  std::vector<float> all(samples.frames.size() * pixels);
  for (std::size_t i = 0; i < samples.frames.size(); ++i) {
    samples.frames.read(i, std::span(all).subspan(i * pixels, pixels));
  }
  return all;
}

std::vector<double> figures(const Evaluation& evaluation) {
  std::vector<double> all{evaluation.train_loss,
                          evaluation.test_loss,
                          evaluation.coordinate_mse,
                          evaluation.energy_mse.value_or(-1),
                          evaluation.energy_mse_stderr.value_or(-1),
                          evaluation.energy_drift.value_or(-1)};
  if (evaluation.latent) all.push_back(evaluation.latent->probe_r2);
  return all;
}

// [task, model]: laws and films; motions in double, an encoder, a probe.
class ThreadsBesideTest : public testing::TestWithParam<std::pair<const char*, const char*>> {
 protected:
  static Experiment experiment() {
    const auto [task, model] = GetParam();
    Experiment experiment = small(task, model);
    experiment.trajectories = 45;
    return experiment;
  }
};

TEST_P(ThreadsBesideTest, DataHaveTheSameBits) {
  const Trainer alone(experiment());
  for (const std::size_t threads : {2U, 3U, 8U}) {
    const Trainer shared(experiment(), std::nullopt, {}, linalg::Arithmetic::exact, std::make_shared<Team>(threads));
    for (Samples Dataset::*part : {&Dataset::train, &Dataset::test}) {
      const Samples &ours = shared.dataset().*part, &theirs = alone.dataset().*part;
      EXPECT_EQ(ours.start, theirs.start);
      EXPECT_EQ(ours.t, theirs.t);
      EXPECT_EQ(ours.x, theirs.x);
      EXPECT_EQ(ours.dxdt, theirs.dxdt);
      EXPECT_EQ(seen(ours), seen(theirs));
    }
  }
}

TEST_P(ThreadsBesideTest, AnEvaluationHasTheSameBits) {
  Trainer trainer(experiment());
  trainer.train(5);
  RolloutRequest request = rollout_request(trainer.experiment(), trainer.model());
  request.integrator = "rk4";
  request.time_step = 0.1;
  const Evaluation alone = trainer.evaluate(request);
  for (const std::size_t threads : {2U, 3U, 8U}) {
    trainer.share_among(std::make_shared<Team>(threads));
    EXPECT_EQ(figures(trainer.evaluate(request)), figures(alone));
  }
}

INSTANTIATE_TEST_SUITE_P(Works, ThreadsBesideTest,
                         testing::Values(std::pair{"spring", "hnn"}, std::pair{"three-body", "baseline"},
                                         std::pair{"duffing", "dissipative"}, std::pair{"pixel-pendulum", "hnn"}));

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
