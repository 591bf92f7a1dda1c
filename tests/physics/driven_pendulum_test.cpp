#include "hnn/physics/driven_pendulum.hpp"

#include <gtest/gtest.h>

#include <array>
#include <cmath>

#include "hnn/data/simulate.hpp"
#include "hnn/error.hpp"
#include "hnn/integrate/integrate.hpp"
#include "hnn/settings/settings.hpp"
#include "hnn/training/trainer.hpp"

namespace hnn {
namespace {

const DrivenPendulum pendulum;

TEST(DrivenPendulum, HasAClockOfItsFrequency) {
  const Trajectories motion =
      integrate(field_of(pendulum), std::array{0.3, 1.0, 0.0, 0.0}, 1, std::array{0.0, 1.0, 20.0}, {});
  for (const auto& [row, time] : {std::pair{1U, 1.0}, {2U, 20.0}}) {
    EXPECT_NEAR(motion.states(row, 0, 1), std::cos(DrivenPendulum::frequency * time), 1e-7);
    EXPECT_NEAR(motion.states(row, 0, 3), -std::sin(DrivenPendulum::frequency * time), 1e-7);
  }
}

TEST(DrivenPendulum, MovesAlongTheSlopesOfItsHAtEachTime) {
  Random random(1);
  std::array<double, 4> x{}, dxdt{};
  constexpr double h = 1e-5;
  for (int draw = 0; draw < 50; ++draw) {
    pendulum.start_state(random, x);
    pendulum.time_derivative(x, dxdt);
    const auto slope = [&](std::size_t k) {
      std::array<double, 4> up = x, down = x;
      up[k] += h;
      down[k] -= h;
      return (pendulum.energy(up) - pendulum.energy(down)) / (2 * h);
    };
    EXPECT_NEAR(dxdt[0], slope(2), 1e-9);
    EXPECT_NEAR(dxdt[2], -slope(0), 1e-9);
    EXPECT_NEAR(x[1] * x[1] + x[3] * x[3], 1, 1e-14);
  }
}

// Else networks would have to know angles that no data have.
TEST(DrivenPendulum, DoesNotTurnOver) {
  Random random(2);
  std::array<double, 4> x{};
  std::array<double, 201> times{};
  for (std::size_t i = 0; i < times.size(); ++i) times[i] = 0.5 * static_cast<double>(i);
  for (int draw = 0; draw < 50; ++draw) {
    pendulum.start_state(random, x);
    const Trajectories motion = integrate(field_of(pendulum), x, 1, times, {});
    for (std::size_t i = 0; i < times.size(); ++i) EXPECT_LT(std::abs(motion.states(i, 0, 0)), 2.5);
  }
}

Evaluation trained(const std::string& model, const std::string& time_input) {
  Trainer trainer(experiment_from({{"task", "driven-pendulum"},
                                   {"model", model},
                                   {"recipe", "fast"},
                                   {"widths", "24,24"},
                                   {"trajectories", "40"},
                                   {"time_input", time_input}}));
  trainer.train(trainer.experiment().steps);
  return trainer.evaluate();
}

TEST(DrivenPendulum, IsLearnedByAnHOfTheTimeAndByNoOther) {
  const Evaluation told = trained("hnn", "on"), untold = trained("hnn", "off");
  EXPECT_LT(told.test_loss, 1e-5);
  EXPECT_LT(told.coordinate_mse, 1e-3);
  // The mean square of what is left is a good part of that of the torque, (0.2^2 / 2) / 4.
  EXPECT_GT(untold.test_loss, 1e-3);
  EXPECT_GT(untold.coordinate_mse, 0.05);
}

TEST(DrivenPendulum, TakesNoPushes) {
  const Values small{{"task", "driven-pendulum"}, {"trajectories", "4"}, {"points", "4"}, {"widths", "4"}};
  Values pushed = small;
  pushed.emplace_back("pushes", "1@5");
  EXPECT_THROW((void)experiment_from(pushed), Error);
  Trainer trainer(experiment_from(small));
  EXPECT_THROW((void)trainer.rollout({.pushes = {{.amount = 0.1, .at = 1}}}), Error);
}

TEST(TimeInput, HasNoEffectWhereNothingDrives) {
  EXPECT_THROW((void)experiment_from({{"task", "pendulum"}, {"time_input", "off"}}), Error);
}

}  // namespace
}  // namespace hnn
