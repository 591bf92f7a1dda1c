#include "hnn/data/simulate.hpp"
#include "hnn/physics/n_body.hpp"
#include "hnn/tasks/task.hpp"

namespace hnn {
namespace {

Experiment three_body_defaults(const char* convention) {
  return {.task = "three-body",
          .convention = convention,
          .trajectories = 5000,
          .points = 20,
          .duration = 5,
          .noise = 0,
          .steps = 10000,
          .batch = 600,
          .until = 3};
}

}  // namespace

TaskInfo three_body() {
  return {
      .id = "three-body",
      .title = "Three bodies",
      .description = "Three masses that soon leave their circle, for chaos (the paper's appendix B).",
      .in_text = "three bodies",
      .seen = "states of three bodies under gravity",
      .remark = "Nobody tells a network that the total momentum stays the same.",
      .view = "bodies",
      .coordinates = coordinates_of_bodies(3),
      .energy = QuantityInfo{"energy", "H", "J"},
      .source = simulation(),
      .test_share = 0.2,
      .metric_duration = 3,
      .metric_times = 500,
      .default_models = {"baseline", "hnn"},
      .paper = {{"train_loss", "baseline", 9.6e-2},
                {"train_loss", "hnn", 8.0e-2},
                {"energy_mse", "baseline", 1.1e2},
                {"energy_mse", "hnn", 4.2e-2}},
      .code = three_body_defaults("code"),
      .paper_text = three_body_defaults("paper"),
      .fast =
          [](Experiment& e) {
            by_one_cycle(e, 3000);
            e.learning_rate = 8e-3;
          },
      .system = make_system<ThreeBody>,
      .velocity = velocity_is_momentum,
  };
}

}  // namespace hnn
