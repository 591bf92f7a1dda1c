#include <emscripten/bind.h>
#include <emscripten/val.h>

#include <optional>
#include <string>

#include "hnn/data/recording.hpp"
#include "hnn/error.hpp"
#include "hnn/linalg/kernels.hpp"
#include "hnn/settings/comparison.hpp"
#include "hnn/training/table_json.hpp"
#include "js_chaos.hpp"
#include "js_follower.hpp"
#include "js_formula.hpp"
#include "js_making.hpp"
#include "js_trainer.hpp"
#include "js_values.hpp"

namespace hnn::js {
namespace {

val experiment_from_query(const val& link) {
  return with_js_errors([&] { return parsed(to_json(hnn::experiment_from_query(text_of(link)))); });
}

val read_link(const val& link) {
  return with_js_errors([&] {
    const LinkReading reading = hnn::read_link(text_of(link));
    val result = val::object(), errors = val::object();
    result.set("experiment", parsed(to_json(reading.comparison.experiment)));
    result.set("models", array_of(reading.comparison.models, text_val));
    for (const auto& [name, why] : reading.errors) errors.set(name, why);
    result.set("errors", errors);
    result.set("notice", reading.notice.empty() ? val::null() : val(reading.notice));
    return result;
  });
}

val read_setting(const val& settings, const val& name, const val& text) {
  return with_js_errors([&] {
    Experiment experiment = experiment_from(values_of(settings, "experiment"));
    const Setting& setting = setting_named(text_of(name));
    set(experiment, setting, text_of(text));
    if (setting.group == "rollout") check_start_state(experiment);
    return parsed(to_json(experiment))[std::string(setting.name)];
  });
}

val write_link(const val& settings, const val& models) {
  return with_js_errors([&] {
    const Experiment experiment = experiment_from(values_of(settings, "experiment"));
    return val(to_query({experiment, models_from(text_of(models), task_of(experiment))}));
  });
}

Rollout energies_of(const val& object) {
  Rollout rollout;
  rollout.times = numbers_of<double>(object["times"], "Float64Array", "The times of a motion");
  if (!is_absent(object["energy"])) {
    rollout.energy = numbers_of<double>(object["energy"], "Float64Array", "The energy of a motion");
    if (rollout.energy->size() != rollout.times.size()) {
      throw Error("The energy of a motion has " + std::to_string(rollout.energy->size()) + " numbers, but it has " +
                  std::to_string(rollout.times.size()) + " times; it needs one at each.");
    }
  }
  if (!is_absent(object["leftAt"])) rollout.left_at = object["leftAt"].as<double>();
  return rollout;
}

val energy_error(const val& model, const val& truth) {
  return with_js_errors([&] { return or_null(hnn::energy_error(energies_of(model), energies_of(truth))); });
}

val read_columns(const val& data, const val& columns) {
  return with_js_errors([&] {
    const std::optional<File> file = file_of(data);
    if (!file) throw Error("The recording has to be a Uint8Array, not " + in_quotes(text_of(data)) + ".");
    const ColumnPreview preview = preview_columns(file->bytes, text_of(columns));
    val result = val::object();
    result.set("names", array_of(preview.names, text_val));
    result.set("rows", array_of(preview.rows, [](const auto& row) { return array_of(row, text_val); }));
    result.set("chosen", array_of(preview.chosen, [](const auto& pair) {
                 val choice = val::object();
                 choice.set("name", pair.first);
                 choice.set("column", pair.second);
                 return choice;
               }));
    result.set("problem", preview.problem ? val(*preview.problem) : val::null());
    return result;
  });
}

double peak_gflops() { return linalg::peak_gflops(linalg::kernels<float>(), now); }

}  // namespace

EMSCRIPTEN_BINDINGS(hnn) {
  emscripten::class_<JsTrainer>("Trainer")
      .constructor<const val&>()
      .constructor<const val&, const val&>()
      .property("step", &JsTrainer::step)
      .function("train", &JsTrainer::train)
      .property("dimension", &JsTrainer::dimension)
      .function("stepRows", &JsTrainer::step_rows)
      .function("stepShares", &JsTrainer::step_shares)
      .function("beginStep", &JsTrainer::begin_step)
      .function("lendShares", &JsTrainer::lend_shares)
      .function("computeShares", &JsTrainer::compute_shares)
      .function("takeShares", &JsTrainer::take_shares)
      .function("endStep", &JsTrainer::end_step)
      .property("stepOperations", &JsTrainer::step_operations)
      .function("profile", &JsTrainer::profile)
      .function("testLoss", &JsTrainer::test_loss)
      .function("testLoss", &JsTrainer::whole_test_loss)
      .function("testLosses", &JsTrainer::test_losses)
      .function("beginEvaluation", &JsTrainer::begin_evaluation)
      .function("beginTestLosses", &JsTrainer::begin_test_losses)
      .function("lendChunk", &JsTrainer::lend_chunk)
      .function("computeChunk", &JsTrainer::compute_chunk)
      .function("takeChunk", &JsTrainer::take_chunk)
      .function("evaluate", &JsTrainer::evaluate)
      .function("evaluate", &JsTrainer::evaluate_by)
      .function("timeDerivative", &JsTrainer::time_derivative)
      .function("timeDerivativeSpread", &JsTrainer::time_derivative_spread)
      .function("hamiltonianSpread", &JsTrainer::hamiltonian_spread)
      .function("hamiltonian", &JsTrainer::hamiltonian)
      .function("energy", &JsTrainer::energy)
      .property("observationColumns", &JsTrainer::observation_columns)
      .function("observe", &JsTrainer::observe)
      .function("encode", &JsTrainer::encode)
      .function("decode", &JsTrainer::decode)
      .function("decode", &JsTrainer::decode_into)
      .function("readOut", &JsTrainer::read_out)
      .function("rollout", &JsTrainer::rollout)
      .function("reference", &JsTrainer::reference)
      .function("sectionStarts", &js::section_starts)
      .function("sectionStart", &js::section_start)
      .function("section", &js::section)
      .function("beginLyapunov", &js::begin_lyapunov)
      .function("lyapunov", &js::lyapunov)
      .function("timeTogether", &js::time_together)
      .function("dataset", &JsTrainer::dataset)
      .function("save", &JsTrainer::save)
      .function("save", &JsTrainer::save_by)
      .function("resume", &JsTrainer::resume)
      .function("load", &JsTrainer::load)
      .function("restart", &JsTrainer::restart);
  emscripten::class_<JsMaking>("Making")
      .constructor<const val&>()
      .property("parts", &JsMaking::parts)
      .function("makePart", &JsMaking::make_part)
      .function("takePart", &JsMaking::take_part)
      .function("trainer", &JsMaking::trainer);
  emscripten::class_<JsFollower>("Follower")
      .constructor<const val&, const val&, const val&>()
      .function("compute", &JsFollower::compute)
      .function("terms", &JsFollower::terms);
  emscripten::function("peakGflops", &peak_gflops);
  emscripten::function("table", &table_json);
  emscripten::function("experimentFromQuery", &experiment_from_query);
  emscripten::function("readLink", &read_link);
  emscripten::function("readSetting", &read_setting);
  emscripten::function("writeLink", &write_link);
  emscripten::function("energyError", &energy_error);
  emscripten::function("readColumns", &read_columns);
  emscripten::function("readFormula", &read_formula);
  emscripten::function("typedLaw", &typed_law);
}

}  // namespace hnn::js
