#include <algorithm>
#include <iostream>
#include <memory>

#include "cli/commands.hpp"
#include "cli/files.hpp"
#include "cli/training.hpp"

namespace hnn::cli {
namespace {

struct Options {
  std::string link;
  std::optional<std::string> data;
  bool json = false;
};

void run(const Options& options) {
  const auto values = values_from_query(options.link);
  Experiment experiment = experiment_from(values);
  const std::optional<Recording> recording = recording_for(experiment, options.data);
  const bool names_model =
      std::any_of(values.begin(), values.end(), [](const auto& pair) { return pair.first == "model"; });
  const std::vector<std::string> models =
      names_model ? std::vector{experiment.model} : std::vector<std::string>{"baseline", "hnn"};

  nlohmann::ordered_json json{{"experiment", nlohmann::ordered_json::parse(to_json(experiment))}};
  std::vector<TrainingResult> results;
  for (const std::string& model : models) {
    experiment.model = model;
    Trainer trainer = make_trainer(experiment, recording);
    results.push_back(train(trainer));
    json[model] = json_of(results.back());
  }
  std::cout << (options.json ? json.dump() + "\n" : table_of(results));
}

}  // namespace

void add_run(CLI::App& program) {
  CLI::App& command =
      *program.add_subcommand("run", "Do what the page does for a link: train both models, or the one that it names");
  const auto options = std::make_shared<Options>();
  command.add_option("LINK", options->link, "a link to the page, or the query in it, such as 'task=spring&seed=1'")
      ->required()
      ->type_name("");
  command.add_option("--data", options->data, "a recording for real-pendulum; without it one is simulated")
      ->type_name("FILE");
  command.add_flag("--json", options->json, "print one JSON object");
  command.callback([options] { run(*options); });
}

}  // namespace hnn::cli
