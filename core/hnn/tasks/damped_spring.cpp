#include "hnn/physics/damped_spring.hpp"

#include "hnn/data/simulate.hpp"
#include "hnn/tasks/task.hpp"

namespace hnn {
namespace {

Experiment damped_spring_defaults(const char* convention) {
  return {.task = "damped-spring", .convention = convention, .duration = 6, .from = {0.9, 0}};
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
      .energy = QuantityInfo{"energy", "H", "J"},
      .energy_kept = false,
      .source = simulation(),
      .default_models = {"baseline", "hnn", "dissipative"},
      .findings = {{.setting = "task",
                    .value = "damped-spring",
                    .conserving_is_better = false,
                    .text =
                        "A network that keeps its H cannot lose energy as this spring does, whatever it is shown."}},
      .code = damped_spring_defaults("code"),
      .paper_text = damped_spring_defaults("paper"),
      .fast =
          [](Experiment& e) {
            by_one_cycle(e, 150);
            e.learning_rate = 5e-3;
          },
      .system = make_system<DampedSpring>,
      .velocity = velocity_is_momentum,
  };
}

}  // namespace hnn
