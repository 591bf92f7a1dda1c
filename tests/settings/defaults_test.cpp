// What a task's settings are where nobody says otherwise.
#include <gtest/gtest.h>

#include <string>

#include "hnn/settings/settings.hpp"
#include "settings/refusal.hpp"

namespace hnn {
namespace {

TEST(Experiment, DefaultsOfEveryTaskAreValidAndNameIt) {
  for (const TaskInfo& task : tasks()) {
    EXPECT_FALSE(task.title.empty());
    EXPECT_FALSE(task.description.empty());
    for (const std::string_view convention : {"code", "paper"}) {
      for (const std::string_view recipe : {"paper", "fast"}) {
        const Experiment experiment = default_experiment(task.id, convention, recipe);
        EXPECT_EQ(experiment.task, task.id);
        EXPECT_EQ(experiment.convention, convention);
        EXPECT_EQ(experiment.recipe, recipe);
        EXPECT_EQ(experiment_from_json(to_json(experiment)), experiment);
        EXPECT_NO_THROW((void)experiment_from({{"task", std::string(task.id)}, {"recipe", std::string(recipe)}}));
      }
      EXPECT_NE(default_experiment(task.id, convention, "fast").steps, default_experiment(task.id, convention).steps);
    }
  }
}

TEST(Experiment, DefaultsAreThoseOfThePaper) {
  const Experiment spring = default_experiment("spring");
  EXPECT_EQ(spring.task, Experiment{}.task);
  EXPECT_EQ(spring.trajectories, 50);
  EXPECT_EQ(spring.points, 30);
  EXPECT_EQ(spring.noise, 0.1);
  EXPECT_EQ(spring.steps, 2000);
  EXPECT_EQ(spring.batch, 0);
  EXPECT_EQ(spring.learning_rate, 1e-3);
  EXPECT_EQ(spring.weight_decay, 1e-4);
  EXPECT_EQ(spring.widths, (std::vector<int>{200, 200}));
  EXPECT_EQ(default_experiment("spring", "paper").points, 30);
  EXPECT_EQ(default_experiment("pendulum").points, 45);
  EXPECT_EQ(default_experiment("pendulum", "paper").points, 30);
  EXPECT_EQ(default_experiment("pendulum").until, 20.0);
  EXPECT_EQ(default_experiment("real-pendulum").weight_decay, 1e-5);
  EXPECT_EQ(default_experiment("real-pendulum").steps, 2000);
  EXPECT_EQ(default_experiment("real-pendulum").derivatives, "forward");
  const Experiment two = default_experiment("two-body");
  EXPECT_EQ(two.trajectories, 1000);
  EXPECT_EQ(two.points, 50);
  EXPECT_EQ(two.noise, 0.0);
  EXPECT_EQ(two.steps, 10000);
  EXPECT_EQ(two.batch, 200);
  EXPECT_EQ(two.weight_decay, 0.0);
  const Experiment three = default_experiment("three-body");
  EXPECT_EQ(three.trajectories, 5000);
  EXPECT_EQ(three.points, 20);
  EXPECT_EQ(three.noise, 0.0);
  EXPECT_EQ(three.steps, 10000);
  EXPECT_EQ(three.batch, 600);
  EXPECT_EQ(three.weight_decay, 1e-4);
}

TEST(Experiment, DefaultsRefuseUnknownNames) {
  EXPECT_EQ(refusal([] { return default_experiment("sprin"); }), "The setting task is \"sprin\", but it has to be " +
                                                                     right_value(setting_named("task")) +
                                                                     "; did you mean spring?");
  EXPECT_EQ(refusal([] { return default_experiment("spring", "book"); }),
            "The setting convention is \"book\", but it has to be code or paper.");
}

}  // namespace
}  // namespace hnn
