#include "hnn/data/derivatives.hpp"
#include "hnn/data/recording.hpp"
#include "hnn/physics/damped_pendulum.hpp"
#include "hnn/tasks/task.hpp"

namespace hnn {
namespace {

Experiment real_pendulum_defaults(const char* convention) {
  // A rollout lasts as long as the test part of the measured recording: 18.5 s.
  return {.task = "real-pendulum",
          .convention = convention,
          .noise = 0,
          .derivatives = "forward",
          .weight_decay = 1e-5,
          .until = 18.5};
}

}  // namespace

TaskInfo real_pendulum() {
  return {
      .id = "real-pendulum",
      .title = "Real pendulum",
      .description = "A recorded pendulum with friction (the paper's Task 3), simulated where no recording is given.",
      .in_text = "a recorded pendulum",
      .seen = "moments of one simulated swing of a pendulum (a stand-in for a measured one)",
      .seen_measured = "moments of one measured swing of a pendulum",
      .stand_in_text = "simulated stand-in, not measured",
      .view = "plane",
      .drawing = "pendulum",
      .coordinates = {{"angle", "q", "rad"}, {"angular velocity", "p", "rad/s"}},
      .energy = QuantityInfo{"energy", "H", "rad²/s²"},
      .energy_kept = false,
      .has_law = false,
      .source = recording_file(),
      .default_models = {"baseline", "hnn", "dissipative"},
      .findings =
          {{.setting = "derivatives",
            .value = "forward",
            .conserving_is_better = true,
            .text =
                "Forward differences look like a friction that the pendulum doesn’t have: a network that need not keep "
                "an energy learns it, one that keeps its H can’t. Choose central derivatives to see what is left."},
           {.setting = "derivatives",
            .value = "central",
            .conserving_is_better = false,
            .text = "Central differences leave the pendulum’s true, slight friction: a network that need not keep an "
                    "energy may learn it, while one that keeps its H does so by construction, here wrongly."}},
      .paper = {{"train_loss", "baseline", 2.7e-3, "derivatives", "forward"},
                {"train_loss", "hnn", 9.2e-3, "derivatives", "forward"},
                {"test_loss", "baseline", 2.2e-3, "derivatives", "forward"},
                {"test_loss", "hnn", 6.0e-3, "derivatives", "forward"},
                {"energy_mse", "baseline", 3.9e-1, "derivatives", "forward"},
                {"energy_mse", "hnn", 1.4e-2, "derivatives", "forward"}},
      .paper_note = "The paper’s figures are for the measured recording and forward differences.",
      .code = real_pendulum_defaults("code"),
      .paper_text = real_pendulum_defaults("paper"),
      .fast = [](Experiment& e) { by_gauss_newton(e, 60, 100); },
      .system = make_system<DampedPendulum>,
      .velocity = velocity_is_momentum,
      .stand_in = simulate_recording,
  };
}

}  // namespace hnn
