#include "hnn/physics/pixel_pendulum.hpp"

#include "hnn/data/film.hpp"
#include "hnn/tasks/task.hpp"

namespace hnn {
namespace {

Experiment pixel_pendulum_defaults(const char* convention) {
  return {.task = "pixel-pendulum",
          .convention = convention,
          .trajectories = 200,
          .points = 100,
          .noise = 0,
          .steps = 10000,
          .batch = 200,
          .weight_decay = 1e-5,
          .from = {0.5, 0},  // the first test state of the default seed hardly swings
          .until = 100};
}

}  // namespace

TaskInfo pixel_pendulum() {
  return {
      .id = "pixel-pendulum",
      .title = "Pendulum in pixels",
      .description = "A pendulum seen in frames of 28 × 28 pixels (the paper's section 5).",
      .in_text = "a filmed pendulum",
      .seen = "pairs of frames (28 × 28 grey values each, no angle, no velocity)",
      .remark =
          "An autoencoder finds two numbers z₁ and z₂ in the frames, and learns together with what moves them. A "
          "linear map, fitted afterwards, reads angle and velocity off z.",
      .view = "frames",
      .drawing = "pendulum",
      .coordinates = {{"angle", "θ", "rad"}, {"velocity / 4", "p", "rad/s"}},
      // Time is counted in frames; the energy is compared over 100 of them.
      .time = {"time", "t", "frames"},
      .energy = QuantityInfo{"energy", "H", "rad²/s²"},
      .momentum_per_velocity = 0.25,
      .source = film(),
      .test_share = 0.2,
      .metric_duration = 99,
      .metric_times = 100,
      .default_models = {"baseline", "hnn"},
      .paper = {{"train_loss", "baseline", 1.8e-4},
                {"train_loss", "hnn", 1.9e-4},
                {"energy_mse", "baseline", 9.3e-3},
                {"energy_mse", "hnn", 1.5e-4}},
      .code = pixel_pendulum_defaults("code"),
      .paper_text = pixel_pendulum_defaults("paper"),
      .fast =
          [](Experiment& e) {
            by_one_cycle(e, 7500);
            e.batch = 100;
          },
      .system = make_system<PixelPendulum>,
      // The states that a model finds have z_p learn to be the change of z_q.
      .velocity = velocity_is_momentum,
  };
}

}  // namespace hnn
