#include "hnn/physics/kepler.hpp"

#include "hnn/data/simulate.hpp"
#include "hnn/tasks/task.hpp"

namespace hnn {
namespace {

Experiment kepler_defaults(const char* convention) {
  return {.task = "kepler",
          .convention = convention,
          .trajectories = 150,
          .points = 71,
          .duration = 7,
          .noise = 0,
          .steps = 5000,
          .batch = 500,
          .weight_decay = 0,
          .from = {1.4, 0, 0, 0.65},
          .until = 50};
}

std::vector<Invariant> invariants(const Experiment&) {
  return {{{"angular momentum", "L", ""}, Kepler::angular_momentum},
          {{"Laplace-Runge-Lenz vector, x", "A1", ""}, Kepler::runge_lenz_x},
          {{"Laplace-Runge-Lenz vector, y", "A2", ""}, Kepler::runge_lenz_y}};
}

}  // namespace

TaskInfo kepler() {
  return {
      .id = "kepler",
      .title = "Planet",
      .description = "A planet on an ellipse around a sun that stands still.",
      .in_text = "a planet around its sun",
      .seen = "states of a planet around its sun",
      .remark =
          "The true ellipse never turns, and the Laplace-Runge-Lenz vector (A1, A2) points to where the planet is "
          "nearest; a learned one may turn, however well its energy is kept.",
      .view = "plane",
      .coordinates = {{"position", "x", ""}, {"position", "y", ""}, {"momentum", "px", ""}, {"momentum", "py", ""}},
      .time = {"time", "t", ""},
      .energy = QuantityInfo{"energy", "H", ""},
      .invariants = invariants,
      .source = simulation(),
      .test_share = 0.2,
      .metric_duration = 50,
      .metric_times = 500,
      .default_models = {"baseline", "hnn"},
      .code = kepler_defaults("code"),
      .paper_text = kepler_defaults("paper"),
      .fast =
          [](Experiment& e) {
            by_gauss_newton(e, 200, 150);
            e.widths = {64, 64};
          },
      .system = make_system<Kepler>,
      .velocity = velocity_is_momentum,
  };
}

}  // namespace hnn
