#include <iostream>
#include <memory>
#include <optional>

#include "cli/commands.hpp"
#include "cli/files.hpp"
#include "cli/threads.hpp"
#include "cli/training.hpp"

namespace hnn::cli {
namespace {

struct EvaluateOptions {
  std::string model;
  std::optional<std::string> data;
  std::optional<std::string> threads;
  bool json = false;
};

void run(const EvaluateOptions& options) {
  const Checkpoint checkpoint = read_model(options.model);
  Trainer trainer = make_trainer(checkpoint.experiment, file_for(checkpoint.experiment, options.data),
                                 linalg::Arithmetic::exact, team_of(options.threads));
  trainer.restore(checkpoint);
  TrainingResult result = evaluated(trainer);
  result.arithmetic = checkpoint.arithmetic;
  std::cout << (options.json ? json_of(result).dump() + "\n" : table_of({&result, 1}));
}

}  // namespace

void add_evaluate(CLI::App& program) {
  CLI::App& command = *program.add_subcommand("evaluate", "Evaluate a trained model on the data it was trained for");
  const auto options = std::make_shared<EvaluateOptions>();
  command.add_option("MODEL", options->model, "a safetensors file that hnn train --out or the page wrote")
      ->required()
      ->type_name("");
  add_data_option(command, options->data);
  add_threads_option(command, options->threads, "the cores");
  command.add_flag("--json", options->json, "print one JSON object");
  command.callback([options] { run(*options); });
}

}  // namespace hnn::cli
