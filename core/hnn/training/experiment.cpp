#include "hnn/training/experiment.hpp"

#include <algorithm>
#include <cmath>
#include <limits>
#include <optional>
#include <type_traits>
#include <utility>
#include <variant>

#include "hnn/error.hpp"
#include "hnn/integrate/solvers.hpp"
#include "hnn/training/json.hpp"
#include "hnn/training/number_text.hpp"
#include "hnn/training/suggestion.hpp"

namespace hnn {
namespace {

using Type = Setting::Type;

// ---- The tables: a new task is a row of the first, a new setting a row of the second. ----

struct TaskRow {
  Task task;
  Experiment code;   // the published code's convention
  Experiment paper;  // what the paper's text says instead
};

Experiment two_body(std::string convention) {
  return {.task = "two-body",
          .convention = std::move(convention),
          .trajectories = 1000,
          .points = 50,
          .noise = 0,
          .steps = 10000,
          .batch = 200,
          .weight_decay = 0,
          .until = 25};
}

Experiment three_body(std::string convention) {
  return {.task = "three-body",
          .convention = std::move(convention),
          .trajectories = 5000,
          .points = 20,
          .noise = 0,
          .steps = 10000,
          .batch = 600,
          .until = 3};
}

Experiment pixel_pendulum(std::string convention) {
  return {.task = "pixel-pendulum",
          .convention = std::move(convention),
          .trajectories = 200,
          .points = 100,
          .noise = 0,
          .steps = 10000,
          .batch = 200,
          .weight_decay = 1e-5,
          .until = 100};
}

const std::vector<TaskRow>& task_rows() {
  static const std::vector<TaskRow> rows{
      {{.id = "spring",
        .title = "Mass on a spring",
        .description = "An ideal mass-spring system, seen with noise (the paper's Task 1).",
        .dimension = 2},
       {.task = "spring"},
       {.task = "spring", .convention = "paper"}},
      {{.id = "pendulum",
        .title = "Ideal pendulum",
        .description = "A frictionless pendulum at large angles, seen with noise (the paper's Task 2).",
        .dimension = 2},
       {.task = "pendulum", .points = 45},
       {.task = "pendulum", .convention = "paper"}},
      // A rollout lasts as long as the test part of the measured recording: 18.5 s.
      {{.id = "real-pendulum",
        .title = "Real pendulum",
        .description = "A recorded pendulum with friction (the paper's Task 3), simulated where no recording is given.",
        .dimension = 2},
       {.task = "real-pendulum", .noise = 0, .weight_decay = 1e-5, .until = 18.5},
       {.task = "real-pendulum", .convention = "paper", .noise = 0, .weight_decay = 1e-5, .until = 18.5}},
      {{.id = "two-body",
        .title = "Two bodies",
        .description = "Two masses on nearly circular orbits about each other (the paper's Task 4).",
        .dimension = 8,
        .duration = 20,
        .test_part = 5,
        .metric_duration = 25,
        .metric_times = 500},
       two_body("code"),
       two_body("paper")},
      {{.id = "three-body",
        .title = "Three bodies",
        .description = "Three masses that soon leave their circle, for chaos (the paper's appendix B).",
        .dimension = 12,
        .duration = 5,
        .test_part = 5,
        .metric_duration = 3,
        .metric_times = 500},
       three_body("code"),
       three_body("paper")},
      // Time is counted in frames; the energy is compared over 100 of them.
      {{.id = "pixel-pendulum",
        .title = "Pendulum in pixels",
        .description = "A pendulum seen in frames of 28 x 28 pixels (the paper's section 5).",
        .dimension = 2,
        .test_part = 5,
        .metric_duration = 99,
        .metric_times = 100},
       pixel_pendulum("code"),
       pixel_pendulum("paper")},
  };
  return rows;
}

std::vector<std::string_view> task_ids() {
  std::vector<std::string_view> ids;
  for (const TaskRow& row : task_rows()) ids.push_back(row.task.id);
  return ids;
}

std::vector<std::string_view> solver_ids() {
  std::vector<std::string_view> ids;
  for (const SolverInfo& solver : solvers()) ids.push_back(solver.id);
  return ids;
}

std::size_t largest_dimension() {
  std::size_t largest = 0;
  for (const TaskRow& row : task_rows()) largest = std::max(largest, row.task.dimension);
  return largest;
}

using Member = std::variant<std::string Experiment::*, std::uint32_t Experiment::*, int Experiment::*,
                            double Experiment::*, std::vector<int> Experiment::*, std::vector<double> Experiment::*>;

struct SettingRow {
  Setting setting;
  Member member;
};

const std::vector<SettingRow>& setting_rows() {
  const std::vector<std::string_view> two_conventions{"spring", "pendulum"};
  const std::vector<std::string_view> noisy{"spring", "pendulum", "two-body", "three-body"};
  const std::vector<std::string_view> simulated{"spring", "pendulum", "two-body", "three-body", "pixel-pendulum"};
  static const std::vector<SettingRow> rows{
      {{.name = "task", .group = "task", .help = "the system to learn", .type = Type::choice, .choices = task_ids()},
       &Experiment::task},
      {{.name = "model",
        .group = "task",
        .help = "a network for H whose symplectic gradient is dx/dt, or one for dx/dt itself",
        .type = Type::choice,
        .choices = {"hnn", "baseline"}},
       &Experiment::model},
      {{.name = "convention",
        .group = "task",
        .help = "whose data: the published code's or the paper's text's, which differ",
        .type = Type::choice,
        .choices = {"code", "paper"},
        .tasks = two_conventions},
       &Experiment::convention},
      {{.name = "seed",
        .group = "task",
        .help = "draws data and start weights; the same seed gives the same result",
        .type = Type::integer,
        .min = 0,
        .max = std::numeric_limits<std::uint32_t>::max()},
       &Experiment::seed},
      {{.name = "trajectories",
        .group = "data",
        .help = "trajectories in the data; the last test: half of them, a fifth for bodies and films",
        .type = Type::integer,
        .min = 2,
        .max = 5000,
        .tasks = simulated},
       &Experiment::trajectories},
      {{.name = "points",
        .group = "data",
        .help = "points on each trajectory",
        .type = Type::integer,
        .min = 2,
        .max = 1000,
        .tasks = simulated},
       &Experiment::points},
      {{.name = "noise",
        .group = "data",
        .help = "standard deviation of the noise on q and p; the derivatives stay clean",
        .type = Type::number,
        .min = 0,
        .max = 1,
        .tasks = noisy},
       &Experiment::noise},
      {{.name = "derivatives",
        .group = "data",
        .help = "how dx/dt is taken from a recording: forward or central differences",
        .type = Type::choice,
        .choices = {"forward", "central"},
        .tasks = {"real-pendulum"}},
       &Experiment::derivatives},
      {{.name = "widths",
        .group = "training",
        .help = "units of each hidden layer",
        .type = Type::integers,
        .min = 1,
        .max = 1024,
        .min_length = 1,
        .max_length = 4},
       &Experiment::widths},
      {{.name = "activation",
        .group = "training",
        .help = "nonlinearity of the hidden layers",
        .type = Type::choice,
        .choices = {"tanh", "relu", "sigmoid", "softplus", "elu", "swish"}},
       &Experiment::activation},
      {{.name = "steps", .group = "training", .help = "training steps", .type = Type::integer, .min = 1, .max = 1e6},
       &Experiment::steps},
      {{.name = "batch",
        .group = "training",
        .help = "points drawn for each step; 0: all points",
        .unit = "points",
        .type = Type::integer,
        .min = 0,
        .max = 1e6},
       &Experiment::batch},
      {{.name = "learning_rate",
        .group = "training",
        .help = "learning rate of Adam",
        .type = Type::number,
        .min = 1e-8,
        .max = 1},
       &Experiment::learning_rate},
      {{.name = "weight_decay",
        .group = "training",
        .help = "pull of the weights towards 0, added to the gradient",
        .type = Type::number,
        .min = 0,
        .max = 1},
       &Experiment::weight_decay},
      {{.name = "from",
        .group = "rollout",
        .help = "start state, q before p; empty: the first of the test data",
        .type = Type::numbers,
        .min = -100,
        .max = 100,
        .max_length = largest_dimension()},
       &Experiment::from},
      {{.name = "until",
        .group = "rollout",
        .help = "end time of the rollout; seconds for the real pendulum, frames for the one in pixels",
        .unit = "time units",
        .type = Type::number,
        .min = 0.01,
        .max = 1000},
       &Experiment::until},
      {{.name = "integrator",
        .group = "rollout",
        .help = "solver for the model's motion",
        .type = Type::choice,
        .choices = solver_ids()},
       &Experiment::integrator},
      {{.name = "tolerance",
        .group = "rollout",
        .help = "error that an adaptive solver allows itself, relative and absolute",
        .type = Type::number,
        .min = 1e-12,
        .max = 0.1},
       &Experiment::tolerance},
      {{.name = "time_step",
        .group = "rollout",
        .help = "longest step of a solver with fixed steps",
        .unit = "time units",
        .type = Type::number,
        .min = 1e-4,
        .max = 1},
       &Experiment::time_step},
  };
  return rows;
}

// ---- What follows from them. ----

std::string joined(std::span<const std::string_view> words, std::string_view last = ", ") {
  std::string text;
  for (std::size_t i = 0; i < words.size(); ++i) {
    if (i > 0) text += i + 1 == words.size() ? last : ", ";
    text += words[i];
  }
  return text;
}

const SettingRow& row_of(std::string_view name) {
  std::vector<std::string_view> names;
  for (const SettingRow& row : setting_rows()) {
    if (row.setting.name == name) return row;
    names.push_back(row.setting.name);
  }
  const std::string guess = did_you_mean(name, names);
  throw Error("There is no setting " + in_quotes(name) +
              (guess.empty() ? "; the settings are " + joined(names) + "." : guess));
}

std::string range_text(const Setting& setting) {
  return " from " + number_text(setting.min) + " to " + number_text(setting.max);
}

std::string right_value(const Setting& setting) {
  const auto list = [&](const std::string& member) {
    const std::string most = std::to_string(setting.max_length);
    const std::string count =
        setting.min_length == 0 ? "up to " + most : std::to_string(setting.min_length) + " to " + most;
    return count + " " + member + range_text(setting) + ", parted by commas";
  };
  switch (setting.type) {
    case Type::choice:
      return joined(setting.choices, " or ");
    case Type::integer:
      return "a whole number" + range_text(setting);
    case Type::number:
      return "a number" + range_text(setting);
    case Type::integers:
      return list("whole numbers");
    case Type::numbers:
      return list("numbers");
  }
  return "";
}

bool is_in_range(const Setting& setting, double value) { return value >= setting.min && value <= setting.max; }

/// Each `read` gives false for a text that is no value of the setting.
bool read(const Setting& setting, std::string_view text, std::string& value) {
  value = text;
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

void set(Experiment& experiment, const SettingRow& row, std::string_view text) {
  const Setting& setting = row.setting;
  if (std::visit([&](auto member) { return read(setting, text, experiment.*member); }, row.member)) return;
  const std::string guess = did_you_mean(text, setting.choices);
  throw Error("The setting " + std::string(setting.name) + " is " + in_quotes(text) + ", but it has to be " +
              right_value(setting) + (guess.empty() ? "." : guess));
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

std::string text_of(const Experiment& experiment, const SettingRow& row) {
  return std::visit([&](auto member) { return text_of(experiment.*member); }, row.member);
}

void check_start_state(const Experiment& experiment) {
  const std::size_t dimension = task_of(experiment).dimension;
  if (experiment.from.empty() || experiment.from.size() == dimension) return;
  throw Error("The setting from is " + in_quotes(text_of(experiment.from)) + ", but a state of the task " +
              experiment.task + " has " + std::to_string(dimension) + " numbers, q before p.");
}

/// A value that would silently do nothing is a mistake of whoever gave it.
void check_has_effect(const Experiment& experiment, const Experiment& defaults, const SettingRow& row) {
  const Setting& setting = row.setting;
  if (setting.tasks.empty()) return;
  if (std::find(setting.tasks.begin(), setting.tasks.end(), experiment.task) != setting.tasks.end()) return;
  if (text_of(experiment, row) == text_of(defaults, row)) return;
  throw Error("The setting " + std::string(setting.name) + " has no effect in the task " + experiment.task +
              ", only in " + joined(setting.tasks, " and ") + "; leave it out.");
}

Json json_of(const Experiment& experiment) {
  Json json = Json::object();
  for (const SettingRow& row : setting_rows()) {
    json[std::string(row.setting.name)] = std::visit([&](auto member) { return Json(experiment.*member); }, row.member);
  }
  return json;
}

/// No recursion, since a file may nest as deep as it likes.
std::string text_of_scalar(const Json& json) {
  if (json.is_string()) return json.get<std::string>();
  return json.is_primitive() ? json.dump() : json.type_name();
}

std::string text_of(const Json& json) {
  if (!json.is_array()) return text_of_scalar(json);
  std::string text;
  for (const Json& member : json) text += (text.empty() ? "" : ",") + text_of_scalar(member);
  return text;
}

std::string_view type_name(Type type) {
  switch (type) {
    case Type::choice:
      return "choice";
    case Type::integer:
      return "integer";
    case Type::number:
      return "number";
    case Type::integers:
      return "integers";
    case Type::numbers:
      return "numbers";
  }
  return "";
}

Json json_of(const Setting& setting) {
  Json json{{"name", setting.name},
            {"group", setting.group},
            {"help", setting.help},
            {"unit", setting.unit},
            {"type", type_name(setting.type)}};
  if (setting.type == Type::choice) {
    json["choices"] = setting.choices;
  } else {
    json["min"] = setting.min;
    json["max"] = setting.max;
  }
  if (setting.type == Type::integers || setting.type == Type::numbers) {
    json["min_length"] = setting.min_length;
    json["max_length"] = setting.max_length;
  }
  if (!setting.tasks.empty()) json["tasks"] = setting.tasks;
  return json;
}

int hex_digit(char c) {
  if (c >= '0' && c <= '9') return c - '0';
  if (c >= 'a' && c <= 'f') return c - 'a' + 10;
  if (c >= 'A' && c <= 'F') return c - 'A' + 10;
  return -1;
}

std::string percent_decoded(std::string_view text) {
  std::string decoded;
  for (std::size_t i = 0; i < text.size(); ++i) {
    if (text[i] != '%') {
      decoded += text[i];
      continue;
    }
    const int high = i + 1 < text.size() ? hex_digit(text[i + 1]) : -1;
    const int low = i + 2 < text.size() ? hex_digit(text[i + 2]) : -1;
    if (high < 0 || low < 0) {
      throw Error("The link has " + in_quotes(text.substr(i, 3)) +
                  " in it, but two hexadecimal digits have to follow a %.");
    }
    decoded += static_cast<char>(high * 16 + low);
    i += 2;
  }
  return decoded;
}

/// The part of a link after its address, with `?` and `#` still in it.
std::string_view after_address(std::string_view link) {
  const std::size_t query = link.find_first_of("?#");
  const std::string_view address = link.substr(0, query);
  const bool is_address = address.find("://") != std::string_view::npos || address.find('=') == std::string_view::npos;
  if (query == std::string_view::npos) return link.find("://") != std::string_view::npos ? "" : link;
  return is_address ? link.substr(query) : link;
}

}  // namespace

std::span<const Setting> settings() {
  static const std::vector<Setting> all = [] {
    std::vector<Setting> settings;
    for (const SettingRow& row : setting_rows()) settings.push_back(row.setting);
    return settings;
  }();
  return all;
}

std::span<const Task> tasks() {
  static const std::vector<Task> all = [] {
    std::vector<Task> tasks;
    for (const TaskRow& row : task_rows()) tasks.push_back(row.task);
    return tasks;
  }();
  return all;
}

const Task& task_of(const Experiment& experiment) {
  return *std::find_if(tasks().begin(), tasks().end(), [&](const Task& task) { return task.id == experiment.task; });
}

Experiment default_experiment(std::string_view task, std::string_view convention) {
  Experiment checked;
  set(checked, row_of("task"), task);
  set(checked, row_of("convention"), convention);
  const auto row = std::find_if(task_rows().begin(), task_rows().end(),
                                [&](const TaskRow& candidate) { return candidate.task.id == task; });
  return convention == "paper" ? row->paper : row->code;
}

Experiment experiment_from(std::span<const std::pair<std::string, std::string>> values) {
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
  for (const auto& [name, value] : values) (void)row_of(name);

  const std::string* const task = given("task");
  const std::string* const convention = given("convention");
  const Experiment defaults =
      default_experiment(task != nullptr ? *task : Experiment{}.task, convention != nullptr ? *convention : "code");
  Experiment experiment = defaults;
  for (const SettingRow& row : setting_rows()) {
    if (const std::string* const text = given(row.setting.name)) set(experiment, row, *text);
    check_has_effect(experiment, defaults, row);
  }
  check_start_state(experiment);
  return experiment;
}

Experiment experiment_with(const Experiment& experiment, std::span<const std::pair<std::string, std::string>> values) {
  std::vector<std::pair<std::string, std::string>> all(values.begin(), values.end());
  for (const SettingRow& row : setting_rows()) {
    const bool given =
        std::any_of(values.begin(), values.end(), [&](const auto& pair) { return pair.first == row.setting.name; });
    if (!given) all.emplace_back(row.setting.name, text_of(experiment, row));
  }
  return experiment_from(all);
}

std::string value_of(const Experiment& experiment, std::string_view setting) {
  return text_of(experiment, row_of(setting));
}

std::string to_json(const Experiment& experiment) { return json_of(experiment).dump(); }

Experiment experiment_from_json(std::string_view json) {
  const Json parsed = parse_json(json);
  if (!parsed.is_object()) {
    throw Error("The experiment " + in_quotes(json) + " has to be a JSON object such as {\"task\": \"spring\"}.");
  }
  std::vector<std::pair<std::string, std::string>> values;
  for (const auto& [name, value] : parsed.items()) values.emplace_back(name, text_of(value));
  return experiment_from(values);
}

std::string to_query(const Experiment& experiment) {
  const Experiment defaults = default_experiment(experiment.task, experiment.convention);
  std::string query = "task=" + experiment.task;
  if (experiment.convention != Experiment{}.convention) query += "&convention=" + experiment.convention;
  for (const SettingRow& row : setting_rows()) {
    const std::string text = text_of(experiment, row);
    if (text != text_of(defaults, row)) query += "&" + std::string(row.setting.name) + "=" + text;
  }
  return query;
}

std::vector<std::pair<std::string, std::string>> values_from_query(std::string_view link) {
  std::vector<std::pair<std::string, std::string>> values;
  std::string_view rest = after_address(link);
  while (!rest.empty()) {
    const std::size_t end = rest.find_first_of("?#&");
    const std::string_view pair = rest.substr(0, end);
    rest = end == std::string_view::npos ? "" : rest.substr(end + 1);
    if (pair.empty()) continue;
    const std::size_t equals = pair.find('=');
    if (equals == std::string_view::npos) {
      throw Error("The link has " + in_quotes(pair) + " in it, but a setting stands in a link as name=value.");
    }
    values.emplace_back(percent_decoded(pair.substr(0, equals)), percent_decoded(pair.substr(equals + 1)));
  }
  return values;
}

Experiment experiment_from_query(std::string_view link) { return experiment_from(values_from_query(link)); }

std::string table_json() {
  Json table{{"settings", Json::array()}, {"tasks", Json::array()}};
  for (const Setting& setting : settings()) table["settings"].push_back(json_of(setting));
  for (const auto& [task, code, paper] : task_rows()) {
    table["tasks"].push_back({{"id", task.id},
                              {"title", task.title},
                              {"description", task.description},
                              {"dimension", task.dimension},
                              {"defaults", {{"code", json_of(code)}, {"paper", json_of(paper)}}}});
  }
  return table.dump();
}

}  // namespace hnn
