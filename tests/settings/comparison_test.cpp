#include "hnn/settings/comparison.hpp"

#include <gtest/gtest.h>

#include <string>
#include <vector>

#include "hnn/error.hpp"
#include "hnn/text/suggestion.hpp"

namespace hnn {
namespace {

using Models = std::vector<std::string>;

std::string refusal_of(std::string_view link) {
  try {
    (void)comparison_from_query(link);
  } catch (const Error& error) {
    return error.what();
  }
  return "";
}

TEST(Comparison, TrainsTheTasksOwnModelsWhereTheLinkNamesNone) {
  EXPECT_EQ(comparison_from_query("task=spring").models, (Models{"baseline", "hnn"}));
  EXPECT_EQ(comparison_from_query("task=damped-spring").models, (Models{"baseline", "hnn", "dissipative"}));
}

TEST(Comparison, TakesOneToFourModelsInTheOrderOfTheLink) {
  EXPECT_EQ(comparison_from_query("lang=de&models=hnn&lesson=friction&keep=seed%3D1").models, (Models{"hnn"}));
  EXPECT_EQ(comparison_from_query("models=hnn,separable,baseline").models, (Models{"hnn", "separable", "baseline"}));
  const Comparison one = comparison_from_query("models=baseline");
  EXPECT_EQ(one.models, (Models{"baseline"}));
  EXPECT_EQ(one.experiment.model, "baseline");
  EXPECT_EQ(comparison_from_query("model=baseline"), one) << "the name of the setting does, too";
}

TEST(Comparison, RefusesModelsThatMakeNoSense) {
  EXPECT_EQ(refusal_of("models=baseline,hnn,dissipative,separable,newtonian"),
            "The setting models is \"baseline,hnn,dissipative,separable,newto...\", but it has to be 1 to 4 models, "
            "each once, parted by commas, of " +
                joined(models_for(task_named("spring"))) + ".");
  EXPECT_NE(refusal_of("models=hnn,hnn"), "");
  EXPECT_NE(refusal_of("models="), "");
  EXPECT_NE(refusal_of("models=hnn,"), "");
  EXPECT_NE(refusal_of("models=hnn&models=baseline"), "");
  EXPECT_NE(refusal_of("models=hnn&model=baseline"), "");
  EXPECT_EQ(refusal_of("models=hnm"), "There is no model \"hnm\"; did you mean hnn?");
}

TEST(Comparison, ALinkNamesWhatDiffersAndReadsBack) {
  for (const TaskInfo& task : tasks()) {
    for (const char* const models : {"baseline", "hnn,baseline", "separable,newtonian,dissipative,hnn"}) {
      const Comparison comparison = comparison_from({{"task", std::string(task.id)}, {"models", models}});
      EXPECT_EQ(comparison_from_query("?" + to_query(comparison)), comparison) << task.id;
    }
    EXPECT_EQ(to_query(comparison_from({{"task", std::string(task.id)}})), "task=" + std::string(task.id));
  }
}

TEST(ReadLink, OpensWhatItCanAndSaysTheRestBesideItsSetting) {
  const LinkReading reading = read_link(
      "https://example.org/"
      "?task=pendulum&seed=x&colour=red&noise=0.2&points=31&points=32&from=1,2,3&columns=q");
  EXPECT_EQ(reading.comparison.experiment.task, "pendulum");
  EXPECT_EQ(reading.comparison.experiment.seed, 0U);
  EXPECT_EQ(reading.comparison.experiment.noise, 0.2);
  EXPECT_EQ(reading.comparison.experiment.points, 45) << "of two values neither is taken";
  EXPECT_TRUE(reading.comparison.experiment.from.empty());
  ASSERT_EQ(reading.errors.size(), 3U);
  EXPECT_EQ(reading.errors.at("from"),
            "The setting from is \"1,2,3\", but a state of the task pendulum has 2 numbers, q before p. The default is "
            "used instead.");
  EXPECT_EQ(reading.errors.at("seed").find("The setting seed is \"x\", but it has to be a whole number"), 0U);
  EXPECT_EQ(reading.errors.at("points"), "The setting points stands in the link twice. The default is used instead.");
  EXPECT_EQ(reading.notice,
            "The link names \"colour\", which no setting is called; the rest of it holds. The link sets columns, "
            "which has no effect in the task pendulum.");
}

TEST(ReadLink, TellsWhatHasAnEffectInWhateverOrderItStands) {
  const LinkReading reading = read_link("horizon=4&loss=rollout&damping=1&optimizer=gauss-newton");
  EXPECT_EQ(reading.comparison.experiment.horizon, 4);
  EXPECT_EQ(reading.comparison.experiment.damping, 1);
  EXPECT_EQ(reading.notice, "");
  EXPECT_EQ(read_link("horizon=4").notice, "The link sets horizon, which has no effect on the loss derivative.");
  const LinkReading refused = read_link("task=pixel-pendulum&loss=rollout&horizon=4");
  EXPECT_TRUE(refused.errors.contains("loss"));
  EXPECT_EQ(refused.comparison.experiment, default_experiment("pixel-pendulum"));
}

TEST(ReadLink, ReadsAGoodLinkAsTheProgramDoes) {
  for (const char* const link :
       {"", "?task=two-body&seed=4", "task=duffing&models=newtonian&until=50&integrator=leapfrog",
        "task=pendulum&convention=paper&model=hnn"}) {
    const LinkReading reading = read_link(link);
    EXPECT_EQ(reading.comparison, comparison_from_query(link)) << link;
    EXPECT_TRUE(reading.errors.empty()) << link;
    EXPECT_EQ(reading.notice, "") << link;
  }
}

TEST(ReadLink, OpensWithTheTasksModelsWhereThoseOfTheLinkMakeNoSense) {
  const LinkReading reading = read_link("?models=hnn,lorenz&task=pendulum");
  EXPECT_EQ(reading.comparison.models, (Models{"baseline", "hnn"}));
  EXPECT_EQ(reading.errors.at("models").find("There is no model \"lorenz\""), 0U);
  EXPECT_EQ(read_link("?task=lorenz").comparison.experiment.task, Experiment{}.task);
  EXPECT_EQ(read_link("?task=lorenz").errors.count("task"), 1U);
  EXPECT_NE(read_link("?seed=%4").notice, "");
}

}  // namespace
}  // namespace hnn
