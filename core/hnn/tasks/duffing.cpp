#include "hnn/physics/duffing.hpp"

#include "hnn/data/simulate.hpp"
#include "hnn/tasks/task.hpp"

namespace hnn {
namespace {

Experiment duffing_defaults(const char* convention) {
  return {.task = "duffing", .convention = convention, .points = 50, .duration = 5, .noise = 0, .from = {1.45, 0}};
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
      .energy = QuantityInfo{"energy", "H", "J"},
      .source = simulation(),
      .default_models = {"baseline", "hnn"},
      .code = duffing_defaults("code"),
      .paper_text = duffing_defaults("paper"),
      .fast = [](Experiment& e) { by_gauss_newton(e, 60, 100); },
      .system = make_system<Duffing>,
      .velocity = velocity_is_momentum,
  };
}

}  // namespace hnn
