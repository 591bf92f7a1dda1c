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

#include "hnn/error.hpp"
#include "hnn/linalg/kernels.hpp"
#include "hnn/text/suggestion.hpp"
#include "hnn/training/number_text.hpp"
#include "hnn/training/trainer.hpp"

namespace {

using emscripten::val;

using Values = std::vector<std::pair<std::string, std::string>>;

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

val samples_object(const hnn::Samples& samples) {
  val object = val::object();
  object.set("trajectories", samples.x.shape(0));
  object.set("points", samples.x.shape(1));
  object.set("t", float64_array(samples.t));
  object.set("x", float32_array(samples.x));
  object.set("dxdt", float32_array(samples.dxdt));
  return object;
}

val rollout_object(const hnn::Rollout& rollout) {
  val object = val::object();
  object.set("times", float64_array(rollout.times));
  object.set("states", float64_array(rollout.states));
  object.set("energy", float64_array(rollout.energy));
  object.set("conserved", rollout.conserved ? float64_array(*rollout.conserved) : val::null());
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

hnn::RolloutRequest request_of(const val& object, const hnn::Experiment& experiment) {
  constexpr double kMostPoints = 100000;
  hnn::RolloutRequest request;
  Values settings;
  for (auto& [name, text] : values_of(object, "rollout request")) {
    if (name == "points") {
      request.points = whole_number(object["points"], "The number of points", 2, kMostPoints);
    } else if (name == "from" || name == "until" || name == "integrator" || name == "tolerance") {
      settings.emplace_back(name, text);
    } else if (name == "timeStep") {
      settings.emplace_back("time_step", text);
    } else if (name == "addEnergy") {
      const val push = object["addEnergy"];
      if (is_absent(push)) continue;
      request.add_energy = {.at = number(push["at"], "The time at which to add energy"),
                            .amount = number(push["amount"], "The amount of energy to add")};
    } else {
      throw hnn::Error("A rollout request has no " + hnn::in_quotes(name) +
                       "; it has from, until, points, integrator, tolerance, timeStep and addEnergy.");
    }
  }
  const hnn::Experiment checked = hnn::experiment_with(experiment, settings);
  request.from = checked.from;
  request.until = checked.until;
  request.integrator = checked.integrator;
  request.tolerance = checked.tolerance;
  request.time_step = checked.time_step;
  return request;
}

std::optional<hnn::Recording> recording_of(const hnn::Experiment& experiment, const val& data) {
  if (is_absent(data)) return std::nullopt;
  if (experiment.task != "real-pendulum") {
    throw hnn::Error("The task " + experiment.task + " makes its own data; a recording is for the task real-pendulum.");
  }
  if (data["length"].as<double>() > hnn::max_recording_bytes) {
    throw hnn::Error("The recording is longer than " + std::to_string(hnn::max_recording_bytes / 1'000'000) +
                     " MB, the most that is read.");
  }
  const auto bytes = numbers_of<std::uint8_t>(data, "Uint8Array", "The recording");
  return hnn::read_recording({reinterpret_cast<const char*>(bytes.data()), bytes.size()});
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

  val evaluate() {
    return with_js_errors([&] {
      const hnn::Evaluation evaluation = trainer_.evaluate();
      val result = val::object();
      result.set("trainLoss", evaluation.train_loss);
      result.set("testLoss", evaluation.test_loss);
      result.set("energyMse", evaluation.energy_mse);
      result.set("energyMseStderr", or_null(evaluation.energy_mse_stderr));
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
      return hnn::Trainer(experiment, recording_of(experiment, data));
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
  return with_js_errors([&] {
    const std::string json = hnn::to_json(hnn::experiment_from_query(text_of(link)));
    return val::global("JSON").call<val>("parse", json);
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
      .function("evaluate", &JsTrainer::evaluate)
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
}
