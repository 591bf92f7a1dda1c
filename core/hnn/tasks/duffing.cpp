#include "hnn/physics/duffing.hpp"

#include "hnn/data/simulate.hpp"
#include "hnn/tasks/task.hpp"

namespace hnn {
namespace {

Experiment defaults(std::string convention) {
  return {.task = "duffing", .convention = std::move(convention), .points = 50, .noise = 0, .from = {1.45, 0}};
}

}  // namespace

TaskInfo duffing() {
  return {
      .id = "duffing",
      .title = "Two wells",
      .description = "A mass in a double well (Duffing's oscillator), which crosses the hill between or stays.",
      .in_text = "a mass in two wells",
      .seen = "states of a mass in two wells",
      .remark = "With little energy the mass stays in its well; with more it crosses the hill between.",
      .view = "plane",
      .drawing = "wells",
      .coordinates = {{"position", "q", "m"}, {"momentum", "p", "kg m/s"}},
      .energy = Quantity{"energy", "H", "J"},
      .source = simulation(),
      .sampling = {.duration = 5},
      .default_models = {"baseline", "hnn"},
      .code = defaults("code"),
      .paper_text = defaults("paper"),
      .fast =
          [](Experiment& e) {
            e.optimizer = "gauss-newton";
            e.schedule = "one-cycle";
            e.steps = 60;
            e.batch = 100;
          },
      .system = [](const Experiment&) -> std::unique_ptr<System> { return std::make_unique<Duffing>(); },
      .velocity = [](const Experiment&, autodiff::Value x) { return momenta(x); },
  };
}

}  // namespace hnn
