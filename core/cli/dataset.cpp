#include <iostream>
#include <memory>
#include <nlohmann/json.hpp>
#include <optional>

#include "cli/commands.hpp"
#include "cli/csv.hpp"
#include "cli/files.hpp"
#include "cli/setting_flags.hpp"
#include "cli/training.hpp"
#include "hnn/error.hpp"
#include "hnn/text/number_text.hpp"
#include "hnn/training/trainer.hpp"

namespace hnn::cli {
namespace {

struct Options {
  SettingFlags flags;
  std::optional<std::string> data;
  std::string csv;
  bool json = false;
};

void append_rows(std::string& text, const char* split, const Samples& samples) {
  const std::size_t dimension = samples.x.shape(2);
  for (std::size_t i = 0; i < samples.x.shape(0); ++i) {
    for (std::size_t j = 0; j < samples.x.shape(1); ++j) {
      text += split + ("," + std::to_string(i)) + "," + number_text(samples.t(i, j));
      append_values(text, {&samples.x(i, j, 0), dimension});
      append_values(text, {&samples.dxdt(i, j, 0), dimension});
      text += '\n';
    }
  }
}

std::string csv_of(const Dataset& dataset) {
  const std::vector<std::string> names = coordinate_names(dataset.train.x.shape(2));
  std::string text = "split,trajectory,t";
  for (const std::string& name : names) text += "," + name;
  for (const std::string& name : names) text += ",d" + name + "dt";
  text += '\n';
  append_rows(text, "train", dataset.train);
  append_rows(text, "test", dataset.test);
  return text;
}

void run(const Options& options) {
  if (options.json && options.csv == "-") {
    throw Error("The options --json and --csv - both write to the standard output; give --csv the name of a file.");
  }
  const Experiment experiment = options.flags.experiment();
  const std::optional<Recording> recording = recording_for(experiment, options.data);
  if (options.csv != "-") require_writable(options.csv);

  const Trainer trainer = make_trainer(experiment, recording);
  const Dataset& dataset = trainer.dataset();
  write_csv(options.csv, csv_of(dataset));
  if (options.csv == "-") return;
  const std::size_t train_points = dataset.train.t.size();
  const std::size_t test_points = dataset.test.t.size();
  if (options.json) {
    const nlohmann::ordered_json json{{"task", experiment.task},    {"seed", experiment.seed},
                                      {"data", dataset.source},     {"train_points", train_points},
                                      {"test_points", test_points}, {"csv", options.csv}};
    std::cout << json.dump() << '\n';
    return;
  }
  std::cout << experiment.task << ", seed " << experiment.seed << ": " << train_points << " points for training and "
            << test_points << " for testing, " << dataset.source << ", are in " << options.csv << ".\n";
}

}  // namespace

void add_dataset(CLI::App& program) {
  CLI::App& command = *program.add_subcommand("dataset", "Write the data of a task as CSV");
  const auto options = std::make_shared<Options>();
  options->flags.add_task(command);
  options->flags.add(command, "convention");
  options->flags.add(command, "seed");
  options->flags.add_group(command, "data");
  command.add_option("--data", options->data, "a recording for real-pendulum; without it one is simulated")
      ->type_name("FILE");
  command.add_option("--csv", options->csv, "where to write; - for the standard output")->required()->type_name("FILE");
  command.add_flag("--json", options->json, "print one JSON object");
  command.callback([options] { run(*options); });
}

}  // namespace hnn::cli
