#include "hnn/physics/double_pendulum.hpp"

#include "hnn/data/simulate.hpp"
#include "hnn/tasks/task.hpp"

namespace hnn {
namespace {

Experiment double_pendulum_defaults(const char* convention) {
  return {.task = "double-pendulum",
          .convention = convention,
          .trajectories = 170,
          .points = 201,
          .duration = 2,
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
      .energy = QuantityInfo{"energy", "H", "J"},
      // Up to an energy of -g the lower rod doesn't turn over.
      .section = TaskSection{.plane = {.coordinate = 0, .value = 0, .direction = 1},
                             .energy = -20,
                             .lowest = -29,
                             .highest = -14,
                             .q_from = -2.2,
                             .q_to = 2.2,
                             .p_from = -5.6,
                             .p_to = 5.6},
      .source = simulation(),
      // 150 trajectories train and 20 more test.
      .test_share = 20.0 / 170.0,
      .metric_starts = 20,
      .default_models = {"baseline", "hnn"},
      .code = double_pendulum_defaults("code"),
      .paper_text = double_pendulum_defaults("paper"),
      .fast = [](Experiment& e) { by_gauss_newton(e, 300, 150); },
      .system = make_system<DoublePendulum>,
      .velocity = [](const Experiment&, autodiff::Value x) { return DoublePendulum::velocity(x); },
  };
}

}  // namespace hnn
