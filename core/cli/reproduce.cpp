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
#include "hnn/error.hpp"

namespace hnn::cli {
namespace {

namespace fs = std::filesystem;
using Json = nlohmann::ordered_json;

struct Options {
  std::vector<std::string> tasks;
  SettingFlags flags;
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
  const int batch = experiment.batch > 0 ? experiment.batch : experiment.trajectories * experiment.points / 2;
  return static_cast<double>(experiment.steps) * batch * (experiment.model == "hnn" ? 2 : 1);
}

bool has_effect(const Setting& setting, std::string_view task) {
  return setting.tasks.empty() || std::find(setting.tasks.begin(), setting.tasks.end(), task) != setting.tasks.end();
}

/// How the derivatives of a recording are taken decides what comes out, so both ways stand in the table; a task whose
/// data are simulated has one row, and no name for it.
std::vector<std::string_view> derivatives_of(std::string_view task) {
  for (const Setting& setting : settings()) {
    if (setting.name == "derivatives" && has_effect(setting, task)) return setting.choices;
  }
  return {""};
}

/// The file's name holds all that the result depends on, so that it is found by no other run. The hash is that of the
/// standard library, since the files are for this machine alone.
fs::path file_for(const Experiment& experiment, const std::string& recording, const fs::path& folder) {
  const std::size_t hash = std::hash<std::string>{}(std::string(core_hash()) + to_json(experiment) + recording);
  return folder / (experiment.task + "-" + experiment.model + "-" + std::to_string(experiment.seed) + "-" +
                   std::to_string(hash) + ".json");
}

std::vector<Plan> plans_of(const Options& options) {
  std::vector<std::string> wanted = options.tasks;
  if (wanted.empty()) {
    for (const Task& task : tasks()) wanted.emplace_back(task.id);
  }
  const std::string recording = options.data ? read_file(*options.data, max_recording_bytes) : "";
  const int seeds = whole_number("--seeds", options.seeds, 1, 1000);
  std::vector<Plan> plans;
  // The first seeds of all tasks come first, so that whoever interrupts has a whole table.
  for (int seed = 0; seed < seeds; ++seed) {
    for (const std::string& task : wanted) {
      for (const std::string_view derivatives : derivatives_of(task)) {
        for (const char* model : {"baseline", "hnn"}) {
          auto values = options.flags.values();
          values.insert(values.end(), {{"task", task}, {"model", model}, {"seed", std::to_string(seed)}});
          if (!derivatives.empty()) values.emplace_back("derivatives", derivatives);
          const Experiment experiment = experiment_from(values);
          plans.push_back({.name = task + (derivatives.empty() ? "" : ", ") + std::string(derivatives),
                           .experiment = experiment,
                           .file = file_for(experiment, task == "real-pendulum" ? recording : "", options.results)});
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
void run_all(std::vector<Plan>& plans, const std::optional<Recording>& recording, int jobs) {
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
        Trainer trainer(plan.experiment, plan.experiment.task == "real-pendulum" ? recording : std::nullopt);
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
  std::optional<Recording> recording;
  if (options.data) {
    const auto real = std::find_if(plans.begin(), plans.end(),
                                   [](const Plan& plan) { return plan.experiment.task == "real-pendulum"; });
    recording = recording_for((real == plans.end() ? plans.front() : *real).experiment, options.data);
  }
  if (options.csv && options.csv != "-") require_writable(*options.csv);
  std::error_code error;
  fs::create_directories(options.results, error);
  if (error) {
    throw Error("The folder \"" + options.results + "\" cannot be made (" + error.message() +
                "); name one that you may write to with --results.");
  }

  for (Plan& plan : plans) take_finished(plan);
  run_all(plans, recording, jobs);
  std::vector<Run> runs(plans.size());
  std::transform(plans.begin(), plans.end(), runs.begin(), [](const Plan& plan) {
    return Run{plan.name, plan.result};
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
  command.add_option("TASK", options->tasks, "the tasks; without one, all")->type_name("");
  command.add_option("--seeds", options->seeds, "runs of each task and model, from seed 0 on [1]")
      ->type_name("1..1000");
  command.add_option("--jobs", options->jobs, "runs at a time; without it, one for each core")->type_name("1..256");
  command.add_option("--results", options->results, "keep finished runs here, and take them from here [build/results]")
      ->type_name("FOLDER");
  command.add_option("--data", options->data, "a recording for real-pendulum; without it one is simulated")
      ->type_name("FILE");
  options->flags.add_group(command, "training");
  command.add_option("--csv", options->csv, "write each run; - for the standard output")->type_name("FILE");
  command.add_flag("--json", options->json, "print one JSON object");
  command.callback([options] { run(*options); });
}

}  // namespace hnn::cli
