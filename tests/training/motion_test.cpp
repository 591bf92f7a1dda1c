// Motions with pushes on the way, and back from their end.
#include "hnn/training/motion.hpp"

#include <gtest/gtest.h>

#include <cmath>
#include <vector>

#include "hnn/error.hpp"
#include "hnn/settings/settings.hpp"
#include "hnn/training/trainer.hpp"
#include "training/small_experiment.hpp"

namespace hnn {
namespace {

TEST(Motion, AddedEnergyRaisesHByTheAmountAndTheMotionThenKeepsIt) {
  Trainer trainer(small());
  trainer.train(200);
  for (const double amount : {0.5, -0.1}) {
    const RolloutRequest plain{.from = {0.6, 0}, .until = 10, .points = 101};
    RolloutRequest pushed = plain;
    pushed.pushes = {{.amount = amount, .at = 4.05}};
    const Rollout without = trainer.rollout(plain), with = trainer.rollout(pushed);
    ASSERT_EQ(with.times, without.times);
    for (std::size_t i = 0; i < with.times.size(); ++i) {
      const double rise = with.times[i] < 4.05 ? 0 : amount;
      EXPECT_NEAR((*with.hamiltonian)[i], without.hamiltonian->front() + rise, 1e-6) << with.times[i];
    }
    EXPECT_EQ(with.states(40, 0), without.states(40, 0)) << "nothing changes before";
    EXPECT_NE(with.states(41, 0), without.states(41, 0));
    // The learned H is close to q^2 + p^2, so the energy of the spring itself follows.
    EXPECT_NEAR(with.energy->back() - without.energy->back(), amount, 0.3 * std::abs(amount));
  }
}

TEST(Motion, SeveralPushesAddUpEachAtItsTime) {
  Trainer trainer(small());
  trainer.train(200);
  RolloutRequest request{.from = {0.6, 0}, .until = 10, .points = 101};
  request.pushes = {{.amount = 0.5, .at = 2}, {.amount = -0.2, .at = 2}, {.amount = 0.1, .at = 7.33}};
  for (const auto* solver : {"dopri5", "gauss4"}) {
    request.integrator = solver;
    const std::vector<double> h = *trainer.rollout(request).hamiltonian;
    for (std::size_t i = 0; i < h.size(); ++i) {
      const double time = 0.1 * static_cast<double>(i), rise = time < 1.99 ? 0 : time < 7.33 ? 0.3 : 0.4;
      EXPECT_NEAR(h[i] - h[0], rise, 1e-5) << solver << " at " << time;
    }
  }
}

TEST(Motion, AnExperimentsPushesAreForModelsThatKeepAnH) {
  Experiment pushed = small();
  pushed.pushes = {{.amount = 0.1, .at = 1}};
  EXPECT_EQ(rollout_request(pushed, model_named(pushed.model)).pushes, pushed.pushes);
  pushed.model = "baseline";
  EXPECT_TRUE(rollout_request(pushed, model_named(pushed.model)).pushes.empty());
}

TEST(Motion, RunBackwardsAMotionLandsWhereItStartedUnderAReversibleSolver) {
  Experiment experiment = small("spring", "separable");
  Trainer trainer(experiment);
  trainer.train(200);
  // Neither the end nor the pushes are a whole number of steps away.
  RolloutRequest request{.from = {0.6, 0.1}, .until = 10.03, .time_step = 0.1, .points = 50};
  request.direction = "there-and-back";
  const auto landing_under = [&](const char* solver) {
    request.integrator = solver;
    const Rollout rollout = trainer.rollout(request);
    EXPECT_EQ(rollout.back->states(49, 0), rollout.states(49, 0)) << "it begins at the end";
    return rollout.back->landing;
  };
  for (const auto* solver : {"leapfrog", "yoshida4", "implicit-midpoint", "gauss4"}) {
    request.pushes.clear();
    EXPECT_LT(landing_under(solver), 1e-10) << solver;
    request.pushes = {{.amount = 0.2, .at = 3.33}, {.amount = -0.1, .at = 7}};
    EXPECT_LT(landing_under(solver), 1e-6) << solver << ": pushes are taken back";
  }
  request.pushes.clear();
  EXPECT_GT(landing_under("euler"), 1e-2);
  EXPECT_GT(landing_under("rk4"), 1e-8);
  const double adaptive = landing_under("dopri5");
  EXPECT_LT(adaptive, 1e-5);
  EXPECT_GT(adaptive, 1e-13);
}

TEST(Motion, TheTruthRunsBackwardsToo) {
  const Trainer trainer(small());
  RolloutRequest request{.from = {1, 0}, .until = 3, .integrator = "rk4", .time_step = 0.5, .truth = "same-solver"};
  request.direction = "there-and-back";
  EXPECT_GT(trainer.reference(request)->back->landing, 1e-2);
  request.truth = "exact";
  EXPECT_LT(trainer.reference(request)->back->landing, 1e-6);
  EXPECT_FALSE(Trainer(small("real-pendulum")).reference({.direction = "there-and-back"})->back) << "a recording";
}

TEST(Motion, EnergyIsAddedAtTheFirstAndAtTheLastTime) {
  Trainer trainer(small());
  trainer.train(200);
  for (const double at : {0.0, 1.0}) {
    const Rollout rollout =
        trainer.rollout({.from = {0.6, 0}, .until = 1, .points = 3, .pushes = {{.amount = 0.25, .at = at}}});
    ASSERT_EQ(rollout.times.size(), 3U);
    const double start = static_cast<double>(trainer.hamiltonian(std::vector<float>{0.6F, 0}).front());
    EXPECT_NEAR(rollout.hamiltonian->front(), at == 0 ? start + 0.25 : start, 1e-6);
    EXPECT_NEAR(rollout.hamiltonian->back(), start + 0.25, 1e-6) << "an output at the time of the push is after it";
  }
}

TEST(Motion, RefusesToAddEnergyWhereThatMakesNoSense) {
  Trainer trainer(small()), baseline(small("spring", "baseline"));
  trainer.train(200);
  const auto add = [](Trainer& to, double at, double amount) {
    return to.rollout({.from = {0.6, 0}, .until = 10, .pushes = {{.amount = amount, .at = at}}});
  };
  EXPECT_THROW((void)add(baseline, 1, 0.1), Error);
  EXPECT_THROW((void)add(trainer, -1, 0.1), Error);
  EXPECT_THROW((void)add(trainer, 11, 0.1), Error);
  EXPECT_THROW((void)add(trainer, std::nan(""), 0.1), Error);
  EXPECT_THROW((void)add(trainer, 1, std::nan("")), Error);
  EXPECT_THROW((void)add(trainer, 1, -100), Error) << "there is not so much to take away";
}

}  // namespace
}  // namespace hnn
