#include "hnn/physics/spring_chain.hpp"

#include "hnn/data/simulate.hpp"
#include "hnn/tasks/task.hpp"

namespace hnn {
namespace {

Experiment spring_chain_defaults(const char* convention) {
  return {.task = "spring-chain",
          .convention = convention,
          .trajectories = 100,
          .points = 31,
          .duration = 3,
          .noise = 0,
          .batch = 500,
          .weight_decay = 0};
}

std::size_t masses_of(const Experiment& experiment) { return static_cast<std::size_t>(experiment.masses); }

std::vector<Quantity> coordinates_of_masses(const Experiment& experiment) {
  return numbered_coordinates(masses_of(experiment));
}

std::vector<Invariant> energies_of_modes(const Experiment& experiment) {
  std::vector<Invariant> energies;
  for (std::size_t k = 1; k <= masses_of(experiment); ++k) {
    const std::string number = std::to_string(k);
    energies.push_back({{"energy of mode " + number, "E" + number, ""},
                        [k](std::span<const double> x) { return SpringChain::mode_energy(x, k); }});
  }
  return energies;
}

}  // namespace

TaskInfo spring_chain() {
  return {
      .id = "spring-chain",
      .title = "Chain of springs",
      .description = "Two to eight masses in a row, on springs between two walls.",
      .in_text = "a chain of masses on springs",
      .seen = "states of a chain of masses on springs",
      .remark =
          "In a normal mode all masses swing in step. The true chain keeps the energy of each mode (E1, E2 and so "
          "on), and the test data begin in a single one; a learned chain may pass it on to others, however well "
          "its whole energy is kept.",
      .view = "plane",
      .drawing = "chain",
      .coordinates_of = coordinates_of_masses,
      .time = {"time", "t", ""},
      .energy = QuantityInfo{"energy", "H", ""},
      .invariants = energies_of_modes,
      .takes_masses = true,
      .source = simulation(),
      .test_share = 0.2,
      .default_models = {"baseline", "hnn"},
      .code = spring_chain_defaults("code"),
      .paper_text = spring_chain_defaults("paper"),
      .fast =
          [](Experiment& e) {
            by_gauss_newton(e, 100, 100);
            e.widths = {64, 64};
          },
      .system = [](const Experiment& e) -> std::unique_ptr<System> {
        return std::make_unique<SpringChain>(masses_of(e));
      },
      .velocity = velocity_is_momentum,
  };
}

}  // namespace hnn
