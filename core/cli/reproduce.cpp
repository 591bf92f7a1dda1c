#include <algorithm>
#include <filesystem>
#include <iostream>
#include <memory>
#include <optional>

#include "cli/commands.hpp"
#include "cli/csv.hpp"
#include "cli/files.hpp"
#include "cli/planned_runs.hpp"
#include "cli/results.hpp"
#include "cli/setting_flags.hpp"
#include "cli/training.hpp"
#include "cli/usage.hpp"
#include "hnn/data/recording.hpp"
#include "hnn/error.hpp"
#include "hnn/models/models.hpp"
#include "hnn/settings/comparison.hpp"

namespace hnn::cli {
namespace {

namespace fs = std::filesystem;
using Json = nlohmann::ordered_json;

struct ReproduceOptions {
  std::vector<std::string> tasks;
  SettingFlags flags;
  std::optional<std::string> models;
  std::optional<std::string> data;
  std::string seeds = "1";
  std::optional<std::string> jobs;
  std::string results = "build/results";
  std::optional<std::string> csv;
  bool json = false;
};

/// How the derivatives of a recording are taken decides what comes out, so both ways stand in the table, unless one is
/// asked for; a task whose data are simulated has one row, and no name for it.
std::vector<std::string_view> derivatives_of(std::string_view task, const Values& given) {
  const Setting& setting = setting_named("derivatives");
  const auto is_given = [&](const auto& pair) { return pair.first == setting.name; };
  const auto found = std::find_if(given.begin(), given.end(), is_given);
  const bool is_recorded = std::any_of(tasks().begin(), tasks().end(),
                                       [&](const TaskInfo& row) { return row.id == task && row.takes_file(); });
  if (!is_recorded) return {""};
  if (found != given.end()) return {found->second};
  std::vector<std::string_view> possible = setting.choices;
  for (const Setting::Limited& limit : setting.limited) {
    if (std::find(limit.tasks.begin(), limit.tasks.end(), task) == limit.tasks.end())
      std::erase(possible, limit.choice);
  }
  return possible;
}

/// The tasks that are named, each once: two runs must not write the same file. Without names, those of the paper.
std::vector<std::string> tasks_of(const ReproduceOptions& options) {
  std::vector<std::string> wanted;
  for (const std::string& task : options.tasks) {
    if (std::find(wanted.begin(), wanted.end(), task) == wanted.end()) wanted.push_back(task);
  }
  if (!wanted.empty()) return wanted;
  for (const TaskInfo& task : tasks()) {
    if (!task.paper.empty()) wanted.emplace_back(task.id);
  }
  return wanted;
}

std::vector<std::string> models_of(const ReproduceOptions& options, const TaskInfo& task) {
  if (!options.models) return {task.default_models.begin(), task.default_models.end()};
  return models_from(*options.models, task, models().size());
}

std::vector<PlannedRun> plans_of(const ReproduceOptions& options) {
  const std::string recording = options.data ? read_file(*options.data, max_recording_bytes) : "";
  const int seeds = whole_number("--seeds", options.seeds, 1, 1000);
  const Values given = options.flags.values();
  std::vector<PlannedRun> plans;
  // The first seeds of all tasks come first, so that whoever interrupts has a whole table.
  for (int seed = 0; seed < seeds; ++seed) {
    for (const std::string& task : tasks_of(options)) {
      for (const std::string_view derivatives : derivatives_of(task, given)) {
        Values values = given;
        values.insert(values.end(), {{"task", task}, {"seed", std::to_string(seed)}});
        const bool asked =
            std::any_of(given.begin(), given.end(), [](const auto& g) { return g.first == "derivatives"; });
        if (!derivatives.empty() && !asked) values.emplace_back("derivatives", derivatives);
        Experiment experiment = experiment_from(values);
        const TaskInfo& info = task_of(experiment);
        for (const std::string& model : models_of(options, info)) {
          experiment.model = model;
          require_solver(experiment);
          plans.push_back({.name = task + (derivatives.empty() ? "" : ", ") + std::string(derivatives),
                           .experiment = experiment,
                           .file = result_file(experiment, info.takes_file() ? recording : "", options.results)});
        }
      }
    }
  }
  return plans;
}

void run(const ReproduceOptions& options) {
  require_one_output(options.json, options.csv.value_or(""));
  const int jobs = jobs_from(options.jobs);
  std::vector<PlannedRun> plans = plans_of(options);
  std::optional<File> file;
  for (const PlannedRun& plan : plans) {
    const TaskInfo& task = task_of(plan.experiment);
    if (task.takes_file() && (options.data || task.needs_file())) file = file_for(plan.experiment, options.data);
  }
  // A recording that no task has a use for is a mistake, which the first task tells.
  if (options.data && !file) (void)file_for(plans.front().experiment, options.data);
  if (options.csv && options.csv != "-") require_writable(*options.csv);
  require_folder(options.results, "--results");

  finish(plans, file, jobs);
  std::vector<Run> runs(plans.size());
  std::transform(plans.begin(), plans.end(), runs.begin(), [](const PlannedRun& plan) {
    return Run{plan.name, plan.experiment.model, plan.experiment, plan.result};
  });
  if (options.csv) write_csv(*options.csv, csv_of(runs));
  if (options.csv == "-") return;
  std::cout << (options.json ? json_of(runs).dump() + "\n" : markdown_of(runs));
}

}  // namespace

void add_reproduce(CLI::App& program) {
  CLI::App& command =
      *program.add_subcommand("reproduce", "Train each task and model over some seeds: the paper's tables beside ours");
  const auto options = std::make_shared<ReproduceOptions>();
  command.add_option("TASK", options->tasks, "the tasks; without one, those of the paper")->type_name("");
  command.add_option("--seeds", options->seeds, "runs of each task and model, from seed 0 on [1]")
      ->type_name("1..1000");
  add_jobs_option(command, options->jobs);
  command.add_option("--results", options->results, "keep finished runs here, and take them from here [build/results]")
      ->type_name("FOLDER");
  add_models_option(command, options->models);
  add_data_option(command, options->data);
  options->flags.add(command, "recipe");
  for (const char* group : {"data", "training", "rollout"}) options->flags.add_group(command, group);
  command.add_option("--csv", options->csv, "write each run; - for the standard output")->type_name("FILE");
  command.add_flag("--json", options->json, "print one JSON object");
  command.callback([options] { run(*options); });
}

}  // namespace hnn::cli
