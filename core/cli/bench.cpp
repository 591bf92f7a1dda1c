#include <algorithm>
#include <chrono>
#include <iomanip>
#include <iostream>
#include <memory>
#include <nlohmann/json.hpp>
#include <optional>
#include <string>
#include <vector>

#include "cli/arithmetic.hpp"
#include "cli/commands.hpp"
#include "cli/threads.hpp"
#include "hnn/error.hpp"
#include "hnn/linalg/kernels.hpp"
#include "hnn/settings/settings.hpp"
#include "hnn/training/trainer.hpp"

namespace hnn::cli {
namespace {

constexpr int warm_up_steps = 5;
constexpr double block_milliseconds = 60;
constexpr int blocks = 15;
// The size of the batch is what counts, not the data it is drawn from, which take long to make.
constexpr int most_trajectories = 60;

double median(std::vector<double> values) {
  std::sort(values.begin(), values.end());
  return values[values.size() / 2];
}

struct Timing {
  double milliseconds = 0, fastest = 0, slowest = 0;  // per step
  double gflops = 0, peak = 0, share = 0;
};

Trainer trainer_of(std::string_view task, std::string_view model, linalg::Arithmetic arithmetic) {
  Experiment experiment = default_experiment(task);
  experiment.model = model;
  if (experiment.batch > 0) experiment.trajectories = std::min(experiment.trajectories, most_trajectories);
  return Trainer(experiment, std::nullopt, {}, arithmetic);
}

double milliseconds_now() {
  return std::chrono::duration<double, std::milli>(std::chrono::steady_clock::now().time_since_epoch()).count();
}

double time_block(Trainer& trainer, int steps) {
  const double start = milliseconds_now();
  trainer.train(steps);
  return (milliseconds_now() - start) / steps;
}

// The peak is measured between the blocks of steps, and the share is that of a block in the peaks before and after it,
// so that whatever slows the machine slows both.
Timing time_steps(Trainer& trainer) {
  const int steps = std::max(1, static_cast<int>(block_milliseconds / time_block(trainer, warm_up_steps)));
  const auto peak_now = [&] {
    return linalg::peak_gflops(linalg::kernels<float>(trainer.arithmetic()), milliseconds_now);
  };
  const auto gflops_of = [&](double milliseconds) { return trainer.step_operations() / milliseconds * 1e-6; };
  std::vector<double> times, peaks{peak_now()}, shares;
  for (int block = 0; block < blocks; ++block) {
    const double before = peaks.back();
    times.push_back(time_block(trainer, steps));
    peaks.push_back(peak_now());
    shares.push_back(2 * gflops_of(times.back()) / (before + peaks.back()));
  }
  Timing timing{.milliseconds = median(times),
                .fastest = *std::min_element(times.begin(), times.end()),
                .slowest = *std::max_element(times.begin(), times.end()),
                .gflops = 0,
                .peak = median(peaks),
                .share = median(shares)};
  timing.gflops = gflops_of(timing.milliseconds);
  return timing;
}

/// Those that the paper reports, but for what somebody has to bring.
std::vector<std::string> papers_tasks() {
  std::vector<std::string> ids;
  for (const TaskInfo& task : tasks()) {
    if (!task.paper.empty() && !task.takes_file()) ids.emplace_back(task.id);
  }
  return ids;
}

std::vector<std::string_view> models_of(const TaskInfo& task) {
  return task.paper.empty() ? task.default_models : task.papers_models();
}

struct BenchOptions {
  std::vector<std::string> tasks = papers_tasks();
  std::optional<std::string> arithmetic;
  std::optional<std::string> threads;
  bool profile = false, json = false;
};

void print_profile(Trainer& trainer, double milliseconds) {
  const std::vector<StepPart> parts =
      trainer.profile(std::max(1, static_cast<int>(1000 / milliseconds)), milliseconds_now);
  double sum = 0;
  for (const StepPart& part : parts) sum += part.milliseconds;
  for (const StepPart& part : parts) {
    std::cout << "  " << std::setw(8) << std::setprecision(3) << part.milliseconds << " ms" << std::setw(6)
              << std::setprecision(1) << 100 * part.milliseconds / sum << " %  " << part.what << '\n';
  }
}

void run(const BenchOptions& options) {
  for (const std::string& task : options.tasks) {
    if (task_named(task).needs_file()) {
      throw Error("The task " + task + " has no data but those of a file, so its steps cannot be timed; name another.");
    }
  }
  const linalg::Arithmetic arithmetic = arithmetic_from(options.arithmetic);
  const std::string_view level = linalg::kernels<float>(arithmetic).level;
  const std::shared_ptr<Team> team = team_of(options.threads.value_or("1"));
  nlohmann::ordered_json workloads = nlohmann::ordered_json::array();
  std::cout << std::fixed;
  if (!options.json) {
    std::cout << "Kernels: " << level << "; threads: " << team->size()
              << "; ms per training step: median [fastest, slowest] of " << blocks << " blocks\n";
  }
  for (const std::string& task : options.tasks) {
    for (const std::string_view model : models_of(task_named(task))) {
      Trainer trainer = trainer_of(task, model, arithmetic);
      trainer.share_among(team);
      const Timing timing = time_steps(trainer);
      if (options.json) {
        workloads.push_back({{"task", task},
                             {"model", model},
                             {"ms_per_step", timing.milliseconds},
                             {"fastest", timing.fastest},
                             {"slowest", timing.slowest},
                             {"gflops", timing.gflops},
                             {"peak_gflops", timing.peak},
                             {"share", timing.share}});
        continue;
      }
      std::cout << std::left << std::setw(15) << task << std::setw(9) << model << std::right << std::setprecision(2)
                << std::setw(7) << timing.milliseconds << " [" << timing.fastest << ", " << timing.slowest << "]  "
                << std::setprecision(1) << timing.gflops << " useful GFLOP/s, " << std::setprecision(0)
                << 100 * timing.share << " % of " << std::setprecision(1) << timing.peak << std::endl;
      if (options.profile) print_profile(trainer, timing.milliseconds);
    }
  }
  if (options.json) {
    const nlohmann::ordered_json result{
        {"level", level}, {"arithmetic", name(arithmetic)}, {"threads", team->size()}, {"workloads", workloads}};
    std::cout << result.dump() << '\n';
  }
}

}  // namespace

void add_bench(CLI::App& program) {
  CLI::App& command = *program.add_subcommand(
      "bench", "Time training steps, beside what multiplications and additions reach on this machine");
  const auto options = std::make_shared<BenchOptions>();
  command.add_option("TASK", options->tasks, "the tasks to time; the paper's that are simulated where none is named");
  add_arithmetic_option(command, options->arithmetic);
  add_threads_option(command, options->threads, "1");
  command.add_flag("--profile", options->profile, "tell what a step spends its time on");
  command.add_flag("--json", options->json, "print one JSON object")->excludes("--profile");
  command.callback([options] { run(*options); });
}

}  // namespace hnn::cli
