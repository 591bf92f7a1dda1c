#include "hnn/physics/charged_particle.hpp"

#include "hnn/data/simulate.hpp"
#include "hnn/tasks/task.hpp"

namespace hnn {
namespace {

Experiment charged_particle_defaults(const char* convention) {
  return {.task = "charged-particle",
          .convention = convention,
          .trajectories = 100,
          .points = 51,
          .duration = 5,
          .noise = 0,
          .batch = 500,
          .weight_decay = 0,
          .from = {0.8, 0, 0.3, 0.2}};
}

}  // namespace

TaskInfo charged_particle() {
  return {
      .id = "charged-particle",
      .title = "Charged particle",
      .description = "A charged particle in a magnetic field and a shallow bowl.",
      .in_text = "a charged particle in a magnetic field",
      .seen = "states of a charged particle in a magnetic field",
      .remark = "The particle’s momenta are not its velocities: the magnetic field stands between them.",
      .view = "plane",
      .coordinates = {{"position", "x", ""}, {"position", "y", ""}, {"momentum", "px", ""}, {"momentum", "py", ""}},
      .time = {"time", "t", ""},
      .energy = QuantityInfo{"energy", "H", ""},
      .source = simulation(),
      .test_share = 0.2,
      .default_models = {"baseline", "hnn"},
      .code = charged_particle_defaults("code"),
      .paper_text = charged_particle_defaults("paper"),
      .fast = [](Experiment& e) { by_gauss_newton(e, 100, 100); },
      .system = make_system<ChargedParticle>,
      .velocity = [](const Experiment&, autodiff::Value x) { return ChargedParticle::velocity(x); },
  };
}

}  // namespace hnn
