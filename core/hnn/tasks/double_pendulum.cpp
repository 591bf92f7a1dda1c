#include "hnn/physics/double_pendulum.hpp"

#include "hnn/data/simulate.hpp"
#include "hnn/tasks/task.hpp"

namespace hnn {
namespace {

Experiment defaults(std::string convention) {
  return {.task = "double-pendulum",
          .convention = std::move(convention),
          .trajectories = 170,
          .points = 201,
          .noise = 0,
          .steps = 5000,
          .batch = 1000,
          .from = {1.2, 0.6, 0, 0}};
}

}  // namespace

TaskInfo double_pendulum() {
  return {
      .id = "double-pendulum",
      .title = "Double pendulum",
      .description = "A pendulum that hangs from another, for chaos with two degrees of freedom.",
      .in_text = "a double pendulum",
      .seen = "states of a double pendulum",
      .remark = "The pendulum’s momenta are not its velocities: how they belong together changes with the angles.",
      .view = "rods",
      .coordinates = {{"upper angle", "θ₁", "rad"},
                      {"lower angle", "θ₂", "rad"},
                      {"upper momentum", "p₁", "kg m²/s"},
                      {"lower momentum", "p₂", "kg m²/s"}},
      .energy = Quantity{"energy", "H", "J"},
      .source = simulation(),
      // 150 trajectories train and 20 more test.
      .sampling = {.duration = 2, .test_share = 20.0 / 170.0},
      .metric_starts = 20,
      .default_models = {"baseline", "hnn"},
      .code = defaults("code"),
      .paper_text = defaults("paper"),
      .fast =
          [](Experiment& e) {
            e.optimizer = "gauss-newton";
            e.schedule = "one-cycle";
            e.steps = 300;
            e.batch = 150;
          },
      .system = [](const Experiment&) -> std::unique_ptr<System> { return std::make_unique<DoublePendulum>(); },
      .velocity = [](const Experiment&, autodiff::Value x) { return DoublePendulum::velocity(x); },
  };
}

}  // namespace hnn
