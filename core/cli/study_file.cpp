#include <algorithm>

#include "cli/study.hpp"
#include "cli/training.hpp"
#include "hnn/error.hpp"
#include "hnn/settings/comparison.hpp"
#include "hnn/text/suggestion.hpp"

namespace hnn::cli {
namespace {

using Json = nlohmann::ordered_json;

std::string text_of(const Json& value) {
  if (value.is_string()) return value.get<std::string>();
  if (!value.is_array()) return value.dump();
  std::string text;
  for (const Json& member : value) text += (text.empty() ? "" : ",") + text_of(member);
  return text;
}

/// The values that a study gives a setting.
std::vector<std::string> values_of(const std::string& name, const Json& given) {
  (void)setting_named(name);
  if (!given.is_array()) return {text_of(given)};
  std::vector<std::string> values;
  for (const Json& value : given) values.push_back(text_of(value));
  if (values.empty()) throw Error("The study's setting " + name + " has no values; give it one at least.");
  return values;
}

/// Combinations of the values, the first setting changing slowest.
std::vector<Values> combinations(const Json& settings) {
  std::vector<Values> all{{}};
  for (const auto& [name, given] : settings.items()) {
    std::vector<Values> more;
    const std::vector<std::string> values = values_of(name, given);
    for (const Values& begun : all) {
      for (const std::string& value : values) {
        more.push_back(begun);
        more.back().emplace_back(name, value);
      }
    }
    all = std::move(more);
  }
  return all;
}

void require_members(const Json& object, const std::string& what, std::vector<std::string_view> known) {
  if (!object.is_object()) throw Error(what + " has to be a JSON object.");
  for (const auto& [name, value] : object.items()) {
    if (std::find(known.begin(), known.end(), name) == known.end()) {
      throw Error(what + " has no member " + in_quotes(name) + one_of(name, known));
    }
  }
}

std::string member(const Json& object, const char* name) {
  const auto found = object.find(name);
  return found == object.end() ? "" : text_of(*found);
}

StudyChart chart_from(const Json& json) {
  require_members(json, "A chart of the study", {"name", "x", "y", "panels", "series", "title"});
  StudyChart chart{member(json, "name"),   member(json, "x"),      member(json, "y"),
                   member(json, "panels"), member(json, "series"), member(json, "title")};
  const bool plain = !chart.name.empty() && std::all_of(chart.name.begin(), chart.name.end(), [](char c) {
    return ('a' <= c && c <= 'z') || ('0' <= c && c <= '9') || c == '-';
  });
  if (!plain) {
    throw Error("The name of a study's chart is " + in_quotes(chart.name) +
                ", but it has to be one for a file, of small letters, digits and dashes.");
  }
  for (const std::string& name : {chart.x, chart.panels, chart.series}) {
    if (!name.empty() && name != sample_spacing) (void)setting_named(name);
  }
  if (std::find(study_figures.begin(), study_figures.end(), chart.y) == study_figures.end()) {
    throw Error("The chart " + chart.name + " shows " + in_quotes(chart.y) + one_of(chart.y, study_figures));
  }
  if (chart.x.empty()) throw Error("The chart " + chart.name + " has no x; name the setting on its axis.");
  return chart;
}

std::vector<std::string> models_of(const Json& study, const TaskInfo& task) {
  const auto found = study.find("models");
  if (found == study.end()) return {task.default_models.begin(), task.default_models.end()};
  if (*found == "all") {
    const auto all = models_for(task);
    return {all.begin(), all.end()};
  }
  return models_from(text_of(*found), task, models().size());
}

/// Settings that the study names, in its order, and whose values differ among the runs.
std::vector<std::string> varied_in(const std::vector<PlannedRun>& runs, const Json& settings, const Json& cases) {
  std::vector<std::string> varied;
  const auto note = [&](const std::string& name) {
    const std::string first = value_of(runs.front().experiment, name);
    const bool differs = std::any_of(runs.begin(), runs.end(),
                                     [&](const PlannedRun& run) { return value_of(run.experiment, name) != first; });
    if (differs && std::find(varied.begin(), varied.end(), name) == varied.end()) varied.push_back(name);
  };
  for (const Json& one : cases) {
    for (const auto& [name, value] : one.items()) note(name);
  }
  for (const auto& [name, value] : settings.items()) note(name);
  return varied;
}

}  // namespace

Study study_from(const std::string& text, const std::string& recording, const std::filesystem::path& folder) {
  const Json json = Json::parse(text, nullptr, false, true);
  if (json.is_discarded()) throw Error("The study cannot be read: it is no JSON.");
  require_members(json, "The study", {"title", "seeds", "models", "settings", "cases", "charts"});
  Study study{.title = member(json, "title"), .varied = {}, .runs = {}, .charts = {}};
  const Json seeds = json.value("seeds", Json(1));
  if (!seeds.is_number_unsigned() || seeds < 1 || seeds > 1000) {
    throw Error("The study's seeds are " + in_quotes(seeds.dump()) + ", but they have to be a number from 1 to 1000.");
  }
  const Json settings = json.value("settings", Json::object());
  const Json cases = json.value("cases", Json::array({Json::object()}));
  if (!settings.is_object() || !cases.is_array() || cases.empty()) {
    throw Error("The study's settings have to be an object, and its cases a list of such.");
  }
  for (std::uint32_t seed = 0; seed < seeds.get<std::uint32_t>(); ++seed) {
    for (const Json& one : cases) {
      if (!one.is_object()) throw Error("A case of the study has to be an object of settings.");
      Json all = settings;
      all.update(one);
      for (Values& values : combinations(all)) {
        values.emplace_back("seed", std::to_string(seed));
        Experiment experiment = experiment_from(values);
        for (const std::string& model : models_of(json, task_of(experiment))) {
          experiment.model = model;
          require_solver(experiment);
          study.runs.push_back(
              {.name = experiment.task,
               .experiment = experiment,
               .file = result_file(experiment, task_of(experiment).takes_file() ? recording : "", folder)});
        }
      }
    }
  }
  study.varied = varied_in(study.runs, settings, cases);
  for (const Json& chart : json.value("charts", Json::array())) study.charts.push_back(chart_from(chart));
  return study;
}

}  // namespace hnn::cli
