#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <variant>
#include <vector>

#include "hnn/experiment.hpp"
#include "hnn/tasks/tasks.hpp"

namespace hnn {

class JsonWriter;

/// One row of the table that the command line's flags, JSON, the URL, the page's controls and the messages for bad
/// values come from.
struct Setting {
  enum class Type { choice, integer, number, integers, numbers, text, pushes };
  using Member = std::variant<std::string Experiment::*, std::uint32_t Experiment::*, int Experiment::*,
                              double Experiment::*, std::vector<int> Experiment::*, std::vector<double> Experiment::*,
                              std::vector<EnergyPush> Experiment::*>;

  std::string_view name{};   ///< snake_case, the same in JSON, URL and JavaScript; the flag is `--` with dashes
  std::string_view group{};  ///< "task", "data", "training" or "rollout"
  std::string_view help{};   ///< one line
  std::string_view unit{};   ///< "" where it has none
  Type type{};
  std::vector<std::string_view> choices{};  ///< for Type::choice
  double min = 0;                           ///< for numbers, and each member of a list; the bounds are allowed values
  double max = 0;
  std::size_t min_length = 0;  ///< for lists
  std::size_t max_length = 1;  ///< for lists; for a text, in characters
  Member member{};
  std::vector<std::string_view> tasks{};       ///< the tasks it has an effect in; empty: all
  std::vector<std::string_view> solvers{};     ///< the solvers it has an effect on; empty: all
  std::vector<std::string_view> optimisers{};  ///< the optimisers it has an effect on; empty: all
  std::vector<std::string_view> losses{};      ///< the losses it has an effect on; empty: all
  /// A choice that there is in some tasks alone.
  struct Limited {
    std::string_view choice;
    std::vector<std::string_view> tasks;
  };
  std::vector<Limited> limited{};

  [[nodiscard]] bool matters_in(std::string_view task) const;
  [[nodiscard]] bool matters_to(std::string_view optimiser) const;
  [[nodiscard]] bool matters_for(std::string_view loss) const;
};

/// A new setting is a member of `Experiment` and a row of this table, in settings.cpp.
[[nodiscard]] std::span<const Setting> settings();

/// Throws Error for an unknown one.
[[nodiscard]] const Setting& setting_named(std::string_view name);

/// The settings that say which defaults the others have.
inline constexpr std::array<std::string_view, 3> leading_settings = {"task", "convention", "recipe"};

/// The task that the experiment names.
[[nodiscard]] inline const TaskInfo& task_of(const Experiment& experiment) { return task_named(experiment.task); }

/// The defaults of `task` in `convention` ("code" or "paper") by `recipe` ("paper" or "fast"). Throws Error for an
/// unknown one.
[[nodiscard]] Experiment default_experiment(std::string_view task, std::string_view convention = "code",
                                            std::string_view recipe = "paper");
/// The defaults for the task, convention and recipe that the experiment names.
[[nodiscard]] Experiment defaults_of(const Experiment& experiment);

/// `name=value` pairs, as a link or the command line gives them.
using Values = std::vector<std::pair<std::string, std::string>>;

/// Applies `values` to the defaults of the task, convention and recipe they name. The order does not matter, a name
/// given twice does. Throws Error for an unknown name, a bad value, a value other than the default for a setting that
/// has no effect in the task, and a model that cannot learn the task.
[[nodiscard]] Experiment experiment_from(const Values& values);

/// `experiment` with the pairs in place of its own values. Throws as `experiment_from` does.
[[nodiscard]] Experiment experiment_with(const Experiment& experiment, const Values& values);

/// The value of one setting as text, as `experiment_from` reads it.
[[nodiscard]] std::string value_of(const Experiment& experiment, std::string_view setting);
[[nodiscard]] std::string value_of(const Experiment& experiment, const Setting& setting);

/// Takes over one value. Throws Error, in one sentence, for a bad one.
void set(Experiment& experiment, const Setting& setting, std::string_view text);

/// What a value has to be: "a whole number from 0 to 10".
[[nodiscard]] std::string right_value(const Setting& setting);

/// Throws Error where a start state is given that has not as many numbers as a state of the task.
void check_start_state(const Experiment& experiment);

/// Whether the value is another than the default although the setting has no effect: in the task, on the optimizer or
/// on the loss.
[[nodiscard]] bool is_idle(const Experiment& experiment, const Experiment& defaults, const Setting& setting);

/// Throws Error where the task has not the choice that the experiment has made.
void check_choice(const Experiment& experiment, const Setting& setting);

/// JSON with every setting, and back. Throws Error.
[[nodiscard]] std::string to_json(const Experiment& experiment);
void write_json(JsonWriter& json, std::string_view name, const Experiment& experiment);
[[nodiscard]] Experiment experiment_from_json(std::string_view json);

}  // namespace hnn
