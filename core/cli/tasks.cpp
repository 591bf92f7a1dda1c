#include <algorithm>
#include <iostream>
#include <memory>

#include "cli/commands.hpp"
#include "hnn/settings/settings.hpp"

namespace hnn::cli {
namespace {

std::string cell(std::string text, std::size_t width) {
  text.resize(std::max(width, text.size() + 1), ' ');
  return text;
}

/// The default, with the paper's after it where its text says something else; "-" where the setting has no effect.
std::string default_text(const Setting& setting, std::string_view task) {
  const bool applies =
      setting.tasks.empty() || std::find(setting.tasks.begin(), setting.tasks.end(), task) != setting.tasks.end();
  if (!applies) return "-";
  const std::string code = value_of(default_experiment(task), setting.name);
  const std::string paper = value_of(default_experiment(task, "paper"), setting.name);
  if (code.empty()) return "none";
  return code == paper || setting.name == "convention" ? code : code + " (paper " + paper + ")";
}

void print_table() {
  constexpr std::size_t kNameWidth = 15;
  constexpr std::size_t kDefaultWidth = 16;
  std::cout << "Tasks\n";
  for (const Task& task : tasks()) {
    std::cout << "  " << cell(std::string(task.id), kNameWidth) << task.description << '\n';
  }
  std::cout << "\nSettings and their defaults; hnn train --help says what each does\n  " << cell("", kNameWidth);
  for (const Task& task : tasks()) std::cout << cell(std::string(task.id), kDefaultWidth);
  std::cout << '\n';
  for (const Setting& setting : settings()) {
    if (setting.name == "task") continue;
    std::cout << "  " << cell(std::string(setting.name), kNameWidth);
    for (const Task& task : tasks()) std::cout << cell(default_text(setting, task.id), kDefaultWidth);
    std::cout << '\n';
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
