#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace hnn {

/// Every setting of a run. Two equal experiments give the same bits on every machine.
/// The defaults of a task come from `default_experiment`; `settings()` describes each member.
struct Experiment {
  std::string task = "spring";
  std::string model = "hnn";
  std::string convention = "code";
  std::uint32_t seed = 0;
  // data
  int trajectories = 50;
  int points = 30;
  double noise = 0.1;
  std::string derivatives = "forward";
  // network and training
  std::vector<int> widths{200, 200};
  std::string activation = "tanh";
  int steps = 2000;
  int batch = 0;  ///< 0: all points
  double learning_rate = 1e-3;
  double weight_decay = 1e-4;
  // rollout
  std::vector<double> from{};  ///< empty: the first test start state
  double until = 20.0;
  std::string integrator = "dopri5";
  double tolerance = 1e-9;
  double time_step = 0.01;

  friend bool operator==(const Experiment&, const Experiment&) = default;
};

/// One row of the table that the command line's flags, JSON, the URL, the page's controls and the messages for bad
/// values come from.
struct Setting {
  enum class Type { choice, integer, number, integers, numbers };

  std::string_view name{};   ///< snake_case, the same in JSON, URL and JavaScript; the flag is `--` with dashes
  std::string_view group{};  ///< "task", "data", "training" or "rollout"
  std::string_view help{};   ///< one line
  std::string_view unit{};   ///< "" where it has none
  Type type{};
  std::vector<std::string_view> choices{};  ///< for Type::choice
  double min = 0;                           ///< for numbers, and each member of a list; the bounds are allowed values
  double max = 0;
  std::size_t min_length = 0;             ///< for lists
  std::size_t max_length = 1;             ///< for lists
  std::vector<std::string_view> tasks{};  ///< the tasks it has an effect in; empty: all
};

[[nodiscard]] std::span<const Setting> settings();

/// A task, in the order of the paper, with what the paper fixes of it.
struct Task {
  std::string_view id;
  std::string_view title;
  std::string_view description;  ///< one line
  std::size_t dimension;
  double duration = 3;             ///< of a simulated trajectory, from 0 [time]
  std::size_t test_part = 2;       ///< one simulated trajectory in so many tests
  double metric_duration = 20;     ///< the energy metric's last time; its first is 0
  std::size_t metric_times = 200;  ///< equally spaced, both ends included
};
[[nodiscard]] std::span<const Task> tasks();

/// The task that the experiment names, which must be one of `tasks()`.
[[nodiscard]] const Task& task_of(const Experiment& experiment);

/// The defaults of `task` in `convention` ("code" or "paper"). Throws Error for an unknown one.
[[nodiscard]] Experiment default_experiment(std::string_view task, std::string_view convention = "code");

/// Applies `name=value` pairs to the defaults of the task and convention they name. The order does not matter, a name
/// given twice does. Throws Error for an unknown name, a bad value, or a value other than the default for a setting
/// that has no effect in the task.
[[nodiscard]] Experiment experiment_from(std::span<const std::pair<std::string, std::string>> values);

/// `experiment` with the pairs in place of its own values. Throws as `experiment_from` does.
[[nodiscard]] Experiment experiment_with(const Experiment& experiment,
                                         std::span<const std::pair<std::string, std::string>> values);

/// The value of one setting as text, as `experiment_from` reads it.
[[nodiscard]] std::string value_of(const Experiment& experiment, std::string_view setting);

/// JSON with every setting, and back. Throws Error.
[[nodiscard]] std::string to_json(const Experiment& experiment);
[[nodiscard]] Experiment experiment_from_json(std::string_view json);

/// `task=spring&seed=1`: the task, and what differs from its defaults.
[[nodiscard]] std::string to_query(const Experiment& experiment);
/// Reads a whole link, `?query`, `#query` or a bare query. Throws Error.
[[nodiscard]] Experiment experiment_from_query(std::string_view link);
/// The `name=value` pairs that such a link names, percent-decoded, for `experiment_from`. Throws Error for what isn't
/// one.
[[nodiscard]] std::vector<std::pair<std::string, std::string>> values_from_query(std::string_view link);

/// The table, the tasks and their defaults as one JSON object: what `hnn tasks --json` prints and the page is built
/// from.
/// {"settings": [{"name", "group", "help", "unit", "type": "choice" | "integer" | "number" | "integers" | "numbers",
///                "choices"?, "min"?, "max"?, "min_length"?, "max_length"?, "tasks"?}],
///  "tasks": [{"id", "title", "description", "dimension", "defaults": {"code": {setting: value}, "paper": {...}}}]}
[[nodiscard]] std::string table_json();

}  // namespace hnn
