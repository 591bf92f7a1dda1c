#include "cli/contenders.hpp"

#include <algorithm>
#include <filesystem>

#include "cli/files.hpp"
#include "cli/threads.hpp"
#include "cli/training.hpp"
#include "hnn/data/simulate.hpp"
#include "hnn/error.hpp"
#include "hnn/integrate/solvers.hpp"
#include "hnn/math/random_streams.hpp"
#include "hnn/text/number_text.hpp"
#include "hnn/text/suggestion.hpp"

namespace hnn::cli {
namespace {

bool names_task(const std::string& word) {
  if (std::any_of(tasks().begin(), tasks().end(), [&](const TaskInfo& task) { return task.id == word; })) return true;
  return !std::filesystem::exists(word) && word.find_first_of("./\\") == std::string::npos;  // to be refused as one
}

void add_truth(Contenders& all) {
  if (!all.task->has_law || all.system->is_discrete()) return;
  all.each.push_back({.model = std::nullopt,
                      .title = "truth",
                      .role = palette::truth,
                      .field = field_of(*all.system),
                      .for_threads = true,
                      .enter = [](const std::vector<double>& x) { return x; }});
}

void add_model(Contenders& all, const Checkpoint& checkpoint, const std::optional<File>& file) {
  const auto trainer = std::make_shared<Trainer>(make_trainer(checkpoint.experiment, file));
  trainer->restore(checkpoint);
  all.coordinates = trainer->task().coordinates();
  all.each.push_back({.model = std::string(trainer->model().id),
                      .title = std::string(trainer->model().label),
                      .role = palette::models[std::min(all.trainers.size(), most_models - 1)],
                      .field = trainer->field(),
                      .for_threads = false,
                      .enter = [trainer](const std::vector<double>& x) { return trainer->enter(x); }});
  all.trainers.push_back(trainer);
}

}  // namespace

void add_contenders(CLI::App& command, ContenderOptions& options) {
  command
      .add_option("TASK or MODEL...", options.what,
                  "a task, or safetensors files that hnn train --out or the page wrote, all of one task")
      ->required()
      ->type_name("");
  for (const char* setting : {"seed", "H", "D", "from", "integrator", "tolerance", "time_step"})
    options.flags.add(command, setting);
  add_data_option(command, options.data);
  add_threads_option(command, options.threads, "the cores");
}

Contenders contenders_of(const ContenderOptions& options) {
  Contenders all{};
  const std::string& first = options.what.front();
  std::vector<Checkpoint> checkpoints;
  Values given = options.flags.values();
  if (names_task(first)) {
    if (options.what.size() > 1) {
      throw Error("The task " + std::string(task_named(first).id) +
                  " is followed by another argument; give a task alone, or model files alone.");
    }
    given.emplace_back("task", first);
    all.experiment = experiment_from(given);
  } else {
    for (const std::string& path : options.what) {
      checkpoints.push_back(read_model(path));
      const Experiment &ours = checkpoints.front().experiment, &theirs = checkpoints.back().experiment;
      if (theirs.task != ours.task) {
        throw Error("The files are models of " + ours.task + " and of " + theirs.task +
                    "; they must all be of one task.");
      }
    }
    if (checkpoints.size() > most_models) {
      throw Error("There are " + std::to_string(checkpoints.size()) + " model files; give at most " +
                  std::to_string(most_models) + ".");
    }
    for (const auto& [name, text] : given) {
      if (name != "H" && name != "D") continue;
      throw Error("The option --" + name +
                  " is about a task's law, but the law of a model file is the one it learned.");
    }
    all.experiment = experiment_with(checkpoints.front().experiment, given);
  }
  all.task = &task_of(all.experiment);
  all.solver = {.name = solver_named(all.experiment.integrator).id,
                .rtol = all.experiment.tolerance,
                .atol = all.experiment.tolerance,
                .step = all.experiment.time_step};
  if (std::any_of(given.begin(), given.end(), [](const auto& pair) { return pair.first == "from"; })) {
    all.from = all.experiment.from;
  }
  all.coordinates = all.task->coordinates_in(all.experiment);
  if (all.task->system != nullptr) all.system = all.task->system(all.experiment);
  const std::optional<File> file = checkpoints.empty() ? std::nullopt : file_for(all.experiment, options.data);
  add_truth(all);
  for (const Checkpoint& checkpoint : checkpoints) add_model(all, checkpoint, file);
  if (all.each.empty()) {
    throw Error("No law of the task " + all.experiment.task + " is known; give files of models that learned it.");
  }
  return all;
}

std::vector<double> Contenders::starts(std::size_t count) const {
  if (!from.empty()) return from;
  if (!task->has_law) return trainers.front()->task().first_test_start();
  Random random(experiment.seed, data_stream);
  const std::size_t d = system->dimension();
  std::vector<double> states(count * d);
  for (std::size_t i = 0; i < count; ++i) system->start_state(random, std::span(states).subspan(i * d, d));
  return states;
}

std::function<double(std::span<const double>)> Contenders::energy() const {
  return [it = system](std::span<const double> x) { return it->energy(x); };
}

const TaskSection& section_of(const TaskInfo& task) {
  if (task.section) return *task.section;
  std::vector<std::string_view> ids;
  for (const TaskInfo& other : tasks()) {
    if (other.section) ids.push_back(other.id);
  }
  throw Error("The task " + std::string(task.id) + " has no section; that is of " + joined(ids) + " alone.");
}

std::vector<double> starts_with_energy(const Contenders& all, const std::optional<std::string>& energy,
                                       std::size_t count) {
  const TaskSection& section = section_of(*all.task);
  double value = section.energy;
  if (energy) {
    const std::optional<double> number = number_from(*energy);
    if (!number) throw Error("The option --energy is " + in_quotes(*energy) + ", but it has to be a number.");
    if (!all.from.empty()) {
      throw Error("The options --energy and --from exclude each other: a state has an energy of its own.");
    }
    value = *number;
  }
  std::vector<double> starts = states_in_plane(section.plane, field_of(*all.system), all.energy(), value, count,
                                               section.q_from, section.q_to, section.p_from, section.p_to);
  if (!starts.empty()) return starts;
  throw Error("No motion with the energy " + number_text(value) + " goes through the section; " +
              number_text(section.energy) + " is the energy of some.");
}

}  // namespace hnn::cli
