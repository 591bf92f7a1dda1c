#include "hnn/training/trainer.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <cstdlib>
#include <ctime>
#include <fstream>
#include <iterator>
#include <map>
#include <string>
#include <tuple>
#include <vector>

#include "hnn/error.hpp"
#include "hnn/settings/settings.hpp"
#include "training/small_experiment.hpp"

namespace hnn {
namespace {

double distance(const std::vector<float>& a, const std::vector<float>& b) {
  double largest = 0;
  for (std::size_t i = 0; i < a.size(); ++i) largest = std::max(largest, static_cast<double>(std::abs(a[i] - b[i])));
  return largest;
}

// The suite runs natively and as wasm: that both find these hashes is the proof that both give the same bits.
using Run = std::tuple<const char*, const char*, const char*>;
class SameBitsTest : public testing::TestWithParam<Run> {};
TEST_P(SameBitsTest, TwoHundredStepsGiveTheSameWeightsNativelyAndInWasm) {
  const auto [task, model, hash] = GetParam();
  Experiment experiment = default_experiment(task);
  experiment.model = model;
  Trainer trainer(experiment);
  trainer.train(200);
  EXPECT_EQ(hash_of(trainer), hash);
}
INSTANTIATE_TEST_SUITE_P(
    Tasks, SameBitsTest,
    testing::Values(Run{"spring", "hnn", "687346f4028d169e"}, Run{"spring", "baseline", "8b73352aeb9009fb"},
                    Run{"pendulum", "hnn", "38300dbe997ea0f2"}, Run{"pendulum", "baseline", "3f94aa52952f1339"},
                    Run{"two-body", "hnn", "5c05a95897a038ef"}, Run{"three-body", "baseline", "a3b61a918ecb3a78"}));

TEST(Trainer, CountsTheOperationsOfTheLargeProductsOfAStep) {
  for (const auto& [model, products] : {std::pair{"hnn", 6}, std::pair{"baseline", 3}}) {
    Experiment experiment = default_experiment("spring");
    experiment.model = model;
    EXPECT_EQ(Trainer(experiment).step_operations(), products * 2.0 * 750 * 200 * 200) << model;
  }
}

TEST(Trainer, AProfileTrainsAndTellsTheTimeOfEachPart) {
  Trainer profiled(small()), plain(small());
  const std::vector<StepPart> parts =
      profiled.profile(3, [] { return 1e3 * static_cast<double>(std::clock()) / CLOCKS_PER_SEC; });
  plain.train(3);
  EXPECT_EQ(hash_of(profiled), hash_of(plain));
  EXPECT_EQ(std::count_if(parts.begin(), parts.end(),
                          [](const StepPart& p) { return p.what == "product 16 x 16 x 2 x 750"; }),
            1)
      << "both parts of a weight's gradient at once";
  for (const StepPart& part : parts) EXPECT_TRUE(part.milliseconds >= 0 || part.what == "the rest") << part.what;
}

TEST(Trainer, BeginsAgainAsANewOneWould) {
  for (const auto* task : {"spring", "two-body"}) {
    Experiment experiment = small(task);
    if (experiment.batch > 0) experiment.batch = 20;  // drawn at random
    experiment.trajectories = 20;
    Trainer trainer(experiment);
    const std::string initial = hash_of(trainer);
    const double loss = trainer.train(5);
    const std::string trained = hash_of(trainer);
    const std::optional<double> energy_mse = trainer.evaluate().energy_mse;
    trainer.restart();
    EXPECT_EQ(trainer.step(), 0);
    EXPECT_EQ(hash_of(trainer), initial) << task;
    EXPECT_EQ(trainer.train(5), loss) << task;
    EXPECT_EQ(hash_of(trainer), trained) << task;
    EXPECT_EQ(trainer.evaluate().energy_mse, energy_mse) << task;
  }
}

TEST(Trainer, TrainingLowersTheLossTowardsTheNoiseFloor) {
  for (const auto* model : {"hnn", "baseline"}) {
    Trainer trainer(small("spring", model));
    const double first = trainer.train(1);
    trainer.train(300);
    const Evaluation evaluation = trainer.evaluate();
    EXPECT_LT(evaluation.train_loss, first / 2) << model;
    EXPECT_LT(evaluation.train_loss, 1.3 * *trainer.noise_floor()) << model;
    EXPECT_LT(evaluation.test_loss, 1.5 * *trainer.noise_floor()) << model;
  }
}

TEST(Trainer, TheNoiseFloorOfTheSpringIsWhatNoiseOfItsSizeLeaves) {
  // dx/dt is linear with coefficients of 2, so noise of 0.1 leaves (2 * 0.1)^2 per coordinate on the average.
  EXPECT_NEAR(*Trainer(small()).noise_floor(), 0.04, 0.003);
}

TEST(Trainer, StepsInOneGoOrOneByOneAreTheSame) {
  Trainer together(small()), apart(small());
  together.train(20);
  for (int i = 0; i < 20; ++i) {
    apart.train(1);
    (void)apart.evaluate();  // questions in between change nothing
  }
  EXPECT_EQ(hash_of(together), hash_of(apart));
  EXPECT_EQ(apart.step(), 20);
}

TEST(Trainer, TheSeedDecidesDataAndWeights) {
  Experiment other = small();
  other.seed = 1;
  EXPECT_NE(hash_of(Trainer(small())), hash_of(Trainer(other)));
  EXPECT_EQ(hash_of(Trainer(small())), hash_of(Trainer(small())));
  const Trainer hnn(small("spring", "hnn")), baseline(small("spring", "baseline"));
  EXPECT_EQ(hnn.dataset().train.x, baseline.dataset().train.x) << "both models of a seed see the same data";
  EXPECT_NE(hnn.dataset().train.x, Trainer(other).dataset().train.x);
}

TEST(Trainer, BatchesAreDrawnFromAllPoints) {
  Experiment experiment = small();
  experiment.batch = 100;
  Trainer trainer(experiment);
  trainer.train(300);
  EXPECT_LT(trainer.evaluate().train_loss, 1.3 * *trainer.noise_floor());
}

TEST(Trainer, TheTimeDerivativeIsTheSymplecticGradientOfTheHamiltonian) {
  Trainer trainer(small());
  trainer.train(50);
  const std::vector<float> x{0.3F, -0.6F};
  const float h = 1e-2F;
  const std::vector<float> around{x[0] + h, x[1], x[0] - h, x[1], x[0], x[1] + h, x[0], x[1] - h};
  const std::vector<float> energy = trainer.hamiltonian(around), dxdt = trainer.time_derivative(x);
  EXPECT_NEAR(dxdt[0], (energy[2] - energy[3]) / (2 * h), 1e-3);
  EXPECT_NEAR(dxdt[1], -(energy[0] - energy[1]) / (2 * h), 1e-3);
}

TEST(Trainer, AnHnnKeepsItsOwnHamiltonianAlongItsMotion) {
  Trainer trainer(small());
  trainer.train(100);
  const Rollout rollout = trainer.rollout({.until = 50});
  ASSERT_TRUE(rollout.hamiltonian.has_value());
  const auto [low, high] = std::minmax_element(rollout.hamiltonian->begin(), rollout.hamiltonian->end());
  EXPECT_LT(*high - *low, 1e-6);
  EXPECT_EQ(rollout.times.size(), 200U);
  EXPECT_DOUBLE_EQ(rollout.times.back(), 50);
  EXPECT_FALSE(rollout.left_at.has_value());
}

TEST(Trainer, TwoBodiesStayFiniteForLongAndKeepTheLearnedHamiltonian) {
  Experiment experiment = small("two-body");
  experiment.trajectories = 20;
  Trainer trainer(experiment);
  trainer.train(50);
  const Rollout rollout = trainer.rollout({.until = 100});
  EXPECT_FALSE(rollout.left_at);
  for (std::size_t i = 0; i < rollout.times.size(); ++i) {
    ASSERT_TRUE(std::isfinite((*rollout.energy)[i]));
    ASSERT_NEAR((*rollout.hamiltonian)[i], rollout.hamiltonian->front(), 1e-6);
  }
}

TEST(Trainer, AMotionThatBlowsUpIsReportedAndIsNoNumber) {
  Experiment experiment = small("spring", "baseline");
  experiment.activation = "relu";
  experiment.widths = {2};
  Trainer trainer(experiment);
  Checkpoint growth = trainer.checkpoint();  // dq/dt = 100 (relu(q) - relu(-q)) = 100 q, dp/dt = 0
  growth.tensors[0].values = {1, -1, 0, 0};
  growth.tensors[1].values = {0, 0};
  growth.tensors[2].values = {100, 0, -100, 0};
  trainer.restore(growth);
  const Evaluation evaluation = trainer.evaluate();
  ASSERT_TRUE(evaluation.left_at);
  EXPECT_NEAR(*evaluation.left_at, std::log(1e150) / 100, 0.2);
  EXPECT_TRUE(std::isinf(*evaluation.energy_mse));
  EXPECT_FALSE(evaluation.energy_mse_stderr);
  const Rollout rollout = trainer.rollout({});
  ASSERT_TRUE(rollout.left_at);
  for (const double energy : *rollout.energy) EXPECT_TRUE(std::isfinite(energy));
}

TEST(Trainer, ABaselineHasNoHamiltonian) {
  Trainer trainer(small("spring", "baseline"));
  const std::vector<float> x{1, 0};
  EXPECT_THROW((void)trainer.hamiltonian(x), Error);
  EXPECT_FALSE(trainer.rollout({.until = 1}).hamiltonian.has_value());
}

TEST(Trainer, TheReferenceMotionOfTheSpringIsACircle) {
  const Trainer trainer(small());
  const Rollout truth = *trainer.reference({.from = {1, 0}, .until = 3, .points = 31});
  for (std::size_t i = 0; i < truth.times.size(); ++i) {
    EXPECT_NEAR(truth.states(i, 0), std::cos(2 * truth.times[i]), 1e-8);
    EXPECT_NEAR(truth.states(i, 1), -std::sin(2 * truth.times[i]), 1e-8);
    EXPECT_NEAR((*truth.energy)[i], 1, 1e-8);
  }
}

TEST(Trainer, ACheckpointBringsBackTheModel) {
  Trainer trained(small()), fresh(small());
  trained.train(30);
  fresh.restore(read_safetensors(write_safetensors(trained.checkpoint())));
  EXPECT_EQ(hash_of(fresh), hash_of(trained));
  EXPECT_EQ(fresh.step(), 30);
  const std::vector<float> x{0.5F, 0.5F};
  EXPECT_EQ(distance(fresh.time_derivative(x), trained.time_derivative(x)), 0);
}

TEST(Trainer, ACheckpointOfAnotherModelIsRefusedAndNothingLost) {
  Trainer trainer(small());
  const std::string before = hash_of(trainer);
  Experiment wider = small();
  wider.widths = {16, 17};
  for (const Experiment& other : {small("spring", "baseline"), small("pendulum"), wider}) {
    EXPECT_THROW(trainer.restore(Trainer(other).checkpoint()), Error);
    EXPECT_EQ(hash_of(trainer), before);
  }
}

TEST(Trainer, RefusesStatesAndRolloutsThatMakeNoSense) {
  Trainer trainer(small());
  const std::vector<float> odd{1, 2, 3};
  EXPECT_THROW((void)trainer.time_derivative(odd), Error);
  EXPECT_THROW((void)trainer.rollout({.from = {1, 2, 3}}), Error);
  EXPECT_THROW((void)trainer.rollout({.points = 1}), Error);
  EXPECT_THROW((void)trainer.rollout({.until = std::nan("")}), Error);
  EXPECT_THROW((void)trainer.rollout({.integrator = "rk5"}), Error);
}

TEST(Trainer, WithoutAFileTheRealPendulumIsSimulatedAndSaysSo) {
  const Trainer trainer(small("real-pendulum"));
  EXPECT_EQ(trainer.dataset().source, "simulated");
  EXPECT_FALSE(trainer.noise_floor().has_value());
  const Rollout truth = *trainer.reference({});
  EXPECT_EQ(truth.times.size(), trainer.dataset().test.t.size());
  EXPECT_FALSE(trainer.reference({.from = {0.1, 0.1}}).has_value());
}

TEST(Trainer, TheMeasuredPendulumGivesThePapersFigures) {
  const char* const path = std::getenv("HNN_REAL_PENDULUM_FILE");
  if (path == nullptr) GTEST_SKIP() << "HNN_REAL_PENDULUM_FILE names no file";
  std::ifstream file(path, std::ios::binary);
  const std::string bytes{std::istreambuf_iterator<char>(file), {}};
  std::map<std::string, Evaluation> result;
  for (const auto* model : {"hnn", "baseline"}) {
    for (const auto* derivatives : {"forward", "central"}) {
      Experiment experiment = default_experiment("real-pendulum");
      experiment.model = model;
      experiment.derivatives = derivatives;
      experiment.widths = {64, 64};  // the full network takes long, and its figures are in the README
      Trainer trainer(experiment, File{bytes});
      trainer.train(2000);
      result[std::string(model) + " " + derivatives] = trainer.evaluate();
    }
  }
  EXPECT_NEAR(result["hnn forward"].train_loss, 9.2e-3, 0.2 * 9.2e-3);
  EXPECT_LT(result["baseline forward"].train_loss, 2.8e-3);
  EXPECT_LT(result["baseline central"].energy_mse, result["hnn central"].energy_mse);
}

}  // namespace
}  // namespace hnn
