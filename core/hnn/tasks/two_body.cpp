#include "hnn/data/simulate.hpp"
#include "hnn/physics/n_body.hpp"
#include "hnn/tasks/task.hpp"

namespace hnn {
namespace {

Experiment two_body_defaults(const char* convention) {
  return {.task = "two-body",
          .convention = convention,
          .trajectories = 1000,
          .points = 50,
          .duration = 20,
          .noise = 0,
          .steps = 10000,
          .batch = 200,
          .weight_decay = 0,
          .until = 25};
}

}  // namespace

TaskInfo two_body() {
  return {
      .id = "two-body",
      .title = "Two bodies",
      .description = "Two masses on nearly circular orbits about each other (the paper's Task 4).",
      .in_text = "two bodies",
      .seen = "states of two bodies under gravity",
      .remark = "Nobody tells a network that the total momentum stays the same.",
      .view = "bodies",
      .coordinates = coordinates_of_bodies(2),
      .energy = QuantityInfo{"energy", "H", "J"},
      .source = simulation(),
      .test_share = 0.2,
      .metric_duration = 25,
      .metric_times = 500,
      .default_models = {"baseline", "hnn"},
      .paper = {{"train_loss", "baseline", 3.3e-5},
                {"train_loss", "hnn", 3.0e-6},
                {"energy_mse", "baseline", 6.3e-2},
                {"energy_mse", "hnn", 3.9e-5}},
      .code = two_body_defaults("code"),
      .paper_text = two_body_defaults("paper"),
      .fast = [](Experiment& e) { by_gauss_newton(e, 50, 50); },
      .system = make_system<TwoBody>,
      .velocity = velocity_is_momentum,
  };
}

}  // namespace hnn
