#include "hnn/physics/damped_spring.hpp"

#include "hnn/data/simulate.hpp"
#include "hnn/tasks/task.hpp"

namespace hnn {
namespace {

Experiment defaults(std::string convention) {
  return {.task = "damped-spring", .convention = std::move(convention), .from = {0.9, 0}};
}

}  // namespace

TaskInfo damped_spring() {
  return {
      .id = "damped-spring",
      .title = "Spring with friction",
      .description = "A mass on a spring that friction slows, seen with noise.",
      .in_text = "a mass on a spring with friction",
      .seen = "states of a mass on a spring with friction",
      .remark = "Friction takes energy away, and the true motion spirals inwards.",
      .view = "plane",
      .drawing = "damped-spring",
      .coordinates = {{"position", "q", "m"}, {"momentum", "p", "kg m/s"}},
      .energy = Quantity{"energy", "H", "J"},
      .energy_kept = false,
      .source = simulation(),
      .sampling = {.duration = 6},
      .default_models = {"baseline", "hnn", "dissipative"},
      .findings = {{.setting = "task",
                    .value = "damped-spring",
                    .conserving_is_better = false,
                    .text =
                        "A network that keeps its H cannot lose energy as this spring does, whatever it is shown."}},
      .code = defaults("code"),
      .paper_text = defaults("paper"),
      .fast =
          [](Experiment& e) {
            e.schedule = "one-cycle";
            e.steps = 150;
            e.learning_rate = 5e-3;
            e.beta2 = 0.95;
          },
      .system = [](const Experiment&) -> std::unique_ptr<System> { return std::make_unique<DampedSpring>(); },
      .velocity = [](const Experiment&, autodiff::Value x) { return momenta(x); },
  };
}

}  // namespace hnn
