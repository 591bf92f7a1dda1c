// Training from states alone, by the loss of short motions.
#include <gtest/gtest.h>

#include <memory>
#include <string>
#include <tuple>

#include "hnn/error.hpp"
#include "hnn/optimise/optimisers.hpp"
#include "hnn/parallel/team.hpp"
#include "training/small_experiment.hpp"

namespace hnn {

std::size_t allocations();  // allocations.cpp

namespace {

Experiment from_states(std::string_view model = "hnn", std::string_view solver = "rk4") {
  Experiment experiment = small("pendulum", model);
  experiment.loss = "rollout";
  experiment.horizon = 3;
  experiment.training_integrator = solver;
  experiment.noise = 0;
  return experiment;
}

// [model, solver, hash]: the suite runs natively and as wasm.
using Run = std::tuple<const char*, const char*, const char*>;
class RolloutLoss : public testing::TestWithParam<Run> {
 protected:
  static Experiment experiment() { return from_states(std::get<0>(GetParam()), std::get<1>(GetParam())); }
};

TEST_P(RolloutLoss, GivesTheSameWeightsNativelyInWasmAndOnAnyNumberOfThreads) {
  for (const std::size_t threads : {1U, 2U, 3U}) {
    Trainer trainer(experiment());
    trainer.share_among(std::make_shared<Team>(threads));
    trainer.train(20);
    EXPECT_EQ(hash_of(trainer), std::get<2>(GetParam())) << threads;
  }
}

TEST_P(RolloutLoss, AllocatesNothingInAStep) {
  Experiment drawn = experiment();
  drawn.batch = 50;
  Trainer trainer(drawn);
  trainer.train(2);
  const std::size_t before = allocations();
  trainer.train(5);
  EXPECT_EQ(allocations() - before, 0U);
}

INSTANTIATE_TEST_SUITE_P(Models, RolloutLoss,
                         testing::Values(Run{"baseline", "rk4", "b97423a68c6a2b0c"},
                                         Run{"hnn", "implicit-midpoint", "a2a296d67412d93a"},
                                         Run{"dissipative", "rk4", "6e6bed4e6e1141ba"},
                                         Run{"separable", "leapfrog", "1f0eaa78e11d5174"},
                                         Run{"newtonian", "rk4", "46013ce15c652684"}));

TEST(RolloutLosses, AreMadeSmallByEveryOptimizer) {
  for (const OptimiserInfo& optimiser : optimisers()) {
    Experiment experiment = from_states();
    experiment.optimizer = optimiser.id;
    experiment.learning_rate = 1e-2;
    if (optimiser.linearises) experiment.batch = 20;
    Trainer trainer(experiment);
    const double before = trainer.test_loss();
    trainer.train(20);
    EXPECT_LT(trainer.test_loss(), 0.7 * before) << optimiser.id;
  }
}

TEST(RolloutLosses, HaveNoNoiseFloorOfDerivatives) {
  EXPECT_TRUE(Trainer(small("pendulum")).noise_floor().has_value());
  EXPECT_FALSE(Trainer(from_states()).noise_floor().has_value());
}

TEST(RolloutLosses, RefuseAHorizonThatNoTrajectoryHasPointsFor) {
  Experiment experiment = from_states();
  experiment.points = 5;
  experiment.horizon = 4;
  EXPECT_NO_THROW(Trainer{experiment});
  experiment.horizon = 5;
  try {
    const Trainer trainer(experiment);
    FAIL();
  } catch (const Error& error) {
    EXPECT_EQ(std::string(error.what()).find("A horizon of 5 steps is too long"), 0U) << error.what();
  }
}

}  // namespace
}  // namespace hnn
