#include "hnn/tasks/tasks.hpp"

#include <algorithm>
#include <array>
#include <string>
#include <vector>

#include "hnn/error.hpp"
#include "hnn/text/suggestion.hpp"

namespace hnn {

// Each is a file of this folder.
TaskInfo spring();
TaskInfo pendulum();
TaskInfo real_pendulum();
TaskInfo two_body();
TaskInfo three_body();
TaskInfo pixel_pendulum();
TaskInfo damped_spring();
TaskInfo duffing();
TaskInfo double_pendulum();
TaskInfo henon_heiles();
TaskInfo kepler();
TaskInfo charged_particle();
TaskInfo spring_chain();
TaskInfo driven_pendulum();
TaskInfo own_hamiltonian();
TaskInfo own_data();

std::span<const TaskInfo> tasks() {
  static const std::array rows{
      spring(),        pendulum(),        real_pendulum(),   two_body(),     three_body(), pixel_pendulum(),
      damped_spring(), duffing(),         double_pendulum(), henon_heiles(), kepler(),     charged_particle(),
      spring_chain(),  driven_pendulum(), own_hamiltonian(), own_data(),
  };
  return rows;
}

const TaskInfo& task_named(std::string_view id) {
  std::vector<std::string_view> ids;
  for (const TaskInfo& row : tasks()) {
    if (row.id == id) return row;
    ids.push_back(row.id);
  }
  throw Error("There is no task " + in_quotes(id) + one_of(id, ids));
}

Experiment opening() {
  const TaskInfo row = pendulum();
  Experiment experiment = row.code;
  experiment.recipe = "fast";
  row.fast(experiment);
  experiment.seed = 10;
  experiment.widths = {48, 48};
  experiment.until = 60;
  return experiment;
}

}  // namespace hnn
