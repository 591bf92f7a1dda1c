#include "cli/planned_runs.hpp"

#include <algorithm>
#include <atomic>
#include <chrono>
#include <exception>
#include <functional>
#include <mutex>
#include <system_error>
#include <thread>

#include "cli/core_hash.hpp"
#include "cli/files.hpp"
#include "cli/progress.hpp"
#include "cli/training.hpp"
#include "cli/usage.hpp"
#include "hnn/error.hpp"
#include "hnn/models/models.hpp"

namespace hnn::cli {
namespace {

namespace fs = std::filesystem;
using Json = nlohmann::ordered_json;

/// A rough measure of the time that training takes, to tell the time left by.
double work_of(const Experiment& experiment) {
  const int points = experiment.trajectories * experiment.points / 2;
  const int batch = experiment.batch > 0 ? experiment.batch : points;
  return static_cast<double>(experiment.steps) * batch * (model_named(experiment.model).has_energy ? 2 : 1);
}

}  // namespace

fs::path result_file(const Experiment& experiment, const std::string& recording, const fs::path& folder) {
  const std::size_t hash = std::hash<std::string>{}(std::string(core_hash()) + to_json(experiment) + recording);
  return folder / (experiment.task + "-" + experiment.model + "-" + std::to_string(experiment.seed) + "-" +
                   std::to_string(hash) + ".json");
}

void require_folder(const fs::path& folder, const std::string& flag) {
  std::error_code error;
  fs::create_directories(folder, error);
  if (!error) return;
  throw Error("The folder \"" + folder.string() + "\" cannot be made (" + error.message() +
              "); name one that you may write to with " + flag + ".");
}

void take_finished(std::vector<PlannedRun>& runs) {
  constexpr std::size_t kMostBytes = 1'000'000;
  for (PlannedRun& run : runs) {
    if (!run.result.is_null() || !fs::exists(run.file)) continue;
    const Json result = Json::parse(read_file(run.file.string(), kMostBytes), nullptr, false);
    if (result.is_object()) run.result = result;
  }
}

void finish(std::vector<PlannedRun>& runs, const std::optional<File>& file, int jobs) {
  take_finished(runs);
  std::vector<PlannedRun*> queue;
  double work = 0;
  for (PlannedRun& plan : runs) {
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
      PlannedRun& plan = *queue[i];
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

void add_jobs_option(CLI::App& command, std::optional<std::string>& jobs) {
  command.add_option("--jobs", jobs, "runs at a time; without it, one for each core")->type_name("1..256");
}

int jobs_from(const std::optional<std::string>& jobs) {
  const int cores = std::max(1, static_cast<int>(std::thread::hardware_concurrency()));
  return jobs ? whole_number("--jobs", *jobs, 1, 256) : cores;
}

}  // namespace hnn::cli
