#include <algorithm>
#include <array>
#include <cstdio>
#include <iostream>
#include <memory>
#include <nlohmann/json.hpp>
#include <optional>

#include "cli/commands.hpp"
#include "cli/csv.hpp"
#include "cli/files.hpp"
#include "cli/setting_flags.hpp"
#include "cli/training.hpp"
#include "cli/usage.hpp"
#include "hnn/error.hpp"
#include "hnn/integrate/solvers.hpp"
#include "hnn/text/number_text.hpp"
#include "hnn/training/trainer.hpp"

namespace hnn::cli {
namespace {

struct RolloutOptions {
  SettingFlags flags;
  std::string model;
  std::optional<std::string> data;
  std::optional<std::string> points;
  std::optional<std::string> csv;
  bool truth = false;
  bool json = false;
};

/// A motion, and what it is of.
struct Motion {
  Rollout rollout;
  std::optional<std::string_view> model;  // none: the true one
  std::optional<SolverOptions> solver;    // none: a law in discrete time, or a recording
  [[nodiscard]] std::string how() const { return solver ? solver_text(*solver) : unsolved; }
  std::string unsolved = "as recorded";
};

std::span<const double> state_at(const Rollout& rollout, std::size_t i) {
  return {&rollout.states(i, 0), rollout.states.shape(1)};
}

std::string csv_of(const Rollout& rollout, std::span<const std::string> names) {
  std::string text = "t";
  for (const std::string& name : names) text += "," + name;
  if (rollout.energy) text += ",energy";
  if (rollout.hamiltonian) text += ",hamiltonian";
  if (rollout.latent) {
    for (const std::string& name : names) text += ",z_" + name;
  }
  if (rollout.back) {
    for (const std::string& name : names) text += ",back_" + name;
  }
  if (rollout.spread) {
    for (const std::string& name : names) text += ",spread_" + name;
    if (rollout.spread->energy) text += ",spread_energy";
    if (rollout.spread->hamiltonian) text += ",spread_hamiltonian";
  }
  text += '\n';
  for (std::size_t i = 0; i < rollout.times.size(); ++i) {
    text += number_text(rollout.times[i]);
    append_values(text, state_at(rollout, i));
    if (rollout.energy) append_values(text, {&(*rollout.energy)[i], 1});
    if (rollout.hamiltonian) append_values(text, {&(*rollout.hamiltonian)[i], 1});
    if (rollout.latent) append_values(text, {&(*rollout.latent)(i, 0), rollout.latent->shape(1)});
    if (rollout.back) append_values(text, {&rollout.back->states(i, 0), rollout.back->states.shape(1)});
    if (rollout.spread) {
      append_values(text, {&rollout.spread->states(i, 0), rollout.spread->states.shape(1)});
      if (rollout.spread->energy) append_values(text, {&(*rollout.spread->energy)[i], 1});
      if (rollout.spread->hamiltonian) append_values(text, {&(*rollout.spread->hamiltonian)[i], 1});
    }
    text += '\n';
  }
  return text;
}

nlohmann::ordered_json json_of(const Experiment& experiment, const Motion& motion) {
  const Rollout& rollout = motion.rollout;
  const auto first_and_last = [](const std::vector<double>& values) {
    return nlohmann::ordered_json{
        {"start", values.front()}, {"end", values.back()}, {"drift", values.back() - values.front()}};
  };
  const auto list = [](std::span<const double> values) { return std::vector<double>(values.begin(), values.end()); };
  nlohmann::ordered_json json{{"task", experiment.task},
                              {"model", nullptr},
                              {"integrator", nullptr},
                              {"solver", nullptr},
                              {"until", rollout.times.back()},
                              {"points", rollout.times.size()},
                              {"start", list(state_at(rollout, 0))},
                              {"end", list(state_at(rollout, rollout.times.size() - 1))},
                              {"energy", nullptr},
                              {"hamiltonian", nullptr},
                              {"left_at", nullptr}};
  if (motion.model) json["model"] = *motion.model;
  if (motion.solver) {
    json["integrator"] = motion.solver->name;
    json["solver"] = solver_text(*motion.solver);
  }
  if (rollout.energy) json["energy"] = first_and_last(*rollout.energy);
  if (rollout.hamiltonian) json["hamiltonian"] = first_and_last(*rollout.hamiltonian);
  if (rollout.left_at) json["left_at"] = *rollout.left_at;
  if (rollout.latent) {
    const std::size_t d = rollout.latent->shape(1);
    json["latent"] = {{"start", list({&(*rollout.latent)(0, 0), d})},
                      {"end", list({&(*rollout.latent)(rollout.times.size() - 1, 0), d})}};
  }
  if (rollout.spread) {
    const std::size_t last = rollout.times.size() - 1;
    json["spread"] = {{"end", list({&rollout.spread->states(last, 0), rollout.spread->states.shape(1)})},
                      {"energy", nullptr}};
    if (rollout.spread->energy) json["spread"]["energy"] = first_and_last(*rollout.spread->energy);
  }
  if (rollout.back) {
    json["back"] = {{"end", list({&rollout.back->states(0, 0), rollout.back->states.shape(1)})},
                    {"landing", rollout.back->landing},
                    {"left_at", nullptr}};
    if (rollout.back->left_at) json["back"]["left_at"] = *rollout.back->left_at;
  }
  return json;
}

std::string row(std::string_view name, std::span<const std::string> cells) {
  constexpr std::size_t kNameWidth = 10;
  constexpr std::size_t kWidth = 14;
  std::string line(name);
  line.resize(kNameWidth, ' ');
  for (const std::string& cell : cells) line += std::string(kWidth - std::min(kWidth, cell.size()), ' ') + cell;
  return line + "\n";
}

std::string summary_of(const Experiment& experiment, const std::string& data, const Motion& motion,
                       std::span<const std::string> names) {
  const Rollout& rollout = motion.rollout;
  const auto number = [](double value) {
    std::array<char, 32> buffer{};
    std::snprintf(buffer.data(), buffer.size(), "%.6g", value);
    return std::string(buffer.data());
  };
  const std::size_t last = rollout.times.size() - 1;
  std::string text = experiment.task + ", " + (motion.model ? std::string(*motion.model) : "the true motion") + ", " +
                     motion.how() + ", from " +
                     (experiment.from.empty() ? "the start of the " + data + " test data" : "the given state") +
                     "\n\n" + row("", std::array<std::string, 3>{"start", "end", "drift"}) +
                     row("t", std::array{number(rollout.times.front()), number(rollout.times.back())});
  for (std::size_t i = 0; i < names.size(); ++i) {
    text += row(names[i], std::array{number(rollout.states(0, i)), number(rollout.states(last, i))});
  }
  const auto drifting = [&](std::string_view name, const std::vector<double>& values) {
    const double start = values.front(), end = values.back();
    text += row(name, std::array{number(start), number(end), number(end - start)});
  };
  if (rollout.energy) drifting("energy", *rollout.energy);
  if (rollout.hamiltonian) drifting("learned H", *rollout.hamiltonian);
  if (rollout.left_at) {
    text += "\nThe motion stopped being finite at t = " + number(*rollout.left_at) +
            "; what follows repeats its last state.\n";
  }
  if (rollout.back && rollout.back->left_at) {
    text += "\nOn its way back it stopped being finite at t = " + number(*rollout.back->left_at) + ".\n";
  } else if (rollout.back) {
    text += "\nBack at t = 0 it lands " + number(rollout.back->landing) + " from where it started.\n";
  }
  return text;
}

Motion true_motion(const Trainer& trainer, const RolloutRequest& request) {
  std::optional<Rollout> truth = trainer.reference(request);
  if (!truth) throw Error("The true motion is known from the recording's own start alone; leave --from out.");
  const TaskInfo& task = trainer.task().info();
  Motion motion{.rollout = std::move(*truth), .model = std::nullopt, .solver = std::nullopt};
  if (task.has_law) motion.unsolved = "in its own steps";
  if (task.has_law && !task.has_frames())
    motion.solver = request.truth == "exact" ? SolverOptions{} : solver_of(request);
  return motion;
}

void run(const RolloutOptions& options) {
  require_one_output(options.json, options.csv.value_or(""));
  const Values given = options.flags.values();
  const bool pushes = std::any_of(given.begin(), given.end(), [](const auto& pair) { return pair.first == "pushes"; });
  if (options.truth && pushes) {
    throw Error("The option --pushes is about the model's motion, but --true-motion asks for the true one.");
  }
  const Checkpoint checkpoint = read_model(options.model);
  const Experiment experiment = experiment_with(checkpoint.experiment, given);
  const std::optional<File> file = file_for(experiment, options.data);
  RolloutRequest request = rollout_request(experiment, model_named(experiment.model));
  if (options.points) request.points = whole_number("--points", *options.points, 2, 100000);
  if (pushes) request.pushes = experiment.pushes;  // refused where they can't be
  if (options.csv && options.csv != "-") require_writable(*options.csv);

  Trainer trainer = make_trainer(experiment, file);
  trainer.restore(checkpoint);
  const std::vector<std::string> names = column_names(trainer.task().coordinates());
  const Motion motion =
      options.truth
          ? true_motion(trainer, request)
          : Motion{.rollout = trainer.rollout(request), .model = trainer.model().id, .solver = solver_of(request)};
  if (options.csv) write_csv(*options.csv, csv_of(motion.rollout, names));
  if (options.csv == "-") return;
  std::cout << (options.json ? json_of(experiment, motion).dump() + "\n"
                             : summary_of(experiment, trainer.dataset().source, motion, names));
}

}  // namespace

void add_rollout(CLI::App& program) {
  CLI::App& command = *program.add_subcommand("rollout", "Follow the motion that a trained model predicts");
  const auto options = std::make_shared<RolloutOptions>();
  command.add_option("MODEL", options->model, "a safetensors file that hnn train --out or the page wrote")
      ->required()
      ->type_name("");
  options->flags.add_group(command, "rollout");
  command.add_option("--points", options->points, "output times from 0 to the end [200]")->type_name("2..100000");
  command.add_flag("--true-motion", options->truth, "follow the true motion instead, as --truth says");
  add_data_option(command, options->data);
  command.add_option("--csv", options->csv, "write all states; - for the standard output")->type_name("FILE");
  command.add_flag("--json", options->json, "print one JSON object");
  command.callback([options] { run(*options); });
}

}  // namespace hnn::cli
