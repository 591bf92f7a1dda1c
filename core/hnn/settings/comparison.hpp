#pragma once

#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "hnn/settings/settings.hpp"

namespace hnn {

/// What a link names: an experiment, and the models that learn it side by side.
struct Comparison {
  Experiment experiment;            ///< its `model` is the only one compared, where there is only one
  std::vector<std::string> models;  ///< one to `most_models`, each once, in the order they are shown

  friend bool operator==(const Comparison&, const Comparison&) = default;
};

inline constexpr std::size_t most_models = 4;

/// The models that can learn the task.
[[nodiscard]] std::vector<std::string_view> models_for(const TaskInfo& task);

/// Throws Error where the model cannot learn the task.
void check_learnable(std::string_view model, const TaskInfo& task);

/// Names of models, parted by commas. Throws Error for anything but one to `most` models that can learn the task, each
/// once.
[[nodiscard]] std::vector<std::string> models_from(std::string_view text, const TaskInfo& task,
                                                   std::size_t most = most_models);

/// Settings by `experiment_from`, and the models by the name `models` (or one by `model`); where neither is given, the
/// task's own. Throws Error.
[[nodiscard]] Comparison comparison_from(const Values& values);

/// Reads a whole link, `?query`, `#query` or a bare query. Throws Error.
[[nodiscard]] Comparison comparison_from_query(std::string_view link);
[[nodiscard]] Experiment experiment_from_query(std::string_view link);

/// `task=spring&seed=1`: the task, and what differs from its defaults.
[[nodiscard]] std::string to_query(const Comparison& comparison);

/// What makes sense of a link, and what does not.
struct LinkReading {
  Comparison comparison;
  std::map<std::string, std::string> errors{};  ///< by setting, or "models": one sentence; its default is taken
  std::string notice{};                         ///< what has no control to stand beside: unknown names, idle settings
};
/// Never refuses: for a page, where a link with a mistake in it still opens.
[[nodiscard]] LinkReading read_link(std::string_view link);

}  // namespace hnn
