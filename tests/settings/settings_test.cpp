#include "hnn/settings/settings.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <limits>
#include <nlohmann/json.hpp>
#include <set>

#include "hnn/integrate/solvers.hpp"
#include "hnn/models/models.hpp"
#include "hnn/optimise/optimisers.hpp"
#include "hnn/settings/comparison.hpp"
#include "hnn/settings/link.hpp"
#include "hnn/text/number_text.hpp"
#include "hnn/text/suggestion.hpp"
#include "hnn/training/table_json.hpp"
#include "settings/refusal.hpp"

namespace hnn {
namespace {

std::string refusal_of(const Values& values) {
  return refusal([&] { return experiment_from(values); });
}

/// The link of an experiment beside which the task's own models stand.
std::string query_of(const Experiment& experiment) {
  const std::vector<std::string_view>& own = task_of(experiment).default_models;
  return to_query({experiment, {own.begin(), own.end()}});
}

std::string refusal_of_link(std::string_view link) {
  return refusal([&] { return experiment_from_query(link); });
}

bool has_range(const Setting& setting) {
  return setting.type != Setting::Type::choice && setting.type != Setting::Type::text;
}

/// An experiment in which every setting that has an effect in the task and on the optimizer differs from its default.
Experiment all_changed(std::string_view task, std::string_view optimizer = "soap") {
  Experiment experiment = default_experiment(task, "code", "fast");
  const auto has_effect = [&](std::string_view name) {
    return setting_named(name).matters_in(task) && setting_named(name).matters_to(optimizer);
  };
  experiment.optimizer = optimizer;
  experiment.model = "baseline";
  experiment.seed = std::numeric_limits<std::uint32_t>::max();
  experiment.widths = {7, 1024, 1};
  experiment.activation = "swish";
  experiment.steps = 123456;
  experiment.batch = 100;
  if (has_effect("learning_rate")) experiment.learning_rate = 0.1 + 0.2;
  if (has_effect("weight_decay")) experiment.weight_decay = 1.0 / 3.0;
  if (has_effect("schedule")) experiment.schedule = experiment.schedule == "constant" ? "one-cycle" : "constant";
  if (has_effect("beta1")) experiment.beta1 = 0.85;
  if (has_effect("beta2")) experiment.beta2 = 0.9375;
  if (has_effect("damping")) experiment.damping = 1.0 / 7.0;
  if (has_effect("history")) experiment.history = 7;
  if (has_effect("masses")) experiment.masses = 5;
  const std::size_t decided = task_of(experiment).coordinates_in(experiment).size();
  experiment.from.assign(std::max<std::size_t>(2, decided), -0.125);
  experiment.from.back() = 1e-7;
  experiment.until = 100.0 / 7.0;
  experiment.integrator = "rk4";
  experiment.tolerance = 3e-11;
  experiment.time_step = 0.015625;
  if (has_effect("time_input")) experiment.time_input = "off";
  if (has_effect("pushes")) experiment.pushes = {{.amount = 0.1, .at = 1e-3}, {.amount = -1.0 / 3.0, .at = 20}};
  experiment.direction = "there-and-back";
  if (!task_of(experiment).has_frames()) {
    experiment.members = 3;
    experiment.loss = "rollout";
    experiment.horizon = 4;
    experiment.training_integrator = "implicit-midpoint";
  }
  if (has_effect("derivatives")) experiment.derivatives = experiment.derivatives == "central" ? "forward" : "central";
  if (has_effect("columns")) experiment.columns = "t=Zeit & \"mehr\", q=Winkel[°]+1";
  if (has_effect("truth")) experiment.truth = "same-solver";
  if (has_effect("convention")) experiment.convention = "paper";
  if (has_effect("H")) experiment.h = "p^2/2 + k q^2; k=1[0,5]";
  if (has_effect("D")) experiment.d = "-p^2 + 0";
  if (has_effect("box")) experiment.box = {-0.5, 1};
  if (has_effect("energies")) experiment.energies = {0.25, 0.5};
  if (has_effect("duration")) experiment.duration = 7.5;
  if (has_effect("trajectories")) experiment.trajectories = 11;
  if (has_effect("points")) experiment.points = 12;
  if (has_effect("noise")) experiment.noise = 0.3;
  return experiment;
}

TEST(Experiment, TableDescribesEveryMember) {
  // A member that no row sets would survive a round trip by name only where it stands at its default.
  std::set<std::string> changed;
  for (const std::string_view task :
       {"pendulum", "real-pendulum", "spring-chain", "driven-pendulum", "own-hamiltonian"}) {
    for (const OptimiserInfo& optimiser : optimisers()) {
      const Experiment experiment = all_changed(task, optimiser.id);
      Values values;
      for (const Setting& setting : settings()) {
        const std::string text = value_of(experiment, setting.name);
        if (text != value_of(Experiment{}, setting.name)) changed.emplace(setting.name);
        values.emplace_back(setting.name, text);
      }
      EXPECT_EQ(experiment_from(values), experiment);
    }
  }
  EXPECT_EQ(changed.size(), settings().size());
  // As many as the structure has, counted by a structured binding, which fails to compile for any other number.
  [[maybe_unused]] const auto& [task, model, convention, recipe, seed, masses, h, d, box, energies, trajectories,
                                points, duration, noise, derivatives, columns, widths, activation, steps, batch,
                                members, time_input, loss, horizon, training_integrator, optimizer, learning_rate,
                                schedule, beta1, beta2, weight_decay, damping, history, from, until, integrator,
                                tolerance, time_step, truth, pushes, direction] = Experiment{};
  EXPECT_EQ(settings().size(), 41U);
}

TEST(Experiment, TableIsComplete) {
  std::set<std::string_view> names;
  const std::set<std::string_view> groups{"task", "data", "training", "rollout"};
  for (const Setting& setting : settings()) {
    EXPECT_TRUE(names.insert(setting.name).second) << setting.name;
    EXPECT_TRUE(groups.contains(setting.group)) << setting.name;
    EXPECT_FALSE(setting.help.empty()) << setting.name;
    EXPECT_EQ(setting.help.find('\n'), std::string_view::npos) << setting.name;
    EXPECT_EQ(setting.type == Setting::Type::choice, !setting.choices.empty()) << setting.name;
    const bool is_number = has_range(setting);
    EXPECT_EQ(is_number, setting.min < setting.max) << setting.name;
    EXPECT_FALSE(right_value(setting).empty()) << setting.name;
    for (const std::string_view solver : setting.solvers) EXPECT_NO_THROW((void)solver_named(solver)) << setting.name;
    for (const std::string_view optimiser : setting.optimisers) {
      EXPECT_NO_THROW((void)optimiser_named(optimiser)) << setting.name;
    }
    EXPECT_LE(setting.min_length, setting.max_length) << setting.name;
    for (const std::string_view task : setting.tasks) EXPECT_NO_THROW((void)default_experiment(task)) << setting.name;
  }
}

TEST(Experiment, TheOrderOfValuesDoesNotMatter) {
  const Experiment experiment =
      experiment_from(Values{{"points", "31"}, {"convention", "paper"}, {"task", "pendulum"}});
  EXPECT_EQ(experiment.task, "pendulum");
  EXPECT_EQ(experiment.convention, "paper");
  EXPECT_EQ(experiment.points, 31);
  EXPECT_EQ(experiment_from(Values{{"convention", "paper"}, {"task", "pendulum"}}).points, 30);
}

TEST(Experiment, TakesNumbersAsPeopleTypeThem) {
  EXPECT_EQ(experiment_from(Values{{"noise", ".25"}}).noise, 0.25);
  EXPECT_EQ(experiment_from(Values{{"noise", "+0.25"}}).noise, 0.25);
  EXPECT_EQ(experiment_from(Values{{"learning_rate", "1E-4"}}).learning_rate, 1e-4);
  EXPECT_EQ(experiment_from(Values{{"steps", "2e3"}}).steps, 2000);
  EXPECT_EQ(experiment_from(Values{{"from", "0.5, -.5"}}).from, (std::vector<double>{0.5, -0.5}));
  EXPECT_EQ(experiment_from(Values{{"from", ""}}).from, std::vector<double>{});
  EXPECT_EQ(experiment_from(Values{{"seed", "4294967295"}}).seed, 4294967295U);
}

TEST(Experiment, RefusesBadValuesInOneSentenceThatSaysWhatIsRight) {
  EXPECT_EQ(refusal_of({{"noise", "5"}}), "The setting noise is \"5\", but it has to be a number from 0 to 1.");
  EXPECT_EQ(refusal_of({{"steps", "1.5"}}),
            "The setting steps is \"1.5\", but it has to be a whole number from 1 to 1000000.");
  EXPECT_EQ(refusal_of({{"tolerance", "0"}}),
            "The setting tolerance is \"0\", but it has to be a number from 1e-12 to 0.1.");
  EXPECT_EQ(refusal_of({{"widths", "200,0"}}),
            "The setting widths is \"200,0\", but it has to be 1 to 4 whole numbers from 1 to 1024, parted by commas.");
  EXPECT_EQ(refusal_of({{"from", "1,x"}}),
            "The setting from is \"1,x\", but it has to be up to 16 numbers from -100 to 100, parted by commas.");
  EXPECT_EQ(refusal_of({{"model", "baselin"}}), "The setting model is \"baselin\", but it has to be " +
                                                    right_value(setting_named("model")) + "; did you mean baseline?");
  EXPECT_EQ(refusal_of({{"from", "1"}}),
            "The setting from is \"1\", but a state of the task spring has 2 numbers, q before p.");
}

TEST(Experiment, RefusesEveryTextThatIsNoNumberInRange) {
  for (const char* text :
       {"",      " ",  "1 ",  " 1",  "one", "1x", "0x1", "1,", "1,5",  "nan",  "inf",   "-inf", "Infinity",
        "1e999", "-1", "--1", "+-1", "1e",  "1.", ".",   "-",  "true", "null", "\"1\"", "[1]",  "1.5\n"}) {
    EXPECT_NE(refusal_of({{"noise", text}}), "") << text;
    EXPECT_NE(refusal_of({{"trajectories", text}}), "") << text;
  }
  for (const char* text : {"-1", "4294967296", "1e10", "0.5", "18446744073709551616"}) {
    EXPECT_NE(refusal_of({{"seed", text}}), "") << text;
  }
  for (const char* text : {"", ",", "200,", ",200", "200,,200", "1,2,3,4,5", "200 200", "1.5", "1025", "-3"}) {
    EXPECT_NE(refusal_of({{"widths", text}}), "") << text;
  }
  for (const char* text : {",", "1,", "1,2,3", "101,0", "nan,0"}) EXPECT_NE(refusal_of({{"from", text}}), "") << text;
  for (const char* text : {"", "HNN", "hnn ", "hnn,baseline"}) EXPECT_NE(refusal_of({{"model", text}}), "") << text;
}

TEST(Experiment, TakesTheBoundsOfEveryRange) {
  for (const Setting& setting : settings()) {
    if (!has_range(setting) || setting.type == Setting::Type::pushes || setting.name == "from") continue;
    for (const double bound : {setting.min, setting.max}) {
      std::string text = number_text(bound);
      for (std::size_t i = 1; i < setting.min_length; ++i) text += "," + number_text(bound);
      const std::string_view task = setting.matters_in("pendulum") ? "pendulum" : setting.tasks.front();
      Values values{{std::string(setting.name), text}, {"task", std::string(task)}};
      if (!setting.optimisers.empty()) values.emplace_back("optimizer", setting.optimisers.front());
      if (!setting.losses.empty()) values.emplace_back("loss", setting.losses.front());
      EXPECT_EQ(refusal_of(values), "") << setting.name;
    }
    EXPECT_NE(refusal_of({{std::string(setting.name), number_text(setting.min - 1)}}), "") << setting.name;
    EXPECT_NE(refusal_of({{std::string(setting.name), number_text(setting.max + 1)}}), "") << setting.name;
  }
}

TEST(Experiment, RefusesUnknownNamesAndSuggestsTheNearest) {
  EXPECT_EQ(refusal_of({{"sede", "1"}}), "There is no setting \"sede\"; did you mean seed?");
  EXPECT_EQ(refusal_of({{"learning-rate", "1"}}), "There is no setting \"learning-rate\"; did you mean learning_rate?");
  const std::string far = refusal_of({{"colour", "red"}});
  EXPECT_EQ(far.find("There is no setting \"colour\"; the settings are task, model, "), 0U) << far;
  EXPECT_NE(refusal([] { return value_of(Experiment{}, "sede"); }), "");
}

TEST(Experiment, RefusesANameGivenTwice) {
  EXPECT_EQ(refusal_of({{"seed", "1"}, {"task", "spring"}, {"seed", "2"}}),
            "The setting seed is given twice, as \"1\" and \"2\"; give it once.");
  EXPECT_NE(refusal_of({{"task", "spring"}, {"task", "spring"}}), "");
}

TEST(Experiment, RefusesASettingThatWouldDoNothing) {
  EXPECT_EQ(refusal_of({{"task", "real-pendulum"}, {"noise", "0.2"}}),
            "The setting noise has no effect in the task real-pendulum, only in " +
                joined(setting_named("noise").tasks, " and ") + "; leave it out.");
  EXPECT_NE(refusal_of({{"columns", "q=x"}}), "");
  EXPECT_EQ(refusal_of({{"columns", ""}}), "");
  EXPECT_EQ(refusal_of({{"horizon", "4"}}),
            "The setting horizon has no effect on the loss derivative, only on rollout; leave it out.");
  EXPECT_EQ(refusal_of({{"horizon", "4"}, {"loss", "rollout"}}), "");
}

TEST(Experiment, RefusesAChoiceThatTheTaskHasNot) {
  EXPECT_EQ(refusal_of({{"task", "own-data"}, {"derivatives", "exact"}}),
            "The setting derivatives cannot be exact in the task own-data, only in " +
                joined(setting_named("derivatives").limited.front().tasks, " and ") + ".");
  EXPECT_EQ(refusal_of({{"task", "pixel-pendulum"}, {"loss", "rollout"}}).find("The setting loss cannot be rollout"),
            0U);
  EXPECT_EQ(refusal_of({{"task", "spring"}, {"loss", "rollout"}}), "");
}

TEST(Experiment, ExperimentWithKeepsTheOtherValues) {
  Experiment experiment = all_changed("pendulum");
  EXPECT_EQ(experiment_with(experiment, {}), experiment);
  const Experiment changed = experiment_with(experiment, Values{{"seed", "5"}});
  experiment.seed = 5;
  EXPECT_EQ(changed, experiment);
  EXPECT_NE(refusal([&] { return experiment_with(experiment, Values{{"sede", "5"}}); }), "");
  EXPECT_NE(refusal([&] { return experiment_with(experiment, Values{{"noise", "5"}}); }), "");
}

TEST(Experiment, MessagesStayShortAndPrintable) {
  const std::string message = refusal_of({{"noise", "\x1b[31m" + std::string(100000, 'x')}});
  EXPECT_LT(message.size(), 200U);
  EXPECT_EQ(message.find('\x1b'), std::string::npos);
}

TEST(Experiment, JsonRoundTrip) {
  for (const TaskInfo& task : tasks()) {
    const Experiment experiment = all_changed(task.id);
    EXPECT_EQ(experiment_from_json(to_json(experiment)), experiment);
  }
  EXPECT_EQ(experiment_from_json("{}"), default_experiment("spring"));
  // As model files had it before losses could be chosen.
  EXPECT_EQ(experiment_from_json(R"({"task":"pendulum","derivatives":"forward","steps":2000})").derivatives, "exact");
  EXPECT_EQ(experiment_from_json(R"({"task":"real-pendulum","derivatives":"central","steps":2000})").derivatives,
            "central");
  EXPECT_EQ(
      experiment_from_json(R"({"task":"pendulum","derivatives":"forward","loss":"derivative","steps":9})").derivatives,
      "forward");
  EXPECT_EQ(experiment_from_json(R"({"task":"pendulum","widths":[10,20],"seed":3})").widths,
            (std::vector<int>{10, 20}));
}

TEST(Experiment, RefusesJsonThatIsNoExperiment) {
  for (const char* json :
       {"", "{", "[]", "3", "null", "\"spring\"", "{\"seed\":null}", "{\"seed\":true}", "{\"seed\":{}}",
        "{\"seed\":[1,2]}", "{\"widths\":[[1],2]}", "{\"sede\":1}", "{\"model\":1}", "{\"noise\":1e999}"}) {
    EXPECT_NE(refusal([&] { return experiment_from_json(json); }), "") << json;
  }
  const std::string deep = std::string(1000000, '[') + std::string(1000000, ']');
  EXPECT_NE(refusal([&] { return experiment_from_json("{\"seed\":" + deep + "}"); }), "");
  EXPECT_NE(refusal([&] { return experiment_from_json(deep); }), "");
}

TEST(Experiment, QueryNamesTheTaskAndWhatDiffers) {
  EXPECT_EQ(query_of(default_experiment("spring")), "task=spring");
  EXPECT_EQ(query_of(default_experiment("pendulum", "paper")), "task=pendulum&convention=paper");
  Experiment experiment = default_experiment("pendulum");
  experiment.seed = 3;
  experiment.tolerance = 1e-12;
  experiment.widths = {10, 20};
  EXPECT_EQ(query_of(experiment), "task=pendulum&seed=3&widths=10,20&tolerance=1e-12");
}

TEST(Experiment, QueryRoundTrip) {
  for (const TaskInfo& task : tasks()) {
    const Experiment experiment = all_changed(task.id);
    const std::string query = to_query({experiment, {experiment.model}});
    EXPECT_EQ(experiment_from_query(query), experiment);
    EXPECT_EQ(experiment_from_query("?" + query), experiment);
    EXPECT_EQ(experiment_from_query("#" + query), experiment);
    EXPECT_EQ(experiment_from_query("https://example.org/play/?" + query), experiment);
    EXPECT_EQ(experiment_from_query("http://localhost:4173/index.html#" + query), experiment);
    EXPECT_EQ(experiment_from_query("localhost:4173/?" + query), experiment);
  }
}

TEST(Experiment, ReadsLinksAsBrowsersWriteThem) {
  EXPECT_EQ(experiment_from_query(""), default_experiment("spring"));
  EXPECT_EQ(experiment_from_query("?"), default_experiment("spring"));
  EXPECT_EQ(experiment_from_query("https://example.org/"), default_experiment("spring"));
  EXPECT_EQ(experiment_from_query("&&seed=1&").seed, 1U);
  EXPECT_EQ(experiment_from_query("?from=0.5%2C-1").from, (std::vector<double>{0.5, -1}));
  EXPECT_EQ(experiment_from_query("?s%65ed=%31").seed, 1U);
  const Experiment both = experiment_from_query("https://example.org/?task=pendulum#seed=2");
  EXPECT_EQ(both.task, "pendulum");
  EXPECT_EQ(both.seed, 2U);
}

TEST(Experiment, RefusesLinksWithNonsense) {
  EXPECT_EQ(refusal_of_link("?seed=%4"), "The link has \"%4\" in it, but two hexadecimal digits have to follow a %.");
  EXPECT_NE(refusal_of_link("?seed=%zz"), "");
  EXPECT_NE(refusal_of_link("?%"), "");
  EXPECT_EQ(refusal_of_link("spring"), "The link has \"spring\" in it, but a setting stands in a link as name=value.");
  EXPECT_NE(refusal_of_link("https://example.org/?spring"), "");
  EXPECT_NE(refusal_of_link("https://example.org/#garbage"), "");
  EXPECT_NE(refusal_of_link("?=1"), "");
  EXPECT_NE(refusal_of_link("?task=lorenz"), "");
  EXPECT_NE(refusal_of_link("?seed=1#seed=2"), "");
  EXPECT_NE(refusal_of_link("task=spring#sed=1"), "");
  EXPECT_NE(refusal_of_link(std::string("?seed=1\0", 8)), "");
}

TEST(Experiment, ValuesFromQueryKeepWhatTheLinkNames) {
  EXPECT_EQ(values_from_query("?model=hnn&widths=1%2c2"), (Values{{"model", "hnn"}, {"widths", "1,2"}}));
}

TEST(Experiment, TableAsJsonHasEverySettingAndTask) {
  const nlohmann::json table = nlohmann::json::parse(table_json());
  ASSERT_EQ(table.at("settings").size(), settings().size());
  for (std::size_t i = 0; i < settings().size(); ++i) {
    const nlohmann::json& row = table["settings"][i];
    EXPECT_EQ(row.at("name"), settings()[i].name);
    EXPECT_EQ(row.contains("choices"), row.at("type") == "choice");
    EXPECT_EQ(row.contains("min"), row.at("type") != "choice" && row.at("type") != "text");
    EXPECT_EQ(row.at("right"), right_value(settings()[i]));
  }
  ASSERT_EQ(table.at("solvers").size(), solvers().size());
  EXPECT_EQ(table["solvers"][0].at("id"), Experiment{}.integrator);
  ASSERT_EQ(table.at("models").size(), models().size());

  ASSERT_EQ(table.at("tasks").size(), tasks().size());
  const nlohmann::json& pendulum = table["tasks"][1];
  EXPECT_EQ(pendulum.at("id"), "pendulum");
  EXPECT_EQ(pendulum.at("dimension"), 2);
  EXPECT_EQ(pendulum.at("defaults").at("code").at("points"), 45);
  EXPECT_EQ(pendulum.at("defaults").at("paper").at("points"), 30);
  EXPECT_EQ(pendulum.at("defaults").at("code").at("widths"), nlohmann::json::parse("[200,200]"));
  EXPECT_EQ(pendulum.at("defaults").at("code").size(), settings().size());
}

TEST(Experiment, PushesStandInALinkInTheOrderOfTheirTimes) {
  const Experiment experiment = experiment_from({{"pushes", "1@10,-0.5@2.5"}});
  EXPECT_EQ(experiment.pushes, (std::vector<EnergyPush>{{.amount = -0.5, .at = 2.5}, {.amount = 1, .at = 10}}));
  EXPECT_EQ(value_of(experiment, "pushes"), "-0.5@2.5,1@10");
  EXPECT_EQ(experiment_from_json(to_json(experiment)), experiment);
  EXPECT_EQ(query_of(experiment), "task=spring&pushes=-0.5@2.5,1@10");
  EXPECT_TRUE(experiment_from({{"pushes", ""}}).pushes.empty());
  for (const auto* bad :
       {"1", "@", "1@", "@1", "1@2,", "1@-1", "1001@1", "1@2;3@4", "1@1,1@1,1@1,1@1,1@1,1@1,1@1,1@1,1@1"}) {
    EXPECT_THROW((void)experiment_from({{"pushes", bad}}), Error) << bad;
  }
}

}  // namespace
}  // namespace hnn
