#include "hnn/training/table_json.hpp"

#include <utility>

#include "hnn/data/recording.hpp"
#include "hnn/integrate/solvers.hpp"
#include "hnn/models/models.hpp"
#include "hnn/optimise/optimisers.hpp"
#include "hnn/settings/comparison.hpp"
#include "hnn/settings/settings.hpp"
#include "hnn/text/json_writer.hpp"
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
    case Type::pushes:
      return "pushes";
  }
  return "";
}

void write_texts(JsonWriter& json, std::string_view name, std::span<const std::string_view> texts) {
  json.open_array(name);
  for (const std::string_view text : texts) json.text("", text);
  json.close_array();
}

void write_row(JsonWriter& json, const Setting& setting) {
  const Type type = setting.type;
  json.text("name", setting.name);
  json.text("group", setting.group);
  json.text("help", setting.help);
  json.text("unit", setting.unit);
  json.text("type", type_name(type));
  json.text("right", right_value(setting));
  if (type == Type::choice) write_texts(json, "choices", setting.choices);
  if (type != Type::choice && type != Type::text) {
    json.number("min", setting.min);
    json.number("max", setting.max);
  }
  if (type == Type::integers || type == Type::numbers || type == Type::text || type == Type::pushes) {
    json.number("min_length", static_cast<double>(setting.min_length));
    json.number("max_length", static_cast<double>(setting.max_length));
  }
  if (!setting.tasks.empty()) write_texts(json, "tasks", setting.tasks);
  if (!setting.solvers.empty()) write_texts(json, "solvers", setting.solvers);
  if (!setting.optimisers.empty()) write_texts(json, "optimizers", setting.optimisers);
  if (!setting.losses.empty()) write_texts(json, "losses", setting.losses);
  if (setting.limited.empty()) return;
  json.open_object("limited");
  for (const Setting::Limited& limit : setting.limited) write_texts(json, limit.choice, limit.tasks);
  json.close_object();
}

void write_quantity(JsonWriter& json, std::string_view name, const QuantityInfo& quantity) {
  json.open_object(name);
  json.text("name", quantity.name);
  json.text("symbol", quantity.symbol);
  json.text("unit", quantity.unit);
  json.close_object();
}

/// null for 0, which stands for none.
void write_unless_0(JsonWriter& json, std::string_view name, double value) {
  value == 0 ? json.null(name) : json.number(name, value);
}

void write_section(JsonWriter& json, const std::optional<TaskSection>& section) {
  if (!section) {
    json.null("section");
    return;
  }
  json.open_object("section");
  json.number("coordinate", static_cast<double>(section->plane.coordinate));
  json.number("value", section->plane.value);
  json.number("direction", section->plane.direction);
  json.number("energy", section->energy);
  json.number("lowest", section->lowest);
  json.number("highest", section->highest);
  json.number("q_from", section->q_from);
  json.number("q_to", section->q_to);
  json.number("p_from", section->p_from);
  json.number("p_to", section->p_to);
  json.close_object();
}

void write_findings(JsonWriter& json, std::span<const Finding> findings) {
  json.open_array("findings");
  for (const Finding& finding : findings) {
    json.open_object();
    json.text("setting", finding.setting);
    json.text("value", finding.value);
    json.text("better", finding.conserving_is_better ? "conserving" : "free");
    json.text("text", finding.text);
    json.close_object();
  }
  json.close_array();
}

void write_paper(JsonWriter& json, std::span<const PaperFigure> figures) {
  json.open_array("paper");
  for (const PaperFigure& figure : figures) {
    json.open_object();
    json.text("figure", figure.figure);
    json.text("model", figure.model);
    json.number("value", figure.value);
    json.text("setting", figure.setting);
    json.text("setting_value", figure.setting_value);
    json.close_object();
  }
  json.close_array();
}

void write_frame(JsonWriter& json, const SourceInfo& source) {
  if (source.observation_columns == 0) {
    json.null("frame");
    return;
  }
  json.open_object("frame");
  json.number("side", static_cast<double>(source.frame.side));
  json.number("pivot_x", source.frame.pivot_x);
  json.number("pivot_y", source.frame.pivot_y);
  json.number("rod_x", source.frame.rod_x);
  json.number("rod_y", source.frame.rod_y);
  json.close_object();
}

void write_row(JsonWriter& json, const TaskInfo& task) {
  json.text("id", task.id);
  json.text("title", task.title);
  json.text("description", task.description);
  json.text("in_text", task.in_text);
  json.open_object("seen");
  json.text("simulated", task.seen);
  json.text("measured", task.seen_measured);
  json.close_object();
  json.text("stand_in", task.stand_in_text);
  json.text("remark", task.remark);
  json.text("view", task.view);
  json.text("drawing", task.drawing);
  write_unless_0(json, "dimension", static_cast<double>(task.dimension()));
  json.open_array("coordinates");
  for (const QuantityInfo& coordinate : task.coordinates) write_quantity(json, "", coordinate);
  json.close_array();
  write_quantity(json, "time", task.time);
  task.energy ? write_quantity(json, "energy", *task.energy) : json.null("energy");
  json.boolean("energy_kept", task.energy_kept);
  write_section(json, task.section);
  json.boolean("takes_formula", task.takes_formula);
  json.boolean("driven", task.is_driven());
  json.boolean("noisy", task.source.noisy);
  json.boolean("takes_file", task.takes_file());
  json.boolean("needs_file", task.needs_file());
  json.boolean("has_law", task.has_law);
  json.boolean("has_energy", task.has_energy());
  json.boolean("has_frames", task.has_frames());
  write_frame(json, task.source);
  json.boolean("gives_velocity", task.velocity != nullptr);
  json.text("source", task.source.id);
  write_texts(json, "models", models_for(task));
  write_texts(json, "default_models", task.default_models);
  write_unless_0(json, "momentum_per_velocity", task.momentum_per_velocity);
  write_findings(json, task.findings);
  write_paper(json, task.paper);
  json.text("paper_note", task.paper_note);
  for (const auto& [name, recipe] : {std::pair{"defaults", "paper"}, {"fast_defaults", "fast"}}) {
    json.open_object(name);
    for (const std::string_view convention : setting_named("convention").choices) {
      write_json(json, convention, default_experiment(task.id, convention, recipe));
    }
    json.close_object();
  }
}

void write_row(JsonWriter& json, const ModelInfo& model) {
  json.text("id", model.id);
  json.text("title", model.title);
  json.text("label", model.label);
  json.text("in_text", model.in_text);
  json.text("sentence", model.sentence);
  json.boolean("has_energy", model.has_energy);
  json.boolean("conserves", model.conserves);
  json.boolean("separable", model.separable);
  json.boolean("needs_velocity", model.needs_velocity);
}

void write_row(JsonWriter& json, const SolverInfo& solver) {
  json.text("id", solver.id);
  json.text("title", solver.title);
  json.text("description", solver.description);
  json.number("order", solver.order);
  json.boolean("adaptive", solver.adaptive);
  json.boolean("needs_split", solver.needs_split);
  json.boolean("symplectic", solver.symplectic);
  json.boolean("reversible", solver.reversible);
}

void write_row(JsonWriter& json, const OptimiserInfo& optimiser) {
  json.text("id", optimiser.id);
  json.text("title", optimiser.title);
  json.text("description", optimiser.description);
  json.boolean("needs_all_points", optimiser.needs_all_points);
}

void write_row(JsonWriter& json, const SourceInfo& source) {
  json.text("id", source.id);
  json.text("title", source.title);
  json.boolean("takes_file", source.takes_file);
  json.boolean("noisy", source.noisy);
  json.boolean("has_frames", source.observation_columns > 0);
}

template <typename Row>
void write_rows(JsonWriter& json, std::string_view name, std::span<const Row> rows) {
  json.open_array(name);
  for (const Row& row : rows) {
    json.open_object();
    write_row(json, row);
    json.close_object();
  }
  json.close_array();
}

}  // namespace

std::string table_json() {
  JsonWriter json;
  json.open_object();
  write_rows(json, "settings", settings());
  write_rows(json, "tasks", tasks());
  write_rows(json, "models", models());
  write_rows(json, "solvers", solvers());
  write_rows(json, "optimizers", optimisers());
  write_rows(json, "sources", sources());
  write_json(json, "opening", opening());
  json.open_object("limits");
  json.number("most_models", most_models);
  json.number("recording_bytes", max_recording_bytes);
  json.number("model_bytes", max_checkpoint_bytes);
  json.close_object();
  json.close_object();
  return json.take();
}

}  // namespace hnn
