#include <iostream>
#include <memory>
#include <optional>

#include "cli/commands.hpp"
#include "cli/files.hpp"
#include "cli/setting_flags.hpp"
#include "cli/training.hpp"
#include "hnn/error.hpp"

namespace hnn::cli {
namespace {

struct Options {
  SettingFlags flags;
  std::optional<std::string> models;
  std::optional<std::string> data;
  std::optional<std::string> out;
  bool float16 = false;
  bool json = false;
};

void run(const Options& options) {
  Values values = options.flags.values();
  if (options.models) values.emplace_back("models", *options.models);
  const Comparison comparison = comparison_from(values);
  const bool side_by_side = options.models && comparison.models.size() > 1;
  const Experiment& experiment = comparison.experiment;
  const std::optional<File> file = file_for(experiment, options.data);
  if (side_by_side && options.out) {
    throw Error("The option --out takes the weights of one model, but --models names " +
                std::to_string(comparison.models.size()) + "; train each with --model.");
  }
  if (options.float16 && !options.out) {
    throw Error("The option --float16 is about the file that --out names, but there is no --out.");
  }
  if (options.out) require_writable(*options.out);
  if (!side_by_side) require_solver(experiment);

  if (side_by_side) {
    const std::vector<TrainingResult> results = train_each(comparison, file);
    std::cout << (options.json ? json_of(comparison, results).dump() + "\n" : table_of(results));
    return;
  }
  Trainer trainer = make_trainer(experiment, file);
  const TrainingResult result = train(trainer);
  if (options.out) {
    const std::vector<std::uint8_t> bytes =
        write_safetensors(trainer.checkpoint(), options.float16 ? NumberFormat::float16 : NumberFormat::float32);
    write_file(*options.out, {reinterpret_cast<const char*>(bytes.data()), bytes.size()});
  }
  if (options.json) {
    std::cout << json_of(result).dump() << '\n';
    return;
  }
  std::cout << table_of({&result, 1});
  if (options.out) std::cout << "\nThe model is in " << *options.out << ".\n";
}

}  // namespace

void add_train(CLI::App& program) {
  CLI::App& command = *program.add_subcommand("train", "Train a model and evaluate it");
  const auto options = std::make_shared<Options>();
  options->flags.add_task(command);
  for (const char* group : {"task", "data", "training", "rollout"}) options->flags.add_group(command, group);
  add_models_option(command, options->models);
  add_data_option(command, options->data);
  command.add_option("--out", options->out, "write the model to this safetensors file")->type_name("FILE");
  command.add_flag("--float16", options->float16, "write its weights rounded to float16, in half the space");
  command.add_flag("--json", options->json, "print one JSON object");
  command.callback([options] { run(*options); });
}

}  // namespace hnn::cli
