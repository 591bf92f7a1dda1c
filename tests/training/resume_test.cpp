// Training that goes on from a file.
#include <gtest/gtest.h>

#include <string>
#include <vector>

#include "hnn/error.hpp"
#include "hnn/settings/settings.hpp"
#include "hnn/training/trainer.hpp"
#include "training/small_experiment.hpp"

namespace hnn {
namespace {

TEST(Resume, FromWeightsAloneTrainingGoesOnAsANewOneWould) {
  Experiment experiment = small();
  experiment.batch = 20;
  Trainer trained(experiment), fresh(experiment), used(experiment);
  trained.train(30);
  used.train(4);
  for (Trainer* trainer : {&fresh, &used}) {
    trainer->restore(trained.checkpoint_with_moments());
    EXPECT_EQ(trainer->step(), 30);
    trainer->train(5);
  }
  EXPECT_EQ(hash_of(used), hash_of(fresh)) << "whatever it did before";
  trained.train(5);
  EXPECT_NE(hash_of(fresh), hash_of(trained));
}

TEST(Resume, GoesOnToTheSameBitsWhereItsOptimiserBeganLaterThanItsSteps) {
  Experiment experiment = small();
  experiment.batch = 20;
  Trainer trained(experiment), later(experiment), resumed(experiment);
  trained.train(30);
  later.restore(trained.checkpoint());
  later.train(5);
  resumed.resume(later.checkpoint_with_moments());
  later.train(5);
  resumed.train(5);
  EXPECT_EQ(hash_of(resumed), hash_of(later));
}

TEST(Resume, GoesOnOnlyFromTheSameTrainingAndLosesNothingOtherwise) {
  Trainer trainer(small());
  trainer.train(3);
  const std::vector<std::uint8_t> before = write_safetensors(trainer.checkpoint_with_moments());
  const auto refusal_of = [&](const Checkpoint& checkpoint) -> std::string {
    try {
      trainer.resume(checkpoint);
    } catch (const Error& error) {
      return error.what();
    }
    return "none";
  };
  Experiment other = small();
  other.seed = 7;
  EXPECT_EQ(
      refusal_of(Trainer(other).checkpoint_with_moments()),
      "The model file was trained with the seed \"7\", but this training has \"0\"; to go on, leave that setting as "
      "it was.");
  other = small();
  other.learning_rate = 0.01;
  EXPECT_NE(refusal_of(Trainer(other).checkpoint_with_moments()).find("learning_rate"), std::string::npos);
  EXPECT_NE(refusal_of(Trainer(small("pendulum")).checkpoint_with_moments()).find("the task \"pendulum\""),
            std::string::npos);
  EXPECT_NE(refusal_of(trainer.checkpoint()).find("weights alone"), std::string::npos);
  Checkpoint momentum = trainer.checkpoint_with_moments();
  momentum.training->optimiser.pop_back();
  EXPECT_NE(refusal_of(momentum).find("another optimiser"), std::string::npos);
  Checkpoint fused = trainer.checkpoint_with_moments();
  fused.arithmetic = linalg::Arithmetic::fused;
  EXPECT_EQ(refusal_of(fused),
            "The model file was trained in fused arithmetic, but this training is in exact arithmetic; to go on to the "
            "same bits, leave that as it was.");
  EXPECT_EQ(write_safetensors(trainer.checkpoint_with_moments()), before);
  other = small();
  other.steps = 9;
  other.until = 3;
  EXPECT_EQ(refusal_of(Trainer(other).checkpoint_with_moments()), "none") << "what training doesn't depend on";
}

}  // namespace
}  // namespace hnn
