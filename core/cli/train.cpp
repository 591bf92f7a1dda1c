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
  std::optional<std::string> data;
  std::optional<std::string> out;
  bool float16 = false;
  bool json = false;
};

void run(const Options& options) {
  const Experiment experiment = options.flags.experiment();
  const std::optional<Recording> recording = recording_for(experiment, options.data);
  if (options.float16 && !options.out) {
    throw Error("The option --float16 is about the file that --out names, but there is no --out.");
  }
  if (options.out) require_writable(*options.out);

  Trainer trainer = make_trainer(experiment, recording);
  const TrainingResult result = train(trainer);
  if (options.out) {
    const std::vector<std::uint8_t> file =
        write_safetensors(trainer.checkpoint(), options.float16 ? NumberFormat::float16 : NumberFormat::float32);
    write_file(*options.out, {reinterpret_cast<const char*>(file.data()), file.size()});
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
  command.add_option("--data", options->data, "a recording for real-pendulum; without it one is simulated")
      ->type_name("FILE");
  command.add_option("--out", options->out, "write the model to this safetensors file")->type_name("FILE");
  command.add_flag("--float16", options->float16, "write its weights rounded to float16, in half the space");
  command.add_flag("--json", options->json, "print one JSON object");
  command.callback([options] { run(*options); });
}

}  // namespace hnn::cli
