#include "hnn/settings/settings.hpp"

#include <algorithm>
#include <array>
#include <iterator>
#include <limits>

#include "hnn/formula/formula.hpp"
#include "hnn/integrate/solvers.hpp"
#include "hnn/models/models.hpp"
#include "hnn/nn/mlp.hpp"
#include "hnn/optimise/optimisers.hpp"
#include "hnn/physics/spring_chain.hpp"

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

bool is_simulated(const TaskInfo& task) { return task.source.simulated; }
bool is_noisy(const TaskInfo& task) { return task.source.noisy; }
bool is_typed(const TaskInfo& task) { return task.takes_formula; }
bool takes_file(const TaskInfo& task) { return task.takes_file(); }
bool has_conventions(const TaskInfo& task) { return task.has_conventions; }
bool is_seen(const TaskInfo& task) { return !task.has_frames(); }
bool records_steps(const SolverInfo& solver) { return solver.recorded_step != nullptr; }

/// What a `Setting` is made from: data, and no code for each.
struct Row {
  std::string_view name, group, help, unit{};
  Type type{};
  std::array<std::string_view, 3> words{};               ///< the choices, where they are nobody's ids
  std::vector<std::string_view> (*choices)() = nullptr;  ///< where they are
  double min = 0, max = 0;
  std::size_t min_length = 0, max_length = 1;
  Setting::Member member{};
  bool (*task)(const TaskInfo&) = nullptr;  ///< null: it has an effect in all; and likewise below
  bool (*solver)(const SolverInfo&) = nullptr;
  bool OptimiserInfo::*optimiser = nullptr;
  std::string_view loss{};
  std::string_view limited{};  ///< a choice of the tasks of `limit` alone
  bool (*limit)(const TaskInfo&) = nullptr;
};

constexpr Row rows[] = {
    {.name = "task",
     .group = "task",
     .help = "the system to learn",
     .type = Type::choice,
     .choices = [] { return all_ids(tasks()); },
     .member = &Experiment::task},
    {.name = "model",
     .group = "task",
     .help = "what learns it; hnn tasks says what each does",
     .type = Type::choice,
     .choices = [] { return all_ids(models()); },
     .member = &Experiment::model},
    {.name = "convention",
     .group = "task",
     .help = "whose data: the published code's or the paper's text's, which differ",
     .type = Type::choice,
     .words = {"code", "paper"},
     .member = &Experiment::convention,
     .task = has_conventions},
    {.name = "recipe",
     .group = "task",
     .help = "defaults of the training: the paper's, or others that are through much sooner and learn no worse",
     .type = Type::choice,
     .words = {"paper", "fast"},
     .member = &Experiment::recipe},
    {.name = "seed",
     .group = "task",
     .help = "draws data and start weights; the same seed gives the same result",
     .type = Type::integer,
     .max = std::numeric_limits<std::uint32_t>::max(),
     .member = &Experiment::seed},
    {.name = "masses",
     .group = "data",
     .help = "how many masses the chain has",
     .type = Type::integer,
     .min = SpringChain::least_masses,
     .max = SpringChain::most_masses,
     .member = &Experiment::masses,
     .task = [](const TaskInfo& task) { return task.takes_masses; }},
    {.name = "H",
     .group = "data",
     .help = "the energy, such as p^2/2m + k q^4/4 - q^2/2; m=1; k=1[0,5], of q and p, or q1 to q4 and p1 to p4",
     .type = Type::text,
     .max_length = 400,
     .member = &Experiment::h,
     .task = is_typed},
    {.name = "D",
     .group = "data",
     .help = "a friction, such as -c p^2/2; c=0.1: dq/dt = dH/dp + dD/dq, dp/dt = -dH/dq + dD/dp; empty: none",
     .type = Type::text,
     .max_length = 400,
     .member = &Experiment::d,
     .task = is_typed},
    {.name = "box",
     .group = "data",
     .help = "where trajectories start: lowest and highest of each coordinate, or of all",
     .type = Type::numbers,
     .min = -1000,
     .max = 1000,
     .min_length = 2,
     .max_length = 4 * Formula::most_freedom,
     .member = &Experiment::box,
     .task = is_typed},
    {.name = "energies",
     .group = "data",
     .help = "lowest and highest H that trajectories start with, two more for those that test; empty: any in the box",
     .type = Type::numbers,
     .min = -1e6,
     .max = 1e6,
     .max_length = 4,
     .member = &Experiment::energies,
     .task = is_typed},
    {.name = "trajectories",
     .group = "data",
     .help = "trajectories in the data; the last test: half of them, a fifth for bodies and films",
     .type = Type::integer,
     .min = 2,
     .max = 5000,
     .member = &Experiment::trajectories,
     .task = is_simulated},
    {.name = "points",
     .group = "data",
     .help = "points on each trajectory",
     .type = Type::integer,
     .min = 2,
     .max = 1000,
     .member = &Experiment::points,
     .task = is_simulated},
    {.name = "duration",
     .group = "data",
     .help = "time that each trajectory lasts",
     .unit = "time units",
     .type = Type::number,
     .min = 0.01,
     .max = 1000,
     .member = &Experiment::duration,
     .task = is_noisy},
    {.name = "noise",
     .group = "data",
     .help = "standard deviation of the noise on q and p; the derivatives stay clean",
     .type = Type::number,
     .max = 1,
     .member = &Experiment::noise,
     .task = is_noisy},
    {.name = "derivatives",
     .group = "data",
     .help = "how dx/dt is taken: exact, from the law, or from the states by forward or central differences",
     .type = Type::choice,
     .words = {"exact", "forward", "central"},
     .member = &Experiment::derivatives,
     .task = is_seen,
     .limited = "exact",
     .limit = [](const TaskInfo& task) { return !task.takes_file(); }},
    {.name = "columns",
     .group = "data",
     .help = "which columns of a recording are t, q and p, such as t=Zeit,q=Winkel[deg]; empty: by their names",
     .type = Type::text,
     .max_length = 400,
     .member = &Experiment::columns,
     .task = takes_file},
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
     .choices = [] { return std::vector(activation_names().begin(), activation_names().end()); },
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
     .max = 1e6,
     .member = &Experiment::batch},
    {.name = "members",
     .group = "training",
     .help = "networks that learn at once, from other start weights each; the model is their mean, and where they "
             "part, nobody knows",
     .type = Type::integer,
     .min = 1,
     .max = 20,
     .member = &Experiment::members,
     .task = is_seen},
    {.name = "time_input",
     .group = "training",
     .help = "whether the networks are told the time of what drives the system",
     .type = Type::choice,
     .words = {"on", "off"},
     .member = &Experiment::time_input,
     .task = [](const TaskInfo& task) { return task.is_driven(); }},
    {.name = "loss",
     .group = "training",
     .help = "what is made small: the error of dx/dt, or, from states alone, that of short motions through a solver",
     .type = Type::choice,
     .words = {"derivative", "rollout"},
     .member = &Experiment::loss,
     .limited = "rollout",
     .limit = is_seen},
    {.name = "horizon",
     .group = "training",
     .help = "length of the short motions, in steps from one point of the data to the next",
     .unit = "steps",
     .type = Type::integer,
     .min = 1,
     .max = 50,
     .member = &Experiment::horizon,
     .loss = "rollout"},
    {.name = "training_integrator",
     .group = "training",
     .help = "solver of the short motions, which training differentiates through",
     .type = Type::choice,
     .choices = [] { return ids_where(solvers(), records_steps); },
     .member = &Experiment::training_integrator,
     .loss = "rollout"},
    {.name = "optimizer",
     .group = "training",
     .help = "what takes the steps; hnn tasks says how each does",
     .type = Type::choice,
     .choices = [] { return all_ids(optimisers()); },
     .member = &Experiment::optimizer},
    {.name = "learning_rate",
     .group = "training",
     .help = "how far a step goes",
     .type = Type::number,
     .min = 1e-8,
     .max = 1,
     .member = &Experiment::learning_rate,
     .optimiser = &OptimiserInfo::takes_rate},
    {.name = "schedule",
     .group = "training",
     .help = "constant, or one cycle: the learning rate rises over a tenth of the steps and falls to 0",
     .type = Type::choice,
     .choices = [] { return std::vector(schedule_names.begin(), schedule_names.end()); },
     .member = &Experiment::schedule,
     .optimiser = &OptimiserInfo::takes_schedule},
    {.name = "beta1",
     .group = "training",
     .help = "how much of the mean gradient a step keeps",
     .type = Type::number,
     .max = 0.9999,
     .member = &Experiment::beta1,
     .optimiser = &OptimiserInfo::takes_betas},
    {.name = "beta2",
     .group = "training",
     .help = "how much of the mean square of the gradient a step keeps",
     .type = Type::number,
     .max = 0.99999,
     .member = &Experiment::beta2,
     .optimiser = &OptimiserInfo::takes_betas},
    {.name = "weight_decay",
     .group = "training",
     .help = "pull of the weights towards 0, added to the gradient",
     .type = Type::number,
     .max = 1,
     .member = &Experiment::weight_decay,
     .optimiser = &OptimiserInfo::takes_decay},
    {.name = "damping",
     .group = "training",
     .help = "damping of Gauss-Newton at its start; noisy data want about 1",
     .type = Type::number,
     .min = 1e-9,
     .max = 1e6,
     .member = &Experiment::damping,
     .optimiser = &OptimiserInfo::linearises},
    {.name = "history",
     .group = "training",
     .help = "steps that L-BFGS remembers",
     .unit = "steps",
     .type = Type::integer,
     .min = 1,
     .max = 50,
     .member = &Experiment::history,
     .optimiser = &OptimiserInfo::keeps_history},
    {.name = "from",
     .group = "rollout",
     .help = "start state, q before p; empty: the first of the test data",
     .type = Type::numbers,
     .min = -100,
     .max = 100,
     .max_length = 2 * SpringChain::most_masses,
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
     .choices = [] { return all_ids(solvers()); },
     .member = &Experiment::integrator},
    {.name = "tolerance",
     .group = "rollout",
     .help = "error that an adaptive solver allows itself, relative and absolute",
     .type = Type::number,
     .min = 1e-12,
     .max = 0.1,
     .member = &Experiment::tolerance,
     .solver = [](const SolverInfo& solver) { return solver.adaptive; }},
    {.name = "time_step",
     .group = "rollout",
     .help = "step of a solver with fixed steps",
     .unit = "time units",
     .type = Type::number,
     .min = 1e-4,
     .max = 1,
     .member = &Experiment::time_step,
     .solver = [](const SolverInfo& solver) { return !solver.adaptive; }},
    {.name = "truth",
     .group = "rollout",
     .help = "the true motion beside the model's: exact, or under the same solver, so that its error shows apart",
     .type = Type::choice,
     .words = {"exact", "same-solver"},
     .member = &Experiment::truth,
     .task = [](const TaskInfo& task) { return task.has_law && !task.has_frames(); }},
    {.name = "pushes",
     .group = "rollout",
     .help = "what the learned H rises by, and when, of models that keep theirs: 1@5,-0.5@10",
     .type = Type::pushes,
     .min = -1000,
     .max = 1000,
     .max_length = 8,
     .member = &Experiment::pushes,
     .task = [](const TaskInfo& task) { return !task.is_driven(); }},
    {.name = "direction",
     .group = "rollout",
     .help = "forward, or there and back: from its end the motion runs back to the start under the same solver",
     .type = Type::choice,
     .words = {"forward", "there-and-back"},
     .member = &Experiment::direction},
};

Setting setting_of(const Row& row) {
  Setting setting{row.name, row.group, row.help,       row.unit,       row.type,  {},
                  row.min,  row.max,   row.min_length, row.max_length, row.member};
  if (row.choices != nullptr) setting.choices = row.choices();
  std::copy_if(row.words.begin(), row.words.end(), std::back_inserter(setting.choices),
               [](auto word) { return !word.empty(); });
  if (row.task != nullptr) setting.tasks = ids_where(tasks(), row.task);
  if (row.solver != nullptr) setting.solvers = ids_where(solvers(), row.solver);
  if (row.optimiser != nullptr) {
    setting.optimisers = ids_where(optimisers(), [&](const OptimiserInfo& one) { return one.*row.optimiser; });
  }
  if (!row.loss.empty()) setting.losses = {row.loss};
  if (row.limit != nullptr) setting.limited = {{row.limited, ids_where(tasks(), row.limit)}};
  return setting;
}

}  // namespace

std::span<const Setting> settings() {
  static const std::vector<Setting> all = [] {
    std::vector<Setting> made;
    made.reserve(std::size(rows));
    for (const Row& row : rows) made.push_back(setting_of(row));
    return made;
  }();
  return all;
}

}  // namespace hnn
