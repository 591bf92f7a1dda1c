#include "cli/setting_flags.hpp"

#include <algorithm>

#include "hnn/text/number_text.hpp"

namespace hnn::cli {
namespace {

std::string flag_of(std::string_view name) {
  std::string flag = "--" + std::string(name);
  std::replace(flag.begin(), flag.end(), '_', '-');
  return flag;
}

std::string value_text(const Setting& setting) {
  std::string text;
  for (const std::string_view choice : setting.choices) text += (text.empty() ? "" : "|") + std::string(choice);
  if (!text.empty()) return text;
  if (setting.type == Setting::Type::text) return "TEXT";
  if (setting.type == Setting::Type::pushes) return "AMOUNT@TIME,...";
  text = number_text(setting.min) + ".." + number_text(setting.max);
  return setting.max_length > 1 ? text + ",..." : text;
}

/// The default, and where another task has another.
std::string default_text(const Setting& setting) {
  std::string first;
  std::string others;
  for (const TaskInfo& task : tasks()) {
    const std::string value = value_of(task.code, setting);
    if (!setting.matters_in(task.id) || value.empty()) continue;
    if (first.empty()) {
      first = value;
    } else if (value != first) {
      others += ", " + std::string(task.id) + " " + value;
    }
  }
  return first.empty() ? "" : " [" + first + others + "]";
}

}  // namespace

void SettingFlags::add_task(CLI::App& command) {
  command.add_option("TASK", task_, "what to learn; hnn tasks shows the tasks")->required()->type_name("");
}

void SettingFlags::add_group(CLI::App& command, std::string_view group) {
  for (const Setting& setting : settings()) {
    if (setting.group == group && setting.name != "task") add(command, setting);
  }
}

void SettingFlags::add(CLI::App& command, std::string_view name) {
  for (const Setting& setting : settings()) {
    if (setting.name == name) add(command, setting);
  }
}

void SettingFlags::add(CLI::App& command, const Setting& setting) {
  std::string heading = "Settings: " + std::string(setting.group);
  command
      .add_option(flag_of(setting.name), given_[std::string(setting.name)],
                  std::string(setting.help) + default_text(setting))
      ->expected(1)
      ->multi_option_policy(CLI::MultiOptionPolicy::TakeAll)
      ->allow_extra_args(false)
      ->type_name(value_text(setting))
      ->group(heading);
}

Values SettingFlags::values() const {
  Values values;
  if (task_) values.emplace_back("task", *task_);
  for (const auto& [name, texts] : given_) {
    for (const std::string& text : texts) values.emplace_back(name, text);
  }
  return values;
}

void add_models_option(CLI::App& command, std::optional<std::string>& models) {
  command.add_option("--models", models, "models to train side by side, parted by commas; without it, the task's own")
      ->type_name("NAME,...");
}

}  // namespace hnn::cli
