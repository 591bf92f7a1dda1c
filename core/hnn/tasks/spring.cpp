#include "hnn/physics/spring.hpp"

#include <utility>

#include "hnn/data/simulate.hpp"
#include "hnn/tasks/task.hpp"

namespace hnn {

namespace {

// The first test state of the default seed is so near to rest that no model has any energy to lose there.
Experiment spring_defaults(const char* convention) {
  return {.task = "spring", .convention = convention, .from = {0.8, 0.2}};
}

}  // namespace

TaskInfo spring() {
  return {
      .id = "spring",
      .title = "Mass on a spring",
      .description = "An ideal mass-spring system, seen with noise (the paper's Task 1).",
      .in_text = "a mass on a spring",
      .seen = "states of a mass on a spring",
      .view = "plane",
      .drawing = "spring",
      // H = q² + p² is a spring of 2 N/m with a mass of 0.5 kg.
      .coordinates = {{"position", "q", "m"}, {"momentum", "p", "kg m/s"}},
      .energy = QuantityInfo{"energy", "H", "J"},
      .has_conventions = true,
      .source = simulation(),
      .default_models = {"baseline", "hnn"},
      .paper = {{"train_loss", "baseline", 3.7e-2},
                {"train_loss", "hnn", 3.7e-2},
                {"energy_mse", "baseline", 1.7e-1},
                {"energy_mse", "hnn", 3.8e-4}},
      .code = spring_defaults("code"),
      .paper_text = spring_defaults("paper"),
      .fast =
          [](Experiment& e) {
            by_one_cycle(e, 200);
            e.batch = 250;
            e.learning_rate = 5e-3;
          },
      .system = [](const Experiment& experiment) -> std::unique_ptr<System> {
        return std::make_unique<Spring>(convention_named(experiment.convention));
      },
      .velocity = [](const Experiment& experiment,
                     autodiff::Value x) { return Spring(convention_named(experiment.convention)).rate() * momenta(x); },
  };
}

}  // namespace hnn
