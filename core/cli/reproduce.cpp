#include <algorithm>
#include <atomic>
#include <chrono>
#include <exception>
#include <filesystem>
#include <functional>
#include <iostream>
#include <memory>
#include <mutex>
#include <optional>
#include <system_error>
#include <thread>

#include "cli/commands.hpp"
#include "cli/core_hash.hpp"
#include "cli/csv.hpp"
#include "cli/files.hpp"
#include "cli/progress.hpp"
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

struct Options {
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

struct Plan {
  std::string name;
  Experiment experiment;
  fs::path file;     // where the result is kept
  Json result = {};  // null until the run is done
};

/// A rough measure of the time that training takes, to tell the time left by.
double work_of(const Experiment& experiment) {
  const int points = experiment.trajectories * experiment.points / 2;
  const int batch = experiment.batch > 0 ? experiment.batch : points;
  return static_cast<double>(experiment.steps) * batch * (model_named(experiment.model).has_energy ? 2 : 1);
}

/// How the derivatives of a recording are taken decides what comes out, so both ways stand in the table, unless one is
/// asked for; a task whose data are simulated has one row, and no name for it.
std::vector<std::string_view> derivatives_of(std::string_view task, const Values& given) {
  const Setting& setting = setting_named("derivatives");
  const auto is_given = [&](const auto& pair) { return pair.first == setting.name; };
  const auto found = std::find_if(given.begin(), given.end(), is_given);
  if (!setting.matters_in(task)) return {""};
  return found == given.end() ? setting.choices : std::vector<std::string_view>{found->second};
}

/// The file's name holds all that the result depends on, so that it is found by no other run. The hash is that of the
/// standard library, since the files are for this machine alone.
fs::path result_file(const Experiment& experiment, const std::string& recording, const fs::path& folder) {
  const std::size_t hash = std::hash<std::string>{}(std::string(core_hash()) + to_json(experiment) + recording);
  return folder / (experiment.task + "-" + experiment.model + "-" + std::to_string(experiment.seed) + "-" +
                   std::to_string(hash) + ".json");
}

/// The tasks that are named, each once: two runs must not write the same file. Without names, those of the paper.
std::vector<std::string> tasks_of(const Options& options) {
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

std::vector<std::string> models_of(const Options& options, const TaskInfo& task) {
  if (!options.models) return {task.default_models.begin(), task.default_models.end()};
  return models_from(*options.models, task, models().size());
}

std::vector<Plan> plans_of(const Options& options) {
  const std::string recording = options.data ? read_file(*options.data, max_recording_bytes) : "";
  const int seeds = whole_number("--seeds", options.seeds, 1, 1000);
  const Values given = options.flags.values();
  std::vector<Plan> plans;
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

void take_finished(Plan& plan) {
  if (!fs::exists(plan.file)) return;
  constexpr std::size_t kMostBytes = 1'000'000;
  const Json result = Json::parse(read_file(plan.file.string(), kMostBytes), nullptr, false);
  if (result.is_object()) plan.result = result;
}

/// Trains what has no result yet, `jobs` runs at a time. Each result is written as soon as it is there.
void run_all(std::vector<Plan>& plans, const std::optional<File>& file, int jobs) {
  std::vector<Plan*> queue;
  double work = 0;
  for (Plan& plan : plans) {
    if (!plan.result.is_null()) continue;
    queue.push_back(&plan);
    work += work_of(plan.experiment);
  }

  std::atomic<std::size_t> next{0}, working{0};
  std::atomic<double> done{0};
  std::mutex mutex;
  std::exception_ptr failure;
  const auto work_off = [&] {
    for (std::size_t i = next++; i < queue.size(); i = next++) {
      Plan& plan = *queue[i];
      try {
        Trainer trainer(plan.experiment, task_of(plan.experiment).takes_file() ? file : std::nullopt);
        double told = 0;
        plan.result = json_of(train(trainer, [&](double share) {
          const double now = share * work_of(plan.experiment);
          done += now - told;
          told = now;
        }));
        write_file(plan.file.string(), plan.result.dump() + "\n");
      } catch (...) {
        const std::lock_guard lock(mutex);
        if (!failure) failure = std::current_exception();
        next = queue.size();  // the others end what they are at
      }
    }
    --working;
  };

  constexpr std::chrono::milliseconds kBetweenTwoLooks(50);
  Progress progress(std::to_string(queue.size()) + " runs");
  std::vector<std::jthread> threads;
  working = std::min(queue.size(), static_cast<std::size_t>(jobs));
  for (std::size_t i = working; i > 0; --i) threads.emplace_back(work_off);
  while (working > 0) {
    progress.show(done / work);
    std::this_thread::sleep_for(kBetweenTwoLooks);
  }
  threads.clear();
  if (failure) std::rethrow_exception(failure);
}

void run(const Options& options) {
  if (options.json && options.csv == "-") {
    throw Error("The options --json and --csv - both write to the standard output; give --csv the name of a file.");
  }
  const int cores = std::max(1, static_cast<int>(std::thread::hardware_concurrency()));
  const int jobs = options.jobs ? whole_number("--jobs", *options.jobs, 1, 256) : cores;
  std::vector<Plan> plans = plans_of(options);
  std::optional<File> file;
  for (const Plan& plan : plans) {
    const TaskInfo& task = task_of(plan.experiment);
    if (task.takes_file() && (options.data || task.needs_file())) file = file_for(plan.experiment, options.data);
  }
  // A recording that no task has a use for is a mistake, which the first task tells.
  if (options.data && !file) (void)file_for(plans.front().experiment, options.data);
  if (options.csv && options.csv != "-") require_writable(*options.csv);
  std::error_code error;
  fs::create_directories(options.results, error);
  if (error) {
    throw Error("The folder \"" + options.results + "\" cannot be made (" + error.message() +
                "); name one that you may write to with --results.");
  }

  for (Plan& plan : plans) take_finished(plan);
  run_all(plans, file, jobs);
  std::vector<Run> runs(plans.size());
  std::transform(plans.begin(), plans.end(), runs.begin(), [](const Plan& plan) {
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
  const auto options = std::make_shared<Options>();
  command.add_option("TASK", options->tasks, "the tasks; without one, those of the paper")->type_name("");
  command.add_option("--seeds", options->seeds, "runs of each task and model, from seed 0 on [1]")
      ->type_name("1..1000");
  command.add_option("--jobs", options->jobs, "runs at a time; without it, one for each core")->type_name("1..256");
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
