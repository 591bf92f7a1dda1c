#include <emscripten/bind.h>
#include <emscripten/val.h>

#include <cmath>
#include <memory>
#include <new>
#include <optional>
#include <span>
#include <string>
#include <utility>
#include <vector>

#include "hnn/data/recording.hpp"
#include "hnn/error.hpp"
#include "hnn/linalg/kernels.hpp"
#include "hnn/settings/comparison.hpp"
#include "hnn/text/number_text.hpp"
#include "hnn/training/table_json.hpp"
#include "hnn/training/trainer.hpp"

namespace {

using emscripten::val;

using hnn::Values;

/// What `body` returns; what it throws becomes a JavaScript Error with the same sentence. A C++ exception by itself
/// would reach JavaScript as a WebAssembly.Exception without a message.
template <typename Body>
auto with_js_errors(Body&& body) {
  std::string message;
  try {
    return body();
  } catch (const std::bad_alloc&) {
    message = "There is not enough memory for this; ask for fewer points or smaller layers.";
  } catch (const std::exception& error) {
    message = error.what();
  }
  val::global("Error").new_(message).throw_();
}

std::string text_of(const val& value) { return val::global("String")(value).as<std::string>(); }

bool is_absent(const val& value) { return value.isUndefined() || value.isNull(); }

/// The members of a plain object as text, but those that are undefined.
Values values_of(const val& object, const std::string& what) {
  if (is_absent(object) || object.typeOf().as<std::string>() != "object") {
    throw hnn::Error("The " + what + " has to be an object, not " + hnn::in_quotes(text_of(object)) + ".");
  }
  Values values;
  const auto names = emscripten::vecFromJSArray<std::string>(val::global("Object").call<val>("keys", object));
  for (const std::string& name : names) {
    const val value = object[name];
    if (!value.isUndefined()) values.emplace_back(name, text_of(value));
  }
  return values;
}

int whole_number(const val& value, const std::string& what, double least, double most) {
  const std::string text = text_of(value);
  const std::optional<double> number = hnn::number_from(text);
  if (!number || *number != std::floor(*number) || *number < least || *number > most) {
    throw hnn::Error(what + " has to be a whole number from " + hnn::number_text(least) + " to " +
                     hnn::number_text(most) + ", not " + hnn::in_quotes(text) + ".");
  }
  return static_cast<int>(*number);
}

/// The values of a typed array, copied.
template <typename Number>
std::vector<Number> numbers_of(const val& array, const char* type, const std::string& what) {
  if (!array.instanceof (val::global(type))) {
    throw hnn::Error(what + " has to be a " + type + ", not " + hnn::in_quotes(text_of(array)) + ".");
  }
  return emscripten::convertJSArrayToNumberVector<Number>(array);
}

/// A JavaScript array with its own memory: a view of the module's memory would end when that grows.
template <typename Number>
val typed_array(const char* type, std::span<const Number> values) {
  return val::global(type).new_(val(emscripten::typed_memory_view(values.size(), values.data())));
}

val float64_array(const auto& values) {
  return typed_array("Float64Array", std::span<const double>(values.data(), values.size()));
}

/// Of single precision, like the values that training sees.
val float32_array(const auto& values) {
  const std::vector<float> singles(values.begin(), values.end());
  return typed_array("Float32Array", std::span(singles));
}

val float32_array(const std::vector<float>& values) { return typed_array("Float32Array", std::span(values)); }

val or_null(const std::optional<double>& value) { return value ? val(*value) : val::null(); }

val or_null(const std::optional<std::vector<double>>& values) { return values ? float64_array(*values) : val::null(); }

val parsed(const std::string& json) { return val::global("JSON").call<val>("parse", json); }

val array_of(const auto& items, const auto& convert) {
  val array = val::array();
  for (const auto& item : items) array.call<void>("push", convert(item));
  return array;
}

val quantity_object(const hnn::Quantity& quantity) {
  val object = val::object();
  object.set("name", quantity.name);
  object.set("symbol", quantity.symbol);
  object.set("unit", quantity.unit);
  return object;
}

val samples_object(const hnn::Samples& samples) {
  val object = val::object();
  object.set("trajectories", samples.trajectories());
  const std::vector<std::uint32_t> first(samples.first.begin(), samples.first.end());
  object.set("first", typed_array("Uint32Array", std::span(first)));
  object.set("t", float64_array(samples.t));
  object.set("x", float32_array(samples.x));
  object.set("dxdt", float32_array(samples.dxdt));
  return object;
}

val rollout_object(const hnn::Rollout& rollout) {
  val object = val::object();
  object.set("times", float64_array(rollout.times));
  object.set("states", float64_array(rollout.states));
  object.set("energy", or_null(rollout.energy));
  object.set("hamiltonian", or_null(rollout.hamiltonian));
  object.set("leftAt", or_null(rollout.left_at));
  object.set("latent", rollout.latent ? float64_array(*rollout.latent) : val::null());
  return object;
}

double number(const val& value, const std::string& what) {
  const std::string text = text_of(value);
  const std::optional<double> number = hnn::number_from(text);
  if (!number) throw hnn::Error(what + " has to be a number, not " + hnn::in_quotes(text) + ".");
  return *number;
}

/// The group `rollout` of the settings by their names, and what a motion is asked for beside them.
hnn::RolloutRequest request_of(const val& object, const hnn::Experiment& experiment) {
  constexpr double kMostPoints = 100000;
  std::optional<int> points;
  std::optional<hnn::EnergyPush> push;
  Values settings;
  for (auto& [name, text] : values_of(object, "rollout request")) {
    if (name == "points") {
      points = whole_number(object["points"], "The number of points", 2, kMostPoints);
    } else if (name == "addEnergy") {
      const val given = object["addEnergy"];
      if (is_absent(given)) continue;
      push = {.at = number(given["at"], "The time at which to add energy"),
              .amount = number(given["amount"], "The amount of energy to add")};
    } else if (hnn::setting_named(name).group == "rollout") {
      settings.emplace_back(name, text);
    } else {
      throw hnn::Error("The setting " + name + " has no effect on a rollout; leave it out of the request.");
    }
  }
  hnn::RolloutRequest request = hnn::rollout_request(hnn::experiment_with(experiment, settings));
  if (points) request.points = *points;
  request.add_energy = push;
  return request;
}

std::optional<hnn::File> file_of(const val& data) {
  if (is_absent(data)) return std::nullopt;
  if (data["length"].as<double>() > hnn::max_recording_bytes) {
    throw hnn::Error("The recording is longer than " + std::to_string(hnn::max_recording_bytes / 1'000'000) +
                     " MB, the most that is read.");
  }
  const auto bytes = numbers_of<std::uint8_t>(data, "Uint8Array", "The recording");
  return hnn::File{{bytes.begin(), bytes.end()}};
}

/// hnn::Trainer in JavaScript's types.
class JsTrainer {
 public:
  JsTrainer(const val& settings, const val& data) : trainer_(make(settings, data)) {}
  explicit JsTrainer(const val& settings) : JsTrainer(settings, val::undefined()) {}

  [[nodiscard]] int step() const { return trainer_.step(); }

  val train(const val& steps) {
    return with_js_errors([&] {
      constexpr double kMostSteps = 1e6;
      const double loss = trainer_.train(whole_number(steps, "The number of steps", 1, kMostSteps));
      val result = val::object();
      result.set("step", trainer_.step());
      result.set("trainLoss", loss);
      return result;
    });
  }

  [[nodiscard]] double step_operations() const { return trainer_.step_operations(); }

  val profile(const val& steps) {
    return with_js_errors([&] {
      constexpr double kMostSteps = 1e6;
      val result = val::array();
      for (const auto& part : trainer_.profile(whole_number(steps, "The number of steps", 1, kMostSteps))) {
        val entry = val::object();
        entry.set("what", part.what);
        entry.set("milliseconds", part.milliseconds);
        result.call<void>("push", entry);
      }
      return result;
    });
  }

  double test_loss(const val& most_points) {
    return with_js_errors([&] {
      constexpr double kMost = 1e9;
      if (is_absent(most_points)) return trainer_.test_loss();
      return trainer_.test_loss(static_cast<std::size_t>(whole_number(most_points, "The number of points", 1, kMost)));
    });
  }
  double whole_test_loss() { return test_loss(val::undefined()); }

  val evaluate() { return evaluate_by(val::object()); }
  val evaluate_by(const val& request) {
    return with_js_errors([&] {
      const hnn::Evaluation evaluation = trainer_.evaluate(request_of(request, trainer_.experiment()));
      val result = val::object();
      result.set("trainLoss", evaluation.train_loss);
      result.set("testLoss", evaluation.test_loss);
      result.set("energyMse", or_null(evaluation.energy_mse));
      result.set("energyMseStderr", or_null(evaluation.energy_mse_stderr));
      result.set("energyDrift", or_null(evaluation.energy_drift));
      result.set("coordinateMse", evaluation.coordinate_mse);
      result.set("leftAt", or_null(evaluation.left_at));
      result.set("solver", evaluation.solver);
      result.set("weightsHash", evaluation.weights_hash);
      val latent = val::null();
      if (evaluation.latent) {
        latent = val::object();
        for (const auto& term : evaluation.latent->test_terms) latent.set(std::string(term.first), term.second);
        latent.set("probeR2", evaluation.latent->probe_r2);
        latent.set("poissonBracket", evaluation.latent->poisson_bracket);
      }
      result.set("latent", latent);
      return result;
    });
  }

  val time_derivative(const val& x) {
    return with_js_errors([&] { return float32_array(trainer_.time_derivative(states_of(x))); });
  }
  val hamiltonian(const val& x) {
    return with_js_errors([&] { return float32_array(trainer_.hamiltonian(states_of(x))); });
  }
  val energy(const val& x) {
    return with_js_errors([&] { return float32_array(trainer_.energy(states_of(x))); });
  }

  [[nodiscard]] std::size_t observation_columns() const { return trainer_.observation_columns(); }
  val observe(const val& x) {
    return with_js_errors([&] { return float32_array(trainer_.observe(states_of(x))); });
  }
  val encode(const val& frames) {
    return with_js_errors(
        [&] { return float32_array(trainer_.encode(numbers_of<float>(frames, "Float32Array", "A list of frames"))); });
  }
  val decode(const val& z) {
    return with_js_errors([&] { return float32_array(trainer_.decode(states_of(z))); });
  }
  val decode_into(const val& z, const val& into) {
    return with_js_errors([&] {
      const std::vector<float> frames = trainer_.decode(states_of(z));
      if (!into.instanceof (val::global("Float32Array")) || into["length"].as<std::size_t>() < frames.size()) {
        throw hnn::Error("The place for the frames has to be a Float32Array of at least " +
                         std::to_string(frames.size()) + " numbers.");
      }
      into.call<void>("set", val(emscripten::typed_memory_view(frames.size(), frames.data())));
      return into.call<val>("subarray", 0, frames.size());
    });
  }
  val read_out(const val& z) {
    return with_js_errors([&] { return float32_array(trainer_.read_out(states_of(z))); });
  }

  val rollout(const val& request) {
    return with_js_errors([&] { return rollout_object(trainer_.rollout(request_of(request, trainer_.experiment()))); });
  }

  val reference(const val& request) {
    return with_js_errors([&] {
      const auto motion = trainer_.reference(request_of(request, trainer_.experiment()));
      return motion ? rollout_object(*motion) : val::null();
    });
  }

  val dataset() {
    return with_js_errors([&] {
      const hnn::Dataset& dataset = trainer_.dataset();
      val object = val::object();
      object.set("source", dataset.source);
      object.set("dimension", trainer_.dimension());
      object.set("coordinates", array_of(trainer_.task().coordinates(), quantity_object));
      object.set("train", samples_object(dataset.train));
      object.set("test", samples_object(dataset.test));
      object.set("start", typed_array("Float64Array", std::span(dataset.test.start.data(), trainer_.dimension())));
      object.set("noiseFloor", or_null(trainer_.noise_floor()));
      return object;
    });
  }

  val save() {
    return with_js_errors([&] {
      const std::vector<std::uint8_t> file = hnn::write_safetensors(trainer_.checkpoint());
      return typed_array("Uint8Array", std::span(file));
    });
  }

  void load(const val& file) {
    with_js_errors([&] {
      const auto bytes = numbers_of<std::uint8_t>(file, "Uint8Array", "The model file");
      trainer_.restore(hnn::read_safetensors(bytes));
    });
  }

  void restart() { trainer_.restart(); }

 private:
  static hnn::Trainer make(const val& settings, const val& data) {
    return with_js_errors([&] {
      const hnn::Experiment experiment = hnn::experiment_from(values_of(settings, "first argument of Trainer"));
      return hnn::Trainer(experiment, file_of(data));
    });
  }

  [[nodiscard]] std::vector<float> states_of(const val& x) const {
    std::vector<float> values = numbers_of<float>(x, "Float32Array", "A list of states");
    if (values.size() % trainer_.dimension() != 0) {
      throw hnn::Error("A list of states has " + std::to_string(values.size()) + " numbers, but each state has " +
                       std::to_string(trainer_.dimension()) + ".");
    }
    return values;
  }

  hnn::Trainer trainer_;
};

val experiment_from_query(const val& link) {
  return with_js_errors([&] { return parsed(hnn::to_json(hnn::experiment_from_query(text_of(link)))); });
}

val text_val(const std::string& text) { return val(text); }

val read_link(const val& link) {
  return with_js_errors([&] {
    const hnn::LinkReading reading = hnn::read_link(text_of(link));
    val result = val::object(), errors = val::object();
    result.set("experiment", parsed(hnn::to_json(reading.comparison.experiment)));
    result.set("models", array_of(reading.comparison.models, text_val));
    for (const auto& [name, why] : reading.errors) errors.set(name, why);
    result.set("errors", errors);
    result.set("notice", reading.notice.empty() ? val::null() : val(reading.notice));
    return result;
  });
}

val read_setting(const val& settings, const val& name, const val& text) {
  return with_js_errors([&] {
    hnn::Experiment experiment = hnn::experiment_from(values_of(settings, "experiment"));
    const hnn::Setting& setting = hnn::setting_named(text_of(name));
    hnn::set(experiment, setting, text_of(text));
    if (setting.group == "rollout") hnn::check_start_state(experiment);
    return parsed(hnn::to_json(experiment))[std::string(setting.name)];
  });
}

val write_link(const val& settings, const val& models) {
  return with_js_errors([&] {
    const hnn::Experiment experiment = hnn::experiment_from(values_of(settings, "experiment"));
    return val(hnn::to_query({experiment, emscripten::vecFromJSArray<std::string>(models)}));
  });
}

hnn::Rollout energies_of(const val& object) {
  hnn::Rollout rollout;
  rollout.times = numbers_of<double>(object["times"], "Float64Array", "The times of a motion");
  if (!object["energy"].isNull()) {
    rollout.energy = numbers_of<double>(object["energy"], "Float64Array", "The energy of a motion");
  }
  if (!is_absent(object["leftAt"])) rollout.left_at = object["leftAt"].as<double>();
  return rollout;
}

val energy_error(const val& model, const val& truth) {
  return with_js_errors([&] { return or_null(hnn::energy_error(energies_of(model), energies_of(truth))); });
}

val read_columns(const val& data, const val& columns) {
  return with_js_errors([&] {
    const hnn::ColumnPreview preview = hnn::preview_columns(file_of(data)->bytes, text_of(columns));
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

double peak_gflops() { return hnn::linalg::peak_gflops(hnn::linalg::kernels<float>()); }

}  // namespace

EMSCRIPTEN_BINDINGS(hnn) {
  emscripten::class_<JsTrainer>("Trainer")
      .constructor<const val&>()
      .constructor<const val&, const val&>()
      .property("step", &JsTrainer::step)
      .function("train", &JsTrainer::train)
      .property("stepOperations", &JsTrainer::step_operations)
      .function("profile", &JsTrainer::profile)
      .function("testLoss", &JsTrainer::test_loss)
      .function("testLoss", &JsTrainer::whole_test_loss)
      .function("evaluate", &JsTrainer::evaluate)
      .function("evaluate", &JsTrainer::evaluate_by)
      .function("timeDerivative", &JsTrainer::time_derivative)
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
      .function("dataset", &JsTrainer::dataset)
      .function("save", &JsTrainer::save)
      .function("load", &JsTrainer::load)
      .function("restart", &JsTrainer::restart);
  emscripten::function("peakGflops", &peak_gflops);
  emscripten::function("table", &hnn::table_json);
  emscripten::function("experimentFromQuery", &experiment_from_query);
  emscripten::function("readLink", &read_link);
  emscripten::function("readSetting", &read_setting);
  emscripten::function("writeLink", &write_link);
  emscripten::function("energyError", &energy_error);
  emscripten::function("readColumns", &read_columns);
}
