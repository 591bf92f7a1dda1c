#include "hnn/settings/comparison.hpp"

#include <algorithm>
#include <optional>
#include <utility>

#include "hnn/error.hpp"
#include "hnn/models/models.hpp"
#include "hnn/settings/link.hpp"
#include "hnn/text/suggestion.hpp"

namespace hnn {
namespace {

constexpr std::string_view kModels = "models";
constexpr std::string_view kModel = "model";

std::vector<std::string> default_models(const TaskInfo& task) {
  return {task.default_models.begin(), task.default_models.end()};
}

std::string text_of(const std::vector<std::string>& models) {
  std::string text;
  for (const std::string& model : models) text += (text.empty() ? "" : ",") + model;
  return text;
}

/// Takes the models out of `values`, and leaves the settings.
std::optional<std::string> take_models(Values& values) {
  std::optional<std::string> taken;
  const auto is_models = [](const auto& pair) { return pair.first == kModels; };
  for (const auto& [name, text] : values) {
    const bool names_one = name == kModel;
    if (name != kModels && !names_one) continue;
    if (taken) throw Error("The models are given twice; give them once, parted by commas.");
    taken = text;
  }
  values.erase(std::remove_if(values.begin(), values.end(), is_models), values.end());
  return taken;
}

void take_only_model(Comparison& comparison) {
  if (comparison.models.size() == 1) comparison.experiment.model = comparison.models.front();
}

}  // namespace

std::vector<std::string_view> models_for(const TaskInfo& task) {
  std::vector<std::string_view> ids;
  for (const ModelInfo& model : models()) {
    if (!model.needs_velocity || task.velocity != nullptr) ids.push_back(model.id);
  }
  return ids;
}

void check_learnable(std::string_view model, const TaskInfo& task) {
  const std::vector<std::string_view> ids = models_for(task);
  if (std::find(ids.begin(), ids.end(), model_named(model).id) != ids.end()) return;
  throw Error("The model " + std::string(model) + " needs to be told dq/dt, which the task " + std::string(task.id) +
              " does not give; it can be learned by " + joined(ids) + ".");
}

std::vector<std::string> models_from(std::string_view text, const TaskInfo& task, std::size_t most) {
  std::vector<std::string> chosen;
  const std::string right =
      "1 to " + std::to_string(most) + " models, each once, parted by commas, of " + joined(models_for(task));
  const auto refuse = [&] {
    throw Error("The setting models is " + in_quotes(text) + ", but it has to be " + right + ".");
  };
  std::string_view rest = text;
  while (true) {
    const std::size_t comma = rest.find(',');
    const std::string model(rest.substr(0, comma));
    check_learnable(model, task);
    if (chosen.size() == most || std::find(chosen.begin(), chosen.end(), model) != chosen.end()) refuse();
    chosen.push_back(model);
    if (comma == std::string_view::npos) return chosen;
    rest.remove_prefix(comma + 1);
  }
}

Comparison comparison_from(const Values& values) {
  Values settings = values;
  const std::optional<std::string> given = take_models(settings);
  Comparison comparison{experiment_from(settings), {}};
  const TaskInfo& task = task_of(comparison.experiment);
  comparison.models = given ? models_from(*given, task) : default_models(task);
  take_only_model(comparison);
  return comparison;
}

Comparison comparison_from_query(std::string_view link) { return comparison_from(values_from_query(link)); }

Experiment experiment_from_query(std::string_view link) { return comparison_from_query(link).experiment; }

std::string to_query(const Comparison& comparison) {
  const Experiment& experiment = comparison.experiment;
  const TaskInfo& task = task_of(experiment);
  const Experiment unset, defaults = defaults_of(experiment);
  std::string query = "task=" + experiment.task;
  for (const std::string_view name : leading_settings) {
    const std::string text = value_of(experiment, name);
    if (name != "task" && text != value_of(unset, name)) query += "&" + std::string(name) + "=" + text;
  }
  if (comparison.models != default_models(task)) query += "&models=" + text_of(comparison.models);
  for (const Setting& setting : settings()) {
    if (setting.name == kModel) continue;
    const std::string text = value_of(experiment, setting);
    if (text != value_of(defaults, setting)) query += "&" + std::string(setting.name) + "=" + percent_encoded(text);
  }
  return query;
}

namespace {

bool names(const Values& values, std::string_view name) {
  return std::any_of(values.begin(), values.end(), [&](const auto& pair) { return pair.first == name; });
}

void drop(Values& values, std::string_view name) {
  const auto is_named = [&](const auto& pair) { return pair.first == name; };
  values.erase(std::remove_if(values.begin(), values.end(), is_named), values.end());
}

bool is_setting(std::string_view name) {
  const auto known = settings();
  return std::any_of(known.begin(), known.end(), [&](const Setting& setting) { return setting.name == name; });
}

/// A link on its way to a reading.
struct Link {
  LinkReading reading;
  std::optional<std::string> models;
  Values settings;  // each once, and good by itself
  std::string unknown, idle_in_task, idle_on_optimiser, idle_on_loss;

  void refuse(std::string_view name, const std::string& why) {
    reading.errors[std::string(name)] = why + " The default is used instead.";
  }
  void tell(const std::string& notice) { reading.notice += (reading.notice.empty() ? "" : " ") + notice; }

  /// What is wrong with a value by itself.
  void take(const std::string& name, const std::string& text) {
    if (name == kModels || name == kModel) {
      if (models) refuse(kModels, "The models stand in the link twice.");
      models = text;
      return;
    }
    if (!is_setting(name)) {
      unknown += (unknown.empty() ? "" : ", ") + in_quotes(name);
      return;
    }
    if (names(settings, name)) {
      refuse(name, "The setting " + name + " stands in the link twice.");
      return;
    }
    try {
      Experiment trial;
      set(trial, setting_named(name), text);
      settings.emplace_back(name, text);
    } catch (const Error& error) {
      refuse(name, error.what());
    }
  }

  /// Takes over what is good, in the task that the link names.
  void apply() {
    for (const auto& [name, why] : reading.errors) drop(settings, name);
    Experiment chosen;
    for (const auto& [name, text] : settings) {
      if (std::find(leading_settings.begin(), leading_settings.end(), name) != leading_settings.end()) {
        set(chosen, setting_named(name), text);
      }
    }
    const Experiment defaults = defaults_of(chosen);
    Experiment& experiment = reading.comparison.experiment = defaults;
    // What has an effect is asked of all that the link sets, in whatever order.
    Experiment all = defaults;
    for (const auto& [name, text] : settings) {
      Experiment next = all;
      set(next, setting_named(name), text);
      try {
        check_choice(next, setting_named(name));
        all = next;
      } catch (const Error&) {
        // Is told below, where it would be taken over.
      }
    }
    for (const auto& [name, text] : settings) {
      const Setting& setting = setting_named(name);
      Experiment changed = experiment;
      set(changed, setting, text);
      if (is_idle(all, defaults, setting)) {
        std::string& idle = !setting.matters_in(all.task)    ? idle_in_task
                            : !setting.matters_for(all.loss) ? idle_on_loss
                                                             : idle_on_optimiser;
        idle += (idle.empty() ? "" : ", ") + name;
        continue;
      }
      try {
        check_choice(changed, setting);
        check_start_state(changed);
        experiment = changed;
      } catch (const Error& error) {
        refuse(name, error.what());
      }
    }
    const TaskInfo& task = task_of(experiment);
    reading.comparison.models = default_models(task);
    if (!models || reading.errors.contains(std::string(kModels))) return;
    try {
      reading.comparison.models = models_from(*models, task);
    } catch (const Error& error) {
      refuse(kModels, error.what());
    }
  }
};

}  // namespace

LinkReading read_link(std::string_view text) {
  Link link;
  try {
    for (const auto& [name, value] : values_from_query(text)) link.take(name, value);
  } catch (const Error& error) {
    link.tell(error.what());
  }
  link.apply();
  take_only_model(link.reading.comparison);
  if (!link.unknown.empty()) {
    link.tell("The link names " + link.unknown + ", which no setting is called; the rest of it holds.");
  }
  const Experiment& experiment = link.reading.comparison.experiment;
  for (const auto& [idle, where] : {std::pair{link.idle_in_task, "in the task " + experiment.task},
                                    {link.idle_on_optimiser, "on the optimizer " + experiment.optimizer},
                                    {link.idle_on_loss, "on the loss " + experiment.loss}}) {
    if (!idle.empty()) link.tell("The link sets " + idle + ", which has no effect " + where + ".");
  }
  return std::move(link.reading);
}

}  // namespace hnn
