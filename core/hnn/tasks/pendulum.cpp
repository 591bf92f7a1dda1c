#include "hnn/physics/pendulum.hpp"

#include "hnn/data/simulate.hpp"
#include "hnn/tasks/task.hpp"

namespace hnn {

TaskInfo pendulum() {
  return {
      .id = "pendulum",
      .title = "Ideal pendulum",
      .description = "A frictionless pendulum at large angles, seen with noise (the paper's Task 2).",
      .in_text = "a pendulum",
      .seen = "states of a pendulum",
      .view = "plane",
      .drawing = "pendulum",
      .coordinates = {{"angle", "q", "rad"}, {"angular momentum", "p", "kg m²/s"}},
      .energy = QuantityInfo{"energy", "H", "J"},
      .has_conventions = true,
      .source = simulation(),
      .default_models = {"baseline", "hnn"},
      .paper = {{"train_loss", "baseline", 3.3e-2},
                {"train_loss", "hnn", 3.3e-2},
                {"energy_mse", "baseline", 4.2e-2},
                {"energy_mse", "hnn", 2.5e-2}},
      .paper_note =
          "The paper measured q² + p² here, not the pendulum’s own energy, so its figures and ours differ in kind.",
      .code = {.task = "pendulum", .points = 45},
      .paper_text = {.task = "pendulum", .convention = "paper"},
      .fast =
          [](Experiment& e) {
            by_gauss_newton(e, 100, 100);
            e.damping = 1;
          },
      .system = [](const Experiment& experiment) -> std::unique_ptr<System> {
        return std::make_unique<Pendulum>(convention_named(experiment.convention));
      },
      .velocity =
          [](const Experiment& experiment, autodiff::Value x) {
            return Pendulum(convention_named(experiment.convention)).rate() * momenta(x);
          },
  };
}

}  // namespace hnn
