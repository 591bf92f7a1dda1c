#include "hnn/settings/settings.hpp"

#include <algorithm>
#include <limits>

#include "hnn/error.hpp"
#include "hnn/integrate/solvers.hpp"
#include "hnn/models/models.hpp"
#include "hnn/nn/mlp.hpp"
#include "hnn/optimise/optimisers.hpp"
#include "hnn/text/suggestion.hpp"

namespace hnn {
namespace {

using Type = Setting::Type;

template <typename Rows, typename Keep>
std::vector<std::string_view> ids_where(const Rows& rows, const Keep& keep) {
  std::vector<std::string_view> ids;
  for (const auto& row : rows) {
    if (keep(row)) ids.push_back(row.id);
  }
  return ids;
}

template <typename Rows>
std::vector<std::string_view> all_ids(const Rows& rows) {
  return ids_where(rows, [](const auto&) { return true; });
}

template <typename Keep>
std::vector<std::string_view> tasks_where(const Keep& keep) {
  return ids_where(tasks(), keep);
}

std::size_t largest_dimension() {
  std::size_t largest = 0;
  for (const TaskInfo& task : tasks()) largest = std::max(largest, task.dimension());
  return largest;
}

std::vector<Setting> make_settings() {
  const auto simulated = tasks_where([](const TaskInfo& task) { return task.source.simulated; });
  const auto noisy = tasks_where([](const TaskInfo& task) { return task.source.noisy; });
  const auto recorded = tasks_where([](const TaskInfo& task) { return task.takes_file(); });
  const auto two_conventions = tasks_where([](const TaskInfo& task) { return task.has_conventions; });
  const auto optimisers_where = [](bool OptimiserInfo::*reads) {
    return ids_where(optimisers(), [&](const OptimiserInfo& optimiser) { return optimiser.*reads; });
  };
  const auto rated = optimisers_where(&OptimiserInfo::takes_rate);
  const auto scheduled = optimisers_where(&OptimiserInfo::takes_schedule);
  const auto averaging = optimisers_where(&OptimiserInfo::takes_betas);
  const auto decaying = optimisers_where(&OptimiserInfo::takes_decay);
  const auto linearising = optimisers_where(&OptimiserInfo::linearises);
  const auto remembering = optimisers_where(&OptimiserInfo::keeps_history);
  return {
      {.name = "task",
       .group = "task",
       .help = "the system to learn",
       .type = Type::choice,
       .choices = all_ids(tasks()),
       .member = &Experiment::task},
      {.name = "model",
       .group = "task",
       .help = "what learns it; hnn tasks says what each does",
       .type = Type::choice,
       .choices = all_ids(models()),
       .member = &Experiment::model},
      {.name = "convention",
       .group = "task",
       .help = "whose data: the published code's or the paper's text's, which differ",
       .type = Type::choice,
       .choices = {"code", "paper"},
       .member = &Experiment::convention,
       .tasks = two_conventions},
      {.name = "recipe",
       .group = "task",
       .help = "defaults of the training: the paper's, or others that are through much sooner and learn no worse",
       .type = Type::choice,
       .choices = {"paper", "fast"},
       .member = &Experiment::recipe},
      {.name = "seed",
       .group = "task",
       .help = "draws data and start weights; the same seed gives the same result",
       .type = Type::integer,
       .min = 0,
       .max = std::numeric_limits<std::uint32_t>::max(),
       .member = &Experiment::seed},
      {.name = "trajectories",
       .group = "data",
       .help = "trajectories in the data; the last test: half of them, a fifth for bodies and films",
       .type = Type::integer,
       .min = 2,
       .max = 5000,
       .member = &Experiment::trajectories,
       .tasks = simulated},
      {.name = "points",
       .group = "data",
       .help = "points on each trajectory",
       .type = Type::integer,
       .min = 2,
       .max = 1000,
       .member = &Experiment::points,
       .tasks = simulated},
      {.name = "noise",
       .group = "data",
       .help = "standard deviation of the noise on q and p; the derivatives stay clean",
       .type = Type::number,
       .min = 0,
       .max = 1,
       .member = &Experiment::noise,
       .tasks = noisy},
      {.name = "derivatives",
       .group = "data",
       .help = "how dx/dt is taken from a recording: forward or central differences",
       .type = Type::choice,
       .choices = {"forward", "central"},
       .member = &Experiment::derivatives,
       .tasks = recorded},
      {.name = "columns",
       .group = "data",
       .help = "which columns of a recording are t, q and p, such as t=Zeit,q=Winkel[deg]; empty: by their names",
       .type = Type::text,
       .max_length = 400,
       .member = &Experiment::columns,
       .tasks = recorded},
      {.name = "widths",
       .group = "training",
       .help = "units of each hidden layer",
       .type = Type::integers,
       .min = 1,
       .max = 1024,
       .min_length = 1,
       .max_length = 4,
       .member = &Experiment::widths},
      {.name = "activation",
       .group = "training",
       .help = "nonlinearity of the hidden layers",
       .type = Type::choice,
       .choices = {activation_names().begin(), activation_names().end()},
       .member = &Experiment::activation},
      {.name = "steps",
       .group = "training",
       .help = "training steps",
       .type = Type::integer,
       .min = 1,
       .max = 1e6,
       .member = &Experiment::steps},
      {.name = "batch",
       .group = "training",
       .help = "points drawn for each step; 0: all points",
       .unit = "points",
       .type = Type::integer,
       .min = 0,
       .max = 1e6,
       .member = &Experiment::batch},
      {.name = "optimizer",
       .group = "training",
       .help = "what takes the steps; hnn tasks says how each does",
       .type = Type::choice,
       .choices = all_ids(optimisers()),
       .member = &Experiment::optimizer},
      {.name = "learning_rate",
       .group = "training",
       .help = "how far a step goes",
       .type = Type::number,
       .min = 1e-8,
       .max = 1,
       .member = &Experiment::learning_rate,
       .optimisers = rated},
      {.name = "schedule",
       .group = "training",
       .help = "constant, or one cycle: the learning rate rises over a tenth of the steps and falls to 0",
       .type = Type::choice,
       .choices = {schedule_names.begin(), schedule_names.end()},
       .member = &Experiment::schedule,
       .optimisers = scheduled},
      {.name = "beta1",
       .group = "training",
       .help = "how much of the mean gradient a step keeps",
       .type = Type::number,
       .min = 0,
       .max = 0.9999,
       .member = &Experiment::beta1,
       .optimisers = averaging},
      {.name = "beta2",
       .group = "training",
       .help = "how much of the mean square of the gradient a step keeps",
       .type = Type::number,
       .min = 0,
       .max = 0.99999,
       .member = &Experiment::beta2,
       .optimisers = averaging},
      {.name = "weight_decay",
       .group = "training",
       .help = "pull of the weights towards 0, added to the gradient",
       .type = Type::number,
       .min = 0,
       .max = 1,
       .member = &Experiment::weight_decay,
       .optimisers = decaying},
      {.name = "damping",
       .group = "training",
       .help = "damping of Gauss-Newton at its start; noisy data want about 1",
       .type = Type::number,
       .min = 1e-9,
       .max = 1e6,
       .member = &Experiment::damping,
       .optimisers = linearising},
      {.name = "history",
       .group = "training",
       .help = "steps that L-BFGS remembers",
       .unit = "steps",
       .type = Type::integer,
       .min = 1,
       .max = 50,
       .member = &Experiment::history,
       .optimisers = remembering},
      {.name = "from",
       .group = "rollout",
       .help = "start state, q before p; empty: the first of the test data",
       .type = Type::numbers,
       .min = -100,
       .max = 100,
       .max_length = largest_dimension(),
       .member = &Experiment::from},
      {.name = "until",
       .group = "rollout",
       .help = "end time of the rollout; seconds for the real pendulum, frames for the one in pixels",
       .unit = "time units",
       .type = Type::number,
       .min = 0.01,
       .max = 1000,
       .member = &Experiment::until},
      {.name = "integrator",
       .group = "rollout",
       .help = "solver for the model's motion",
       .type = Type::choice,
       .choices = all_ids(solvers()),
       .member = &Experiment::integrator},
      {.name = "tolerance",
       .group = "rollout",
       .help = "error that an adaptive solver allows itself, relative and absolute",
       .type = Type::number,
       .min = 1e-12,
       .max = 0.1,
       .member = &Experiment::tolerance,
       .solvers = ids_where(solvers(), [](const SolverInfo& solver) { return solver.adaptive; })},
      {.name = "time_step",
       .group = "rollout",
       .help = "step of a solver with fixed steps",
       .unit = "time units",
       .type = Type::number,
       .min = 1e-4,
       .max = 1,
       .member = &Experiment::time_step,
       .solvers = ids_where(solvers(), [](const SolverInfo& solver) { return !solver.adaptive; })},
      {.name = "truth",
       .group = "rollout",
       .help = "the true motion beside the model's: exact, or under the same solver, so that its error shows apart",
       .type = Type::choice,
       .choices = {"exact", "same-solver"},
       .member = &Experiment::truth,
       .tasks = tasks_where([](const TaskInfo& task) { return task.has_law && !task.has_frames(); })},
      {.name = "pushes",
       .group = "rollout",
       .help = "what the learned H rises by, and when, of models that keep theirs: 1@5,-0.5@10",
       .type = Type::pushes,
       .min = -1000,
       .max = 1000,
       .max_length = 8,
       .member = &Experiment::pushes},
      {.name = "direction",
       .group = "rollout",
       .help = "forward, or there and back: from its end the motion runs back to the start under the same solver",
       .type = Type::choice,
       .choices = {"forward", "there-and-back"},
       .member = &Experiment::direction},
  };
}

}  // namespace

bool Setting::matters_in(std::string_view task) const {
  return tasks.empty() || std::find(tasks.begin(), tasks.end(), task) != tasks.end();
}

bool Setting::matters_to(std::string_view optimiser) const {
  return optimisers.empty() || std::find(optimisers.begin(), optimisers.end(), optimiser) != optimisers.end();
}

std::span<const Setting> settings() {
  static const std::vector<Setting> all = make_settings();
  return all;
}

const Setting& setting_named(std::string_view name) {
  std::vector<std::string_view> names;
  for (const Setting& setting : settings()) {
    if (setting.name == name) return setting;
    names.push_back(setting.name);
  }
  const std::string guess = did_you_mean(name, names);
  throw Error("There is no setting " + in_quotes(name) +
              (guess.empty() ? "; the settings are " + joined(names, ", ") + "." : guess));
}

}  // namespace hnn
