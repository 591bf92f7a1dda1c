#include <algorithm>
#include <iostream>
#include <map>
#include <memory>
#include <string>
#include <vector>

#include "cli/commands.hpp"
#include "hnn/integrate/solvers.hpp"
#include "hnn/models/models.hpp"
#include "hnn/optimise/optimisers.hpp"
#include "hnn/settings/settings.hpp"
#include "hnn/text/suggestion.hpp"
#include "hnn/training/table_json.hpp"

namespace hnn::cli {
namespace {

std::string cell(std::string text, std::size_t width) {
  text.resize(std::max(width, text.size() + 1), ' ');
  return text;
}

/// The default, with the paper's after it where its text says something else.
std::string default_text(const Setting& setting, const TaskInfo& task) {
  const std::string code = value_of(task.code, setting);
  const std::string paper = value_of(task.paper_text, setting);
  if (code.empty()) return "none";
  return code == paper || setting.name == "convention" ? code : code + " (paper " + paper + ")";
}

/// The default of most tasks, then of those that have another, and where the setting has no effect.
std::string defaults_of(const Setting& setting) {
  using Ids = std::vector<std::string_view>;
  std::map<std::string, Ids> tasks_by_default;
  Ids with_effect, without;
  for (const TaskInfo& task : tasks()) {
    (setting.matters_in(task.id) ? with_effect : without).push_back(task.id);
    if (setting.matters_in(task.id)) tasks_by_default[default_text(setting, task)].push_back(task.id);
  }
  const auto most = std::max_element(tasks_by_default.begin(), tasks_by_default.end(),
                                     [](const auto& a, const auto& b) { return a.second.size() < b.second.size(); });
  std::string text = most->first;
  for (const auto& [value, ids] : tasks_by_default) {
    if (value != most->first) text += "; " + joined(ids, ", ") + " " + value;
  }
  if (without.empty()) return text;
  const bool few = with_effect.size() < without.size();
  return text + (few ? "; only in " + joined(with_effect, " and ") : "; not in " + joined(without, " and "));
}

std::string fast_text(const TaskInfo& task) {
  const Experiment fast = default_experiment(task.id, task.code.convention, "fast");
  std::string text;
  for (const Setting& setting : settings()) {
    const std::string value = value_of(fast, setting);
    if (setting.name == "recipe" || value == value_of(task.code, setting)) continue;
    text += (text.empty() ? "" : ", ") + std::string(setting.name) + " " + value;
  }
  return text;
}

std::string description_of(const TaskInfo& task) { return std::string(task.description); }
std::string description_of(const ModelInfo& model) {
  return std::string(model.title) + ": " + std::string(model.sentence) + ".";
}
std::string description_of(const SolverInfo& solver) { return std::string(solver.description); }
std::string description_of(const OptimiserInfo& optimiser) { return std::string(optimiser.description); }

template <typename Rows>
void print_rows(const char* heading, const Rows& rows) {
  constexpr std::size_t kNameWidth = 19;
  std::cout << heading << '\n';
  for (const auto& row : rows)
    std::cout << "  " << cell(std::string(row.id), kNameWidth) << description_of(row) << '\n';
  std::cout << '\n';
}

void print_table() {
  constexpr std::size_t kNameWidth = 15;
  print_rows("Tasks", tasks());
  print_rows("Models", models());
  print_rows("Solvers", solvers());
  print_rows("Optimizers", optimisers());
  std::cout << "Settings and their defaults; hnn train --help says what each does\n";
  for (const Setting& setting : settings()) {
    if (setting.name == "task") continue;
    std::cout << "  " << cell(std::string(setting.name), kNameWidth) << defaults_of(setting) << '\n';
  }
  std::cout << "\nDefaults of the fast recipe, where they are others\n";
  for (const TaskInfo& task : tasks()) {
    std::cout << "  " << cell(std::string(task.id), kNameWidth) << fast_text(task) << '\n';
  }
}

}  // namespace

void add_tasks(CLI::App& program) {
  CLI::App& command = *program.add_subcommand("tasks", "Show the tasks, their settings and defaults");
  const auto json = std::make_shared<bool>(false);
  command.add_flag("--json", *json, "print one JSON object");
  command.callback([json] {
    if (*json) {
      std::cout << table_json() << '\n';
    } else {
      print_table();
    }
  });
}

}  // namespace hnn::cli
