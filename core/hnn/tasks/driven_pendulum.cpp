#include "hnn/physics/driven_pendulum.hpp"

#include "hnn/data/simulate.hpp"
#include "hnn/tasks/task.hpp"

namespace hnn {
namespace {

Experiment driven_pendulum_defaults(const char* convention) {
  return {.task = "driven-pendulum",
          .convention = convention,
          .trajectories = 100,
          .points = 61,
          .duration = 12,
          .noise = 0,
          .batch = 500,
          .weight_decay = 0,
          .from = {0.4, 1, 0, 0},
          .until = 40};
}

}  // namespace

TaskInfo driven_pendulum() {
  return {
      .id = "driven-pendulum",
      .title = "Driven pendulum",
      .description = "A pendulum without friction under a torque that swings by itself.",
      .in_text = "a driven pendulum",
      .seen = "states of a driven pendulum",
      .remark =
          "Its H depends on the time, and no H of angle and momentum alone can say how it moves. With time_input on "
          "the networks are told the time of the torque, by its cosine and sine; with off they are not.",
      .view = "plane",
      .drawing = "pendulum",
      .coordinates = {{"angle", "q", ""},
                      {"cosine of the torque", "c", ""},
                      {"momentum", "p", ""},
                      {"minus its sine", "s", ""}},
      .time = {"time", "t", ""},
      .energy = QuantityInfo{"energy", "H", ""},
      .energy_kept = false,
      .drive_frequency = DrivenPendulum::frequency,
      .source = simulation(),
      .test_share = 0.2,
      .metric_duration = 40,
      .metric_times = 400,
      .default_models = {"baseline", "hnn"},
      .code = driven_pendulum_defaults("code"),
      .paper_text = driven_pendulum_defaults("paper"),
      .fast =
          [](Experiment& e) {
            by_gauss_newton(e, 150, 100);
            e.widths = {64, 64};
          },
      .system = make_system<DrivenPendulum>,
      .velocity = velocity_is_momentum,
  };
}

}  // namespace hnn
