#pragma once

#include <CLI/CLI.hpp>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "hnn/settings/comparison.hpp"

namespace hnn::cli {

/// The flags of a command that come from the table of settings, and what was given for them.
class SettingFlags {
 public:
  /// Adds the task as the command's argument TASK.
  void add_task(CLI::App& command);
  /// Adds a flag for each setting of `group` but the task.
  void add_group(CLI::App& command, std::string_view group);
  /// Adds the flag of one setting.
  void add(CLI::App& command, std::string_view name);

  /// What was given, for `experiment_from`.
  [[nodiscard]] Values values() const;
  [[nodiscard]] Experiment experiment() const { return experiment_from(values()); }

 private:
  void add(CLI::App& command, const Setting& setting);

  std::optional<std::string> task_;
  std::map<std::string, std::vector<std::string>> given_;  // by the setting's name; parsing fills them through pointers
};

/// Adds the option --models, which names models to train side by side.
void add_models_option(CLI::App& command, std::optional<std::string>& models);

}  // namespace hnn::cli
