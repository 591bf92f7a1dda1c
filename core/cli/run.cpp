#include <iostream>
#include <memory>

#include "cli/arithmetic.hpp"
#include "cli/commands.hpp"
#include "cli/files.hpp"
#include "cli/setting_flags.hpp"
#include "cli/threads.hpp"
#include "cli/training.hpp"

namespace hnn::cli {
namespace {

struct RunOptions {
  std::string link;
  std::optional<std::string> models;
  std::optional<std::string> data;
  std::optional<std::string> arithmetic;
  std::optional<std::string> threads;
  bool json = false;
};

void run(const RunOptions& options) {
  Comparison comparison = comparison_from_query(options.link);
  if (options.models) comparison.models = models_from(*options.models, task_of(comparison.experiment));
  const std::optional<File> file = file_for(comparison.experiment, options.data);
  const std::vector<TrainingResult> results =
      train_each(comparison, file, arithmetic_from(options.arithmetic), team_of(options.threads));
  std::cout << (options.json ? json_of(comparison, results).dump() + "\n" : table_of(results));
}

}  // namespace

void add_run(CLI::App& program) {
  CLI::App& command =
      *program.add_subcommand("run", "Do what the page does for a link: train the models that it names");
  const auto options = std::make_shared<RunOptions>();
  command.add_option("LINK", options->link, "a link to the page, or the query in it, such as 'task=spring&seed=1'")
      ->required()
      ->type_name("");
  add_models_option(command, options->models);
  add_data_option(command, options->data);
  add_arithmetic_option(command, options->arithmetic);
  add_threads_option(command, options->threads, "the cores");
  command.add_flag("--json", options->json, "print one JSON object");
  command.callback([options] { run(*options); });
}

}  // namespace hnn::cli
