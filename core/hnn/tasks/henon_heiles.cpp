#include "hnn/physics/henon_heiles.hpp"

#include "hnn/data/simulate.hpp"
#include "hnn/tasks/task.hpp"

namespace hnn {
namespace {

Experiment henon_heiles_defaults(const char* convention) {
  return {.task = "henon-heiles",
          .convention = convention,
          .trajectories = 150,
          .points = 101,
          .duration = 10,
          .noise = 0,
          .steps = 5000,
          .batch = 500,
          .weight_decay = 0,
          .until = 100};
}

}  // namespace

TaskInfo henon_heiles() {
  return {
      .id = "henon-heiles",
      .title = "Star in a galaxy",
      .description = "Hénon and Heiles’s star: regular with little energy, chaotic with more.",
      .in_text = "a star in a galaxy",
      .seen = "states of a star in a galaxy",
      .remark = "Above an energy of 1/6 the star can escape.",
      .view = "plane",
      .coordinates = {{"position", "q₁", ""}, {"position", "q₂", ""}, {"momentum", "p₁", ""}, {"momentum", "p₂", ""}},
      .time = {"time", "t", ""},
      .energy = QuantityInfo{"energy", "H", ""},
      .section = TaskSection{.plane = {.coordinate = 0, .value = 0, .direction = 1},
                             .energy = 1.0 / 12.0,
                             .lowest = 0.01,
                             .highest = HenonHeiles::escape_energy,
                             .q_from = -0.55,
                             .q_to = 1.05,
                             .p_from = -0.6,
                             .p_to = 0.6},
      .source = simulation(),
      .test_share = 0.2,
      .metric_duration = 100,
      .metric_times = 500,
      .default_models = {"baseline", "hnn"},
      .code = henon_heiles_defaults("code"),
      .paper_text = henon_heiles_defaults("paper"),
      .fast =
          [](Experiment& e) {
            by_gauss_newton(e, 200, 150);
            e.widths = {64, 64};
          },
      .system = make_system<HenonHeiles>,
      .velocity = velocity_is_momentum,
  };
}

}  // namespace hnn
