#include <iostream>
#include <memory>
#include <nlohmann/json.hpp>
#include <optional>

#include "cli/commands.hpp"
#include "cli/csv.hpp"
#include "cli/files.hpp"
#include "cli/setting_flags.hpp"
#include "cli/threads.hpp"
#include "cli/training.hpp"
#include "hnn/error.hpp"
#include "hnn/text/number_text.hpp"
#include "hnn/training/trainer.hpp"

namespace hnn::cli {
namespace {

struct DatasetOptions {
  SettingFlags flags;
  std::optional<std::string> data;
  std::optional<std::string> threads;
  std::string csv;
  bool json = false;
};

/// An id as a cell: in quotation marks where it holds what would end it.
std::string cell_of(const std::string& id) { return id.find_first_of(",\"") == std::string::npos ? id : quoted(id); }

void append_rows(std::string& text, const char* split, const Samples& samples) {
  const std::size_t dimension = samples.dimension();
  for (std::size_t point = 0; point < samples.count(); ++point) {
    text += split + ("," + cell_of(samples.ids[samples.trajectory_of(point)])) + "," + number_text(samples.t[point]);
    append_values(text, {&samples.x(point, 0), dimension});
    append_values(text, {&samples.dxdt(point, 0), dimension});
    text += '\n';
  }
}

std::string csv_of(const Trainer& trainer) {
  const Dataset& dataset = trainer.dataset();
  const std::vector<std::string> names = column_names(trainer.task().coordinates());
  std::string text = "split,id,t";
  for (const std::string& name : names) text += "," + name;
  for (const std::string& name : names) text += ",d" + name + "dt";
  text += '\n';
  append_rows(text, "train", dataset.train);
  append_rows(text, "test", dataset.test);
  return text;
}

void run(const DatasetOptions& options) {
  require_one_output(options.json, options.csv);
  const Experiment experiment = options.flags.experiment();
  const std::optional<File> file = file_for(experiment, options.data);
  if (options.csv != "-") require_writable(options.csv);

  const Trainer trainer = make_trainer(experiment, file, linalg::Arithmetic::exact, team_of(options.threads));
  const Dataset& dataset = trainer.dataset();
  write_csv(options.csv, csv_of(trainer));
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
  const auto options = std::make_shared<DatasetOptions>();
  options->flags.add_task(command);
  options->flags.add(command, "convention");
  options->flags.add(command, "seed");
  options->flags.add_group(command, "data");
  add_data_option(command, options->data);
  add_threads_option(command, options->threads, "the cores");
  command.add_option("--csv", options->csv, "where to write; - for the standard output")->required()->type_name("FILE");
  command.add_flag("--json", options->json, "print one JSON object");
  command.callback([options] { run(*options); });
}

}  // namespace hnn::cli
