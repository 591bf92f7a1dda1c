#include "hnn/training/table_json.hpp"

#include "hnn/data/recording.hpp"
#include "hnn/integrate/solvers.hpp"
#include "hnn/models/models.hpp"
#include "hnn/settings/comparison.hpp"
#include "hnn/settings/settings.hpp"
#include "hnn/text/json.hpp"
#include "hnn/training/checkpoint.hpp"

namespace hnn {
namespace {

using Type = Setting::Type;

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
    case Type::text:
      return "text";
  }
  return "";
}

Json json_of(const Setting& setting) {
  Json json{{"name", setting.name}, {"group", setting.group},          {"help", setting.help},
            {"unit", setting.unit}, {"type", type_name(setting.type)}, {"right", right_value(setting)}};
  if (setting.type == Type::choice) json["choices"] = setting.choices;
  if (setting.type != Type::choice && setting.type != Type::text) {
    json["min"] = setting.min;
    json["max"] = setting.max;
  }
  if (setting.type == Type::integers || setting.type == Type::numbers || setting.type == Type::text) {
    json["min_length"] = setting.min_length;
    json["max_length"] = setting.max_length;
  }
  if (!setting.tasks.empty()) json["tasks"] = setting.tasks;
  if (!setting.solvers.empty()) json["solvers"] = setting.solvers;
  return json;
}

Json json_of(const Quantity& quantity) {
  return {{"name", quantity.name}, {"symbol", quantity.symbol}, {"unit", quantity.unit}};
}

Json or_null(double value) { return value == 0 ? Json(nullptr) : Json(value); }

Json json_of(const TaskInfo& task) {
  Json json{{"id", task.id},
            {"title", task.title},
            {"description", task.description},
            {"in_text", task.in_text},
            {"seen", {{"simulated", task.seen}, {"measured", task.seen_measured}}},
            {"stand_in", task.stand_in_text},
            {"remark", task.remark},
            {"view", task.view},
            {"drawing", task.drawing},
            {"dimension", task.dimension() == 0 ? Json(nullptr) : Json(task.dimension())},
            {"coordinates", Json::array()},
            {"time", json_of(task.time)},
            {"energy", task.energy ? json_of(*task.energy) : Json(nullptr)},
            {"energy_kept", task.energy_kept},
            {"noisy", task.source.noisy},
            {"takes_file", task.takes_file()},
            {"needs_file", task.needs_file()},
            {"has_law", task.has_law},
            {"has_energy", task.has_energy()},
            {"has_frames", task.has_frames()},
            {"gives_velocity", task.velocity != nullptr},
            {"source", task.source.id},
            {"models", models_for(task)},
            {"default_models", task.default_models},
            {"telling_start", task.telling_start},
            {"momentum_per_velocity", or_null(task.momentum_per_velocity)},
            {"findings", Json::array()},
            {"paper", Json::array()},
            {"paper_note", task.paper_note}};
  for (const Quantity& coordinate : task.coordinates) json["coordinates"].push_back(json_of(coordinate));
  for (const Finding& finding : task.findings) {
    json["findings"].push_back({{"setting", finding.setting},
                                {"value", finding.value},
                                {"better", finding.conserving_is_better ? "conserving" : "free"},
                                {"text", finding.text}});
  }
  for (const PaperFigure& figure : task.paper) {
    json["paper"].push_back({{"figure", figure.figure},
                             {"model", figure.model},
                             {"value", figure.value},
                             {"setting", figure.setting},
                             {"setting_value", figure.setting_value}});
  }
  for (const auto& [convention, defaults] : {std::pair{"code", &task.code}, std::pair{"paper", &task.paper_text}}) {
    json["defaults"][convention] = parse_json(to_json(*defaults));
  }
  return json;
}

Json json_of(const ModelInfo& model) {
  return {{"id", model.id},
          {"title", model.title},
          {"label", model.label},
          {"in_text", model.in_text},
          {"sentence", model.sentence},
          {"has_energy", model.has_energy},
          {"conserves", model.conserves},
          {"separable", model.separable},
          {"needs_velocity", model.needs_velocity}};
}

Json json_of(const SolverInfo& solver) {
  return {{"id", solver.id},
          {"title", solver.title},
          {"description", solver.description},
          {"order", solver.order},
          {"adaptive", solver.adaptive},
          {"needs_split", solver.needs_split},
          {"symplectic", solver.symplectic},
          {"reversible", solver.reversible}};
}

Json json_of(const SourceInfo& source) {
  return {{"id", source.id},
          {"title", source.title},
          {"takes_file", source.takes_file},
          {"noisy", source.noisy},
          {"has_frames", source.observation_columns > 0}};
}

}  // namespace

std::string table_json() {
  const auto list = [](const auto& rows) {
    Json json = Json::array();
    for (const auto& row : rows) json.push_back(json_of(row));
    return json;
  };
  Json table{{"settings", Json::array()},
             {"tasks", list(tasks())},
             {"models", list(models())},
             {"solvers", list(solvers())},
             {"sources", list(sources())}};
  for (const Setting& setting : settings()) table["settings"].push_back(json_of(setting));
  table["limits"] = {
      {"most_models", most_models}, {"recording_bytes", max_recording_bytes}, {"model_bytes", max_checkpoint_bytes}};
  return table.dump();
}

}  // namespace hnn
