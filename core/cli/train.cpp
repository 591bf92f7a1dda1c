#include <algorithm>
#include <iostream>
#include <memory>
#include <optional>

#include "cli/arithmetic.hpp"
#include "cli/commands.hpp"
#include "cli/files.hpp"
#include "cli/setting_flags.hpp"
#include "cli/threads.hpp"
#include "cli/training.hpp"
#include "hnn/error.hpp"

namespace hnn::cli {
namespace {

struct TrainOptions {
  SettingFlags flags;
  std::optional<std::string> models;
  std::optional<std::string> data;
  std::optional<std::string> arithmetic;
  std::optional<std::string> threads;
  std::optional<std::string> out;
  std::optional<std::string> resume;
  bool moments = false;
  bool float16 = false;
  bool json = false;
};

/// What is given, and for the rest what the file says.
Values completed(Values values, const Experiment& experiment) {
  for (const Setting& setting : settings()) {
    const auto names_it = [&](const auto& pair) { return pair.first == setting.name; };
    if (std::none_of(values.begin(), values.end(), names_it)) {
      values.emplace_back(setting.name, value_of(experiment, setting));
    }
  }
  return values;
}

void run(const TrainOptions& options) {
  Values values = options.flags.values();
  if (options.models) values.emplace_back("models", *options.models);
  std::optional<Checkpoint> begun;
  if (options.resume) {
    if (options.models) throw Error("The option --resume goes on with the model in the file; leave --models out.");
    begun = read_model(*options.resume);
    const std::pair<std::string, std::string> its_task{"task", begun->experiment.task};
    if (std::find(values.begin(), values.end(), its_task) != values.end()) {
      values = completed(std::move(values), begun->experiment);
    }
  }
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
  if (options.moments && !options.out) {
    throw Error("The option --moments is about the file that --out names, but there is no --out.");
  }
  if (options.moments && options.float16) {
    throw Error(
        "The options --moments and --float16 don't go together: rounded, training would not go on to the same bits.");
  }
  const linalg::Arithmetic arithmetic = arithmetic_from(options.arithmetic);
  if (begun) {
    require_resumable(*begun, experiment, arithmetic);
    if (begun->step >= experiment.steps) {
      throw Error("The training in " + in_quotes(*options.resume) + " is at step " + std::to_string(begun->step) +
                  " already; name a later one with --steps.");
    }
  }
  const std::shared_ptr<Team> team = team_of(options.threads);
  if (options.out) require_writable(*options.out);
  if (!side_by_side) require_solver(experiment);

  if (side_by_side) {
    const std::vector<TrainingResult> results = train_each(comparison, file, arithmetic, team);
    std::cout << (options.json ? json_of(comparison, results).dump() + "\n" : table_of(results));
    return;
  }
  Trainer trainer = make_trainer(experiment, file, arithmetic, team);
  if (begun) trainer.resume(*begun);
  const TrainingResult result = train(trainer);
  if (options.out) {
    const std::vector<std::uint8_t> bytes =
        write_safetensors(options.moments ? trainer.checkpoint_with_moments() : trainer.checkpoint(),
                          options.float16 ? NumberFormat::float16 : NumberFormat::float32);
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
  const auto options = std::make_shared<TrainOptions>();
  options->flags.add_task(command);
  for (const char* group : {"task", "data", "training", "rollout"}) options->flags.add_group(command, group);
  add_models_option(command, options->models);
  add_data_option(command, options->data);
  add_arithmetic_option(command, options->arithmetic);
  add_threads_option(command, options->threads, "the cores");
  command.add_option("--out", options->out, "write the model to this safetensors file")->type_name("FILE");
  command.add_flag("--float16", options->float16, "write its weights rounded to float16, in half the space");
  command.add_flag("--moments", options->moments, "write what training needs beside them to go on to the same bits");
  command
      .add_option("--resume", options->resume,
                  "go on from this file, which --moments wrote, with its settings; --steps may be more")
      ->type_name("FILE");
  command.add_flag("--json", options->json, "print one JSON object");
  command.callback([options] { run(*options); });
}

}  // namespace hnn::cli
