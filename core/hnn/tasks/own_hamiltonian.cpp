#include "hnn/data/simulate.hpp"
#include "hnn/formula/formula_system.hpp"
#include "hnn/tasks/task.hpp"

namespace hnn {
namespace {

Experiment own_hamiltonian_defaults(const char* convention) {
  return {.task = "own-hamiltonian",
          .convention = convention,
          .h = "p^2/2m + k q^4/4 - q^2/2; m=1; k=1[0,5]",
          .points = 50,
          .duration = 5,
          .noise = 0};
}

std::vector<Quantity> coordinates(const Experiment& experiment) {
  return numbered_coordinates(Formula(experiment.h, "H").freedom());
}

// dq/dt = dH/dp
autodiff::Value velocity(const Experiment& experiment, autodiff::Value x) {
  const Formula h(experiment.h, "H");
  std::vector<autodiff::Value> columns;
  for (std::size_t k = 0; k < x.columns(); ++k) columns.push_back(slice_columns(x, k, 1));
  return momenta(gradient(sum(h.on(columns)), x));
}

}  // namespace

TaskInfo own_hamiltonian() {
  return {
      .id = "own-hamiltonian",
      .title = "Your own Hamiltonian",
      .description =
          "The motion of an energy H that you type, of one to four degrees of freedom, with friction or without.",
      .in_text = "the system of your H",
      .seen = "states of the system of your H",
      .view = "plane",
      .coordinates_of = coordinates,
      .time = {"time", "t", ""},
      .energy = QuantityInfo{"energy", "H", ""},
      .takes_formula = true,
      .source = simulation(),
      .default_models = {"baseline", "hnn"},
      .code = own_hamiltonian_defaults("code"),
      .paper_text = own_hamiltonian_defaults("paper"),
      .fast = [](Experiment& e) { by_gauss_newton(e, 150, 100); },
      .system = [](const Experiment& e) -> std::unique_ptr<System> { return std::make_unique<FormulaSystem>(e); },
      .velocity = velocity,
  };
}

}  // namespace hnn
