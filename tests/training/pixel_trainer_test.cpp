// The trainer on the task whose states are found in frames.

#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <vector>

#include "hnn/error.hpp"
#include "hnn/settings/settings.hpp"
#include "hnn/training/probe.hpp"
#include "hnn/training/trainer.hpp"

namespace hnn {
namespace {

Experiment small(std::string_view model = "hnn") {
  Experiment experiment = default_experiment("pixel-pendulum");
  experiment.model = model;
  experiment.widths = {24, 24};
  experiment.trajectories = 20;
  experiment.batch = 50;
  return experiment;
}

// Trained far enough to see the pendulum.
Trainer trained(std::string_view model = "hnn") {
  Trainer trainer(small(model));
  trainer.train(1500);
  return trainer;
}

std::string hash_of(const Trainer& trainer) { return weights_hash(trainer.checkpoint().tensors); }

// The suite runs natively and as wasm: that both find these hashes is the proof that both give the same bits.
TEST(PixelTrainer, TenStepsGiveTheSameWeightsNativelyAndInWasm) {
  Trainer hnn(small("hnn")), baseline(small("baseline"));
  hnn.train(10);
  baseline.train(10);
  EXPECT_EQ(hash_of(hnn), "174413fbaff8ee42");
  EXPECT_EQ(hash_of(baseline), "d56eeb7b1843011c");
}

// Steps, answers and evaluations use the same memory in turn.
TEST(PixelTrainer, AnswersAndEvaluationsLeaveTrainingAndEachOtherAsTheyAre) {
  Trainer asked(small()), alone(small());
  asked.train(5);
  alone.train(5);
  const std::vector<float> states{0.4F, 0.1F, -0.3F, 0.2F};
  const auto answers = [&](Trainer& trainer) {
    std::vector<float> all = trainer.encode(trainer.observe(states));
    for (const std::vector<float>& more : {trainer.decode(states), trainer.time_derivative(states),
                                           trainer.hamiltonian(states), trainer.read_out(states)}) {
      all.insert(all.end(), more.begin(), more.end());
    }
    return all;
  };
  const std::vector<float> before = answers(asked);
  const Evaluation first = asked.evaluate();
  EXPECT_EQ(answers(asked), before) << "after an evaluation";
  const Evaluation second = asked.evaluate();
  EXPECT_EQ(second.train_loss, first.train_loss);
  EXPECT_EQ(second.energy_mse, first.energy_mse);
  EXPECT_EQ(second.latent->probe_r2, first.latent->probe_r2);
  asked.train(5);
  alone.train(5);
  EXPECT_EQ(hash_of(asked), hash_of(alone));
  EXPECT_EQ(answers(asked), answers(alone)) << "after more steps";
}

TEST(PixelTrainer, FindsTheStateInTheFrames) {
  for (const auto* model : {"hnn", "baseline"}) {
    Trainer trainer(small(model));
    const Evaluation before = trainer.evaluate();
    trainer.train(1500);
    const Evaluation after = trainer.evaluate();
    EXPECT_LT(after.train_loss, 0.2 * before.train_loss) << model;
    EXPECT_LT(after.test_loss, 0.3 * before.test_loss) << model;
    ASSERT_TRUE(after.latent.has_value());
    EXPECT_GT(after.latent->probe_r2, 0.8) << model;
    EXPECT_GT(after.latent->poisson_bracket, 0) << "z turn the way (angle, velocity) do; " << model;
    ASSERT_EQ(after.latent->test_terms.size(), 3U);
    EXPECT_NEAR(after.latent->test_terms[0].second + after.latent->test_terms[1].second +
                    0.1 * after.latent->test_terms[2].second,
                after.test_loss, 1e-12);
  }
}

TEST(PixelTrainer, ReadsTheAngleOffTheFrames) {
  Trainer trainer = trained();
  const std::vector<float> x{0.4F, 0.1F, -0.3F, -0.2F, 0, 0};  // (angle, 0.25 velocity)
  const std::vector<float> seen = trainer.observe(x);
  EXPECT_EQ(seen.size(), 3 * trainer.observation_columns());
  const std::vector<float> z = trainer.encode(seen), read = trainer.read_out(z);
  ASSERT_EQ(z.size(), x.size());
  for (std::size_t i = 0; i < x.size(); ++i) EXPECT_NEAR(read[i], x[i], 0.12) << i;

  const std::vector<float> decoded = trainer.decode(z);
  double error = 0, power = 0;
  for (std::size_t i = 0; i < seen.size(); ++i) {
    error += (decoded[i] - seen[i]) * (decoded[i] - seen[i]);
    power += seen[i] * seen[i];
  }
  EXPECT_LT(error, 0.1 * power);
}

TEST(PixelTrainer, RollsOutInTheLatentSpaceFromAStateOfThePendulum) {
  Trainer trainer = trained();
  const Rollout rollout = trainer.rollout({.from = {0.4, 0}, .until = 20, .points = 21});
  ASSERT_TRUE(rollout.latent.has_value());
  EXPECT_EQ(rollout.latent->shape(0), 21U);
  EXPECT_NEAR(rollout.states(0, 0), 0.4, 0.12);
  const auto [low, high] = std::minmax_element(rollout.hamiltonian->begin(), rollout.hamiltonian->end());
  EXPECT_LT(*high - *low, 1e-6 * std::max(1.0, std::abs(*high)));
  // A half swing is pi / sqrt(15) s, 16 frames.
  EXPECT_LT(rollout.states(16, 0), 0) << "it has swung to the other side";
  const Rollout truth = *trainer.reference({.from = {0.4, 0}, .until = 20, .points = 21});
  EXPECT_NEAR(truth.states(16, 0), -0.4, 0.02);
  EXPECT_FALSE(truth.latent.has_value());
}

TEST(PixelTrainer, ACheckpointBringsBackTheModel) {
  Trainer one(small()), fresh(small());
  one.train(5);
  fresh.restore(read_safetensors(write_safetensors(one.checkpoint())));
  EXPECT_EQ(hash_of(fresh), hash_of(one));
  const std::vector<float> seen = one.observe(std::vector<float>{0.2F, 0.1F});
  EXPECT_EQ(fresh.encode(seen), one.encode(seen));
  EXPECT_EQ(fresh.rollout({.until = 3, .points = 4}).states, one.rollout({.until = 3, .points = 4}).states);
}

TEST(PixelTrainer, RefusesFramesOfAnotherSizeAndTasksWithoutFrames) {
  Trainer trainer(small());
  EXPECT_THROW((void)trainer.encode(std::vector<float>(1567)), Error);
  EXPECT_THROW((void)trainer.decode(std::vector<float>(3)), Error);
  Trainer spring(default_experiment("spring"));
  EXPECT_EQ(spring.observation_columns(), 0U);
  EXPECT_THROW((void)spring.observe(std::vector<float>(2)), Error);
  EXPECT_THROW((void)spring.encode(std::vector<float>(1568)), Error);
  EXPECT_THROW((void)spring.decode(std::vector<float>(2)), Error);
  EXPECT_THROW((void)spring.read_out(std::vector<float>(2)), Error);
}

// (q, p) = (z_1 / 2 + 1, -z_2): what a probe finds of it, and how it sees that an axis is the wrong way round.
TEST(LinearProbe, FindsALinearMapAndItsOrientation) {
  std::vector<float> z;
  std::vector<double> x, mirrored;
  Random random(1);
  for (int i = 0; i < 50; ++i) {
    const double a = random.normal(), b = random.normal();
    z.insert(z.end(), {static_cast<float>(a), static_cast<float>(b)});
    const double exact_a = static_cast<double>(z[z.size() - 2]), exact_b = static_cast<double>(z.back());
    x.insert(x.end(), {0.5 * exact_a + 1, -exact_b});
    mirrored.insert(mirrored.end(), {0.5 * exact_a + 1, exact_b});
  }
  const LinearProbe probe(z, x);
  const auto read = probe(std::vector<double>{4, 5});
  EXPECT_NEAR(read[0], 3, 1e-12);
  EXPECT_NEAR(read[1], -5, 1e-12);
  EXPECT_NEAR(probe.r2(), 1, 1e-12);
  EXPECT_NEAR(probe.poisson_bracket(), -2, 1e-12);
  EXPECT_NEAR(LinearProbe(z, mirrored).poisson_bracket(), 2, 1e-12);
}

TEST(LinearProbe, ReadsTheMeanOffStatesThatAreAllAlike) {
  const std::vector<float> z{0.3F, 0.7F, 0.3F, 0.7F, 0.3F, 0.7F, 0.3F, 0.7F};
  const std::vector<double> x{1, 10, 2, 20, 3, 30, 4, 40};
  const LinearProbe probe(z, x);
  const auto read = probe(std::vector<double>{-5, 8});
  EXPECT_NEAR(read[0], 2.5, 1e-12);
  EXPECT_NEAR(read[1], 25, 1e-12);
  EXPECT_NEAR(probe.r2(), 0, 1e-12);
}

TEST(LinearProbe, GoesThroughFewerStatesThanItHasNumbers) {
  const std::vector<float> z{1, 2, 3, 4};
  const std::vector<double> x{5, 6, 7, 8};
  const LinearProbe probe(z, x);
  const auto read = probe(std::vector<double>{1, 2});
  EXPECT_NEAR(read[0], 5, 1e-12);
  EXPECT_NEAR(read[1], 6, 1e-12);
  EXPECT_NEAR(probe.r2(), 1, 1e-12);
}

TEST(LinearProbe, ExplainsNothingOfNoise) {
  std::vector<float> z;
  std::vector<double> x;
  Random random(2);
  for (int i = 0; i < 2000; ++i) {
    z.push_back(static_cast<float>(random.normal()));
    x.push_back(random.normal());
  }
  EXPECT_NEAR(LinearProbe(z, x).r2(), 0, 0.02);
}

}  // namespace
}  // namespace hnn
