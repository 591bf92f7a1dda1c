// Reading and writing the values of settings, as text and as JSON.
#include <algorithm>
#include <cmath>
#include <optional>
#include <type_traits>

#include "hnn/error.hpp"
#include "hnn/settings/comparison.hpp"
#include "hnn/settings/settings.hpp"
#include "hnn/text/json.hpp"
#include "hnn/text/json_writer.hpp"
#include "hnn/text/number_text.hpp"
#include "hnn/text/suggestion.hpp"
#include "hnn/text/utf8.hpp"

namespace hnn {
namespace {

using Type = Setting::Type;

std::string range_text(const Setting& setting) {
  return " from " + number_text(setting.min) + " to " + number_text(setting.max);
}

std::string list_text(const Setting& setting, const std::string& members) {
  const std::string least = std::to_string(setting.min_length), most = std::to_string(setting.max_length);
  const std::string count = setting.min_length == 0                    ? "up to " + most
                            : setting.min_length == setting.max_length ? most
                                                                       : least + " to " + most;
  return count + " " + members + range_text(setting) + ", parted by commas";
}

bool is_in_range(const Setting& setting, double value) { return value >= setting.min && value <= setting.max; }

/// Each `read` gives false for a text that is no value of the setting.
bool read(const Setting& setting, std::string_view text, std::string& value) {
  value = text;
  if (setting.type == Type::text) {
    return text.size() <= setting.max_length && is_utf8(text) &&
           std::none_of(text.begin(), text.end(), [](unsigned char c) { return c < ' ' || c == 0x7f; });
  }
  return std::find(setting.choices.begin(), setting.choices.end(), text) != setting.choices.end();
}

template <typename Number>
requires std::is_arithmetic_v<Number>
bool read(const Setting& setting, std::string_view text, Number& value) {
  const std::optional<double> number = number_from(text);
  if (!number || !is_in_range(setting, *number)) return false;
  if (std::is_integral_v<Number> && *number != std::floor(*number)) return false;
  value = static_cast<Number>(*number);
  return true;
}

template <typename Number>
bool read(const Setting& setting, std::string_view text, std::vector<Number>& values) {
  values.clear();
  while (!text.empty()) {
    const std::size_t comma = text.find(',');
    std::string_view member = text.substr(0, comma);
    while (member.starts_with(' ')) member.remove_prefix(1);
    while (member.ends_with(' ')) member.remove_suffix(1);
    if (values.size() == setting.max_length || comma == text.size() - 1) return false;
    if (!read(setting, member, values.emplace_back())) return false;
    text = comma == std::string_view::npos ? "" : text.substr(comma + 1);
  }
  return values.size() >= setting.min_length;
}

bool read(const Setting& setting, std::string_view text, std::vector<EnergyPush>& pushes) {
  pushes.clear();
  const auto earlier = [](const EnergyPush& a, const EnergyPush& b) { return a.at < b.at; };
  while (!text.empty()) {
    const std::size_t comma = text.find(',');
    const std::string_view push = text.substr(0, comma);
    const std::size_t middle = push.find('@');
    if (pushes.size() == setting.max_length || comma == text.size() - 1 || middle == std::string_view::npos)
      return false;
    EnergyPush next;
    if (!read(setting, push.substr(0, middle), next.amount) || !read(setting, push.substr(middle + 1), next.at)) {
      return false;
    }
    if (next.at < 0) return false;
    // In order as they come: a stable sort would be three kilobytes of the module.
    pushes.insert(std::upper_bound(pushes.begin(), pushes.end(), next, earlier), next);
    text = comma == std::string_view::npos ? "" : text.substr(comma + 1);
  }
  return true;
}

std::string text_of(const std::string& value) { return value; }

template <typename Number>
requires std::is_arithmetic_v<Number> std::string text_of(Number value) {
  return number_text(static_cast<double>(value));
}

template <typename Number>
std::string text_of(const std::vector<Number>& values) {
  std::string text;
  for (const Number value : values) text += (text.empty() ? "" : ",") + text_of(value);
  return text;
}

std::string text_of(const std::vector<EnergyPush>& pushes) {
  std::string text;
  for (const EnergyPush& push : pushes) {
    text += (text.empty() ? "" : ",") + number_text(push.amount) + "@" + number_text(push.at);
  }
  return text;
}

/// A value that would silently do nothing is a mistake of whoever gave it.
void check_has_effect(const Experiment& experiment, const Experiment& defaults, const Setting& setting) {
  if (!is_idle(experiment, defaults, setting)) return;
  const std::string where =
      !setting.matters_in(experiment.task)
          ? "in the task " + experiment.task + ", only in " + joined(setting.tasks, " and ")
      : !setting.matters_for(experiment.loss)
          ? "on the loss " + experiment.loss + ", only on " + joined(setting.losses, " and ")
          : "on the optimizer " + experiment.optimizer + ", only on " + joined(setting.optimisers, " and ");
  throw Error("The setting " + std::string(setting.name) + " has no effect " + where + "; leave it out.");
}

std::string text_of_scalar(const Json& json) {
  if (json.is(Json::Type::object)) return "object";
  return json.is(Json::Type::array) ? "array" : json.text;
}

std::string text_of(const Json& json) {
  if (!json.is(Json::Type::array)) return text_of_scalar(json);
  std::string text;
  for (const auto& [name, member] : json.members) text += (text.empty() ? "" : ",") + text_of_scalar(member);
  return text;
}

void write(JsonWriter& json, std::string_view name, const std::string& value) { json.text(name, value); }

template <typename Number>
requires std::is_arithmetic_v<Number>
void write(JsonWriter& json, std::string_view name, Number value) { json.number(name, static_cast<double>(value)); }

template <typename Number>
void write(JsonWriter& json, std::string_view name, const std::vector<Number>& values) {
  json.open_array(name);
  for (const Number value : values) write(json, "", value);
  json.close_array();
}

void write(JsonWriter& json, std::string_view name, const std::vector<EnergyPush>& pushes) {
  json.text(name, text_of(pushes));
}

bool is_any_of(const std::vector<std::string_view>& ids, std::string_view id) {
  return ids.empty() || std::find(ids.begin(), ids.end(), id) != ids.end();
}

}  // namespace

bool Setting::matters_in(std::string_view task) const { return is_any_of(tasks, task); }

bool Setting::matters_to(std::string_view optimiser) const { return is_any_of(optimisers, optimiser); }

bool Setting::matters_for(std::string_view loss) const { return is_any_of(losses, loss); }

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

std::string right_value(const Setting& setting) {
  switch (setting.type) {
    case Type::choice:
      return joined(setting.choices);
    case Type::integer:
      return "a whole number" + range_text(setting);
    case Type::number:
      return "a number" + range_text(setting);
    case Type::integers:
      return list_text(setting, "whole numbers");
    case Type::numbers:
      return list_text(setting, "numbers");
    case Type::pushes:
      return "up to " + std::to_string(setting.max_length) + " pushes such as 1@5,-0.5@10, each an amount" +
             range_text(setting) + " at a time from 0 to " + number_text(setting.max) + ", parted by commas";
    case Type::text:
      return "at most " + std::to_string(setting.max_length) + " characters on one line";
  }
  return "";
}

void set(Experiment& experiment, const Setting& setting, std::string_view text) {
  if (std::visit([&](auto member) { return read(setting, text, experiment.*member); }, setting.member)) return;
  const std::string guess = did_you_mean(text, setting.choices);
  throw Error("The setting " + std::string(setting.name) + " is " + in_quotes(text) + ", but it has to be " +
              right_value(setting) + (guess.empty() ? "." : guess));
}

std::string value_of(const Experiment& experiment, const Setting& setting) {
  return std::visit([&](auto member) { return text_of(experiment.*member); }, setting.member);
}

std::string value_of(const Experiment& experiment, std::string_view setting) {
  return value_of(experiment, setting_named(setting));
}

bool is_idle(const Experiment& experiment, const Experiment& defaults, const Setting& setting) {
  const bool matters = setting.matters_in(experiment.task) && setting.matters_to(experiment.optimizer) &&
                       setting.matters_for(experiment.loss);
  return !matters && value_of(experiment, setting) != value_of(defaults, setting);
}

void check_choice(const Experiment& experiment, const Setting& setting) {
  for (const Setting::Limited& limit : setting.limited) {
    const auto& tasks = limit.tasks;
    if (value_of(experiment, setting) != limit.choice) continue;
    if (std::find(tasks.begin(), tasks.end(), experiment.task) != tasks.end()) continue;
    throw Error("The setting " + std::string(setting.name) + " cannot be " + std::string(limit.choice) +
                " in the task " + experiment.task + ", only in " + joined(tasks, " and ") + ".");
  }
}

void check_start_state(const Experiment& experiment) {
  if (experiment.from.empty()) return;
  const TaskInfo& row = task_of(experiment);
  const std::size_t dimension = row.coordinates_in(experiment).size();
  const std::size_t given = experiment.from.size();
  // Where the file decides how many numbers a state has, only an odd one is known to be wrong before it is read.
  if (given == dimension || (dimension == 0 && given % 2 == 0)) return;
  throw Error("The setting from is " + in_quotes(value_of(experiment, "from")) + ", but a state of the task " +
              experiment.task + " has " + (dimension == 0 ? "an even count of" : std::to_string(dimension)) +
              " numbers, q before p.");
}

Experiment default_experiment(std::string_view task, std::string_view convention, std::string_view recipe) {
  Experiment checked;
  set(checked, setting_named("task"), task);
  set(checked, setting_named("convention"), convention);
  set(checked, setting_named("recipe"), recipe);
  return defaults_of(checked);
}

Experiment defaults_of(const Experiment& experiment) {
  const TaskInfo& row = task_of(experiment);
  Experiment defaults = experiment.convention == row.paper_text.convention ? row.paper_text : row.code;
  if (experiment.recipe == defaults.recipe) return defaults;
  defaults.recipe = experiment.recipe;
  row.fast(defaults);
  return defaults;
}

Experiment experiment_from(const Values& values) {
  const auto given = [&](std::string_view name) -> const std::string* {
    const std::string* found = nullptr;
    for (const auto& [key, value] : values) {
      if (key != name) continue;
      if (found != nullptr) {
        throw Error("The setting " + std::string(name) + " is given twice, as " + in_quotes(*found) + " and " +
                    in_quotes(value) + "; give it once.");
      }
      found = &value;
    }
    return found;
  };
  for (const auto& [name, value] : values) (void)setting_named(name);

  Experiment chosen;
  for (const std::string_view name : leading_settings) {
    if (const std::string* const text = given(name)) set(chosen, setting_named(name), *text);
  }
  const Experiment defaults = defaults_of(chosen);
  Experiment experiment = defaults;
  for (const Setting& setting : settings()) {
    if (const std::string* const text = given(setting.name)) set(experiment, setting, *text);
  }
  for (const Setting& setting : settings()) {
    check_has_effect(experiment, defaults, setting);
    if (setting.matters_in(experiment.task)) check_choice(experiment, setting);
  }
  check_start_state(experiment);
  check_learnable(experiment.model, task_of(experiment));
  return experiment;
}

Experiment experiment_with(const Experiment& experiment, const Values& values) {
  Values all = values;
  for (const Setting& setting : settings()) {
    const bool given =
        std::any_of(values.begin(), values.end(), [&](const auto& pair) { return pair.first == setting.name; });
    if (!given) all.emplace_back(setting.name, value_of(experiment, setting));
  }
  return experiment_from(all);
}

void write_json(JsonWriter& json, std::string_view name, const Experiment& experiment) {
  json.open_object(name);
  for (const Setting& setting : settings()) {
    std::visit([&](auto member) { write(json, setting.name, experiment.*member); }, setting.member);
  }
  json.close_object();
}

std::string to_json(const Experiment& experiment) {
  JsonWriter json;
  write_json(json, "", experiment);
  return json.take();
}

Experiment experiment_from_json(std::string_view json) {
  Json parsed;
  if (!read_json(json, parsed) || !parsed.is(Json::Type::object)) {
    throw Error("The experiment " + in_quotes(json) +
                R"( has to be a JSON object of settings such as {"seed":1,"noise":0}.)");
  }
  Values values;
  bool has_steps = false, has_loss = false;
  std::string task = Experiment{}.task;
  for (const auto& [name, value] : parsed.members) {
    has_steps = has_steps || name == "steps";
    has_loss = has_loss || name == "loss";
    if (name == "task") task = text_of(value);
    values.emplace_back(name, text_of(value));
  }
  // A model file from before there was a choice names differences also where the law gave the derivatives.
  if (has_steps && !has_loss && default_experiment(task).derivatives == "exact") {
    std::erase_if(values, [](const auto& pair) { return pair.first == "derivatives"; });
  }
  return experiment_from(values);
}

}  // namespace hnn
