// Several networks trained at once, and what their spread says.
#include <gtest/gtest.h>

#include <cmath>
#include <memory>
#include <string>
#include <vector>

#include "hnn/error.hpp"
#include "hnn/optimise/optimisers.hpp"
#include "hnn/parallel/team.hpp"
#include "training/small_experiment.hpp"

namespace hnn {
namespace {

Experiment ensemble(std::string_view model = "hnn", int members = 3) {
  Experiment experiment = small("pendulum", model);
  experiment.members = members;
  experiment.noise = 0;
  return experiment;
}

TEST(Ensemble, BeginsWithANetworkThatIsTrainedAlone) {
  Experiment alone = ensemble("dissipative", 1), four = ensemble("dissipative", 4);
  alone.weight_decay = four.weight_decay = 0;
  Trainer one(alone), all(four);
  one.train(20);
  all.train(20);
  const Checkpoint single = one.checkpoint(), members = all.checkpoint();
  ASSERT_EQ(members.tensors.size(), 4 * single.tensors.size());
  for (std::size_t i = 0; i < single.tensors.size(); ++i) {
    EXPECT_EQ(members.tensors[i].name, "1." + single.tensors[i].name);
    EXPECT_EQ(members.tensors[i].shape, single.tensors[i].shape);
    // But for what Adam adds to a root, which weighs more beside a quarter of the gradient.
    for (std::size_t k = 0; k < single.tensors[i].values.size(); ++k) {
      EXPECT_NEAR(members.tensors[i].values[k], single.tensors[i].values[k], 2e-4);
    }
  }
}

TEST(Ensemble, IsTheMeanOfItsMembers) {
  Trainer trainer(ensemble());
  trainer.train(5);
  const std::vector<float> x{0.3F, -0.2F, 1.1F, 0.4F};
  const Checkpoint checkpoint = trainer.checkpoint();
  std::vector<float> sum(4), squares(4), h(2);
  for (std::size_t member = 0; member < 3; ++member) {
    Trainer one(ensemble("hnn", 1));
    Checkpoint part = one.checkpoint();
    const std::size_t tensors = part.tensors.size();
    for (std::size_t i = 0; i < tensors; ++i) part.tensors[i].values = checkpoint.tensors[member * tensors + i].values;
    one.restore(part);
    const std::vector<float> own = one.time_derivative(x), energy = one.hamiltonian(x);
    for (std::size_t i = 0; i < 4; ++i) {
      sum[i] += own[i] / 3;
      squares[i] += own[i] * own[i] / 3;
    }
    for (std::size_t i = 0; i < 2; ++i) h[i] += energy[i] / 3;
  }
  const std::vector<float> mean = trainer.time_derivative(x), spread = trainer.time_derivative_spread(x),
                           energy = trainer.hamiltonian(x);
  for (std::size_t i = 0; i < 4; ++i) {
    EXPECT_NEAR(mean[i], sum[i], 1e-5);
    EXPECT_NEAR(spread[i], std::sqrt(squares[i] - sum[i] * sum[i]), 1e-4);
  }
  for (std::size_t i = 0; i < 2; ++i) EXPECT_NEAR(energy[i], h[i], 1e-5);
  const std::vector<float> of_h = trainer.hamiltonian_spread(x);
  EXPECT_NEAR(of_h[0], of_h[1], 1e-6) << "of two rows each is as far from their mean";
}

TEST(Ensemble, PartsWhereTheDataEnd) {
  Experiment experiment = ensemble();
  experiment.steps = 400;
  experiment.learning_rate = 1e-2;
  Trainer trainer(experiment);
  trainer.train(400);
  const auto spread = [&](float q, float p) {
    const std::vector<float> of = trainer.time_derivative_spread(std::vector<float>{q, p});
    return std::hypot(of[0], of[1]);
  };
  EXPECT_GT(spread(4, 4), 5 * spread(0.7F, 0.7F));
  const Rollout inside = trainer.rollout({.from = {0.7, 0.7}, .until = 5}),
                outside = trainer.rollout({.from = {2.5, 2.5}, .until = 5});
  ASSERT_TRUE(inside.spread && inside.spread->energy && inside.spread->hamiltonian);
  EXPECT_GT(outside.spread->hamiltonian->back(), 0);
  EXPECT_EQ(inside.spread->states(0, 0), 0) << "all begin at one state";
  EXPECT_GT(outside.spread->states(199, 0), 5 * inside.spread->states(199, 0));
}

TEST(Ensemble, HasTheLossOfEachMember) {
  Trainer trainer(ensemble());
  trainer.train(5);
  const Evaluation evaluation = trainer.evaluate();
  ASSERT_EQ(evaluation.member_test_losses.size(), 3U);
  double sum = 0;
  for (const double loss : evaluation.member_test_losses) sum += loss / 3;
  EXPECT_NEAR(sum, evaluation.test_loss, 1e-12);
  std::vector<double> losses = evaluation.member_test_losses;
  losses.insert(losses.begin(), evaluation.test_loss);
  EXPECT_EQ(trainer.test_losses(100000), losses);
  EXPECT_NE(trainer.test_losses(5), losses);
  Trainer one(ensemble("hnn", 1));
  EXPECT_TRUE(one.evaluate().member_test_losses.empty());
  EXPECT_EQ(one.test_losses(100000).size(), 1U);
}

TEST(Ensemble, OfEveryModelAndLossIsTheSameOnAnyNumberOfThreadsAndInAFile) {
  for (const char* const model : {"baseline", "dissipative", "separable", "newtonian"}) {
    Experiment experiment = ensemble(model, 2);
    experiment.loss = "rollout";
    experiment.horizon = 2;
    if (model_named(model).separable) experiment.training_integrator = "leapfrog";
    Trainer alone(experiment), shared(experiment), read(experiment);
    shared.share_among(std::make_shared<Team>(3));
    alone.train(3);
    shared.train(3);
    EXPECT_EQ(hash_of(alone), hash_of(shared)) << model;
    read.restore(read_safetensors(write_safetensors(alone.checkpoint())));
    EXPECT_EQ(hash_of(alone), hash_of(read)) << model;
    EXPECT_EQ(alone.test_loss(), read.test_loss()) << model;
  }
}

TEST(Ensemble, IsTrainedByEveryOptimizer) {
  for (const OptimiserInfo& optimiser : optimisers()) {
    Experiment experiment = ensemble();
    experiment.optimizer = optimiser.id;
    experiment.learning_rate = 1e-2;
    if (optimiser.linearises) experiment.batch = 20;
    Trainer trainer(experiment);
    const double before = trainer.test_loss();
    trainer.train(20);
    EXPECT_LT(trainer.test_loss(), 0.7 * before) << optimiser.id;
  }
}

TEST(Ensemble, RefusesAFileOfAnotherNumberOfMembers) {
  Trainer three(ensemble());
  EXPECT_THROW(three.restore(Trainer(ensemble("hnn", 2)).checkpoint()), Error);
}

}  // namespace
}  // namespace hnn
