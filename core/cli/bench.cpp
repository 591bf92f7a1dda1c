#include <algorithm>
#include <chrono>
#include <iomanip>
#include <iostream>
#include <memory>
#include <nlohmann/json.hpp>
#include <vector>

#include "cli/commands.hpp"
#include "hnn/linalg/kernels.hpp"
#include "hnn/training/trainer.hpp"

namespace hnn::cli {
namespace {

constexpr int warm_up_steps = 10;
constexpr int block_steps = 10;
constexpr int blocks = 15;

struct Timing {
  Experiment experiment;
  std::size_t batch = 0;
  double median = 0, fastest = 0, slowest = 0;  // ms per step
  double gflops = 0;
};

// The floating-point operations of the products between the hidden layers, which are the work that cannot be avoided:
// three a step for the baseline, six for the Hamiltonian, which is differentiated twice.
double useful_operations(const Experiment& experiment, std::size_t batch) {
  double product = 0;
  for (std::size_t layer = 1; layer < experiment.widths.size(); ++layer) {
    product += 2.0 * static_cast<double>(batch) * experiment.widths[layer - 1] * experiment.widths[layer];
  }
  return (experiment.model == "hnn" ? 6 : 3) * product;
}

Timing time_steps(const Experiment& experiment) {
  using Clock = std::chrono::steady_clock;
  Trainer trainer(experiment);
  trainer.train(warm_up_steps);
  std::vector<double> times;
  for (int block = 0; block < blocks; ++block) {
    const auto start = Clock::now();
    trainer.train(block_steps);
    times.push_back(std::chrono::duration<double, std::milli>(Clock::now() - start).count() / block_steps);
  }
  std::sort(times.begin(), times.end());
  Timing timing{experiment, trainer.dataset().train.t.size(), times[times.size() / 2], times.front(), times.back()};
  if (experiment.batch > 0) timing.batch = std::min(timing.batch, static_cast<std::size_t>(experiment.batch));
  timing.gflops = useful_operations(experiment, timing.batch) / timing.median * 1e-6;
  return timing;
}

void run(bool as_json) {
  nlohmann::ordered_json workloads = nlohmann::ordered_json::array();
  if (!as_json) {
    std::cout << "Kernels: " << linalg::kernels<float>().level
              << "; ms per training step, median [fastest, slowest] of " << blocks << " blocks of " << block_steps
              << " steps\n";
  }
  for (const auto* task : {"spring", "pendulum"}) {
    for (const auto* model : {"baseline", "hnn"}) {
      Experiment experiment = default_experiment(task);
      experiment.model = model;
      const Timing timing = time_steps(experiment);
      if (as_json) {
        workloads.push_back({{"task", task},
                             {"model", model},
                             {"batch", timing.batch},
                             {"ms_per_step", timing.median},
                             {"fastest", timing.fastest},
                             {"slowest", timing.slowest},
                             {"gflops", timing.gflops}});
      } else {
        std::cout << std::left << std::setw(10) << task << std::setw(10) << model << "B=" << std::setw(6)
                  << timing.batch << std::right << std::fixed << std::setprecision(2) << std::setw(8) << timing.median
                  << " [" << timing.fastest << ", " << timing.slowest << "]  " << std::setprecision(1) << timing.gflops
                  << " useful GFLOP/s" << std::endl;
      }
    }
  }
  if (as_json) {
    const nlohmann::ordered_json result{{"level", linalg::kernels<float>().level}, {"workloads", workloads}};
    std::cout << result.dump() << '\n';
  }
}

}  // namespace

void add_bench(CLI::App& program) {
  CLI::App& command = *program.add_subcommand("bench", "Time the training steps of each workload");
  const auto json = std::make_shared<bool>(false);
  command.add_flag("--json", *json, "print one JSON object");
  command.callback([json] { run(*json); });
}

}  // namespace hnn::cli
