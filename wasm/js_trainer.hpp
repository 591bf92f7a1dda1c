#pragma once

// What trains, in JavaScript's types.

#include <emscripten/val.h>

#include <algorithm>
#include <cstdint>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "hnn/chaos/lyapunov.hpp"
#include "hnn/data/recording.hpp"
#include "hnn/error.hpp"
#include "hnn/linalg/kernels.hpp"
#include "hnn/models/models.hpp"
#include "hnn/settings/settings.hpp"
#include "hnn/training/trainer.hpp"
#include "js_follower.hpp"
#include "js_values.hpp"

namespace hnn::js {

inline double now() { return val::global("performance").call<double>("now"); }

inline val samples_object(const Samples& samples) {
  val object = val::object();
  object.set("trajectories", samples.trajectories());
  const std::vector<std::uint32_t> first(samples.first.begin(), samples.first.end());
  object.set("first", typed_array("Uint32Array", std::span(first)));
  object.set("t", float64_array(samples.t));
  object.set("x", float32_array(samples.x));
  object.set("dxdt", float32_array(samples.dxdt));
  return object;
}

inline val rollout_object(const Rollout& rollout) {
  val object = val::object();
  object.set("times", float64_array(rollout.times));
  object.set("states", float64_array(rollout.states));
  object.set("energy", or_null(rollout.energy));
  object.set("hamiltonian", or_null(rollout.hamiltonian));
  object.set("leftAt", or_null(rollout.left_at));
  object.set("latent", rollout.latent ? float64_array(*rollout.latent) : val::null());
  val back = val::null();
  if (rollout.back) {
    back = val::object();
    back.set("states", float64_array(rollout.back->states));
    back.set("landing", rollout.back->landing);
    back.set("leftAt", or_null(rollout.back->left_at));
  }
  object.set("back", back);
  if (rollout.spread) {
    val spread = val::object();
    spread.set("states", float64_array(rollout.spread->states));
    spread.set("energy", or_null(rollout.spread->energy));
    spread.set("hamiltonian", or_null(rollout.spread->hamiltonian));
    object.set("spread", spread);
  }
  return object;
}

/// The group `rollout` of the settings by their names, and what a motion is asked for beside them.
inline RolloutRequest request_of(const val& object, const Experiment& experiment) {
  constexpr double kMostPoints = 100000;
  std::optional<int> points;
  bool pushed = false;
  Values settings;
  for (auto& [name, text] : values_of(object, "rollout request")) {
    if (name == "points") {
      points = whole_number(object["points"], "The number of points", 2, kMostPoints);
    } else if (setting_named(name).group == "rollout") {
      pushed = pushed || name == "pushes";
      settings.emplace_back(name, text);
    } else {
      throw Error("The setting " + name + " has no effect on a rollout; leave it out of the request.");
    }
  }
  const Experiment asked = experiment_with(experiment, settings);
  RolloutRequest request = rollout_request(asked, model_named(asked.model));
  if (points) request.points = *points;
  // Those that somebody asks for are refused where they can't be.
  if (pushed) request.pushes = asked.pushes;
  return request;
}

inline std::optional<File> file_of(const val& data) {
  if (is_absent(data)) return std::nullopt;
  if (data["length"].as<double>() > max_recording_bytes) {
    throw Error("The recording is longer than " + std::to_string(max_recording_bytes / 1'000'000) +
                " MB, the most that is read.");
  }
  const auto bytes = numbers_of<std::uint8_t>(data, "Uint8Array", "The recording");
  return File{{bytes.begin(), bytes.end()}};
}

inline void require_whole_states(const Trainer& trainer, std::size_t numbers) {
  if (numbers % trainer.dimension() == 0) return;
  throw Error("A list of states has " + std::to_string(numbers) + " numbers, but each state has " +
              std::to_string(trainer.dimension()) + ".");
}

/// An exponent that is measured in pieces.
struct ExponentUnderWay {
  std::optional<Lyapunov> lyapunov{};
  val of_truth = val(false);
};

/// A Trainer in JavaScript's types.
class JsTrainer {
 public:
  explicit JsTrainer(Trainer trainer) : trainer_(std::move(trainer)) {}
  JsTrainer(const val& settings, const val& data) : trainer_(make(settings, data)) {}
  explicit JsTrainer(const val& settings) : JsTrainer(settings, val::undefined()) {}

  [[nodiscard]] Trainer& trainer() { return trainer_; }
  [[nodiscard]] ExponentUnderWay& exponent() { return exponent_; }

  [[nodiscard]] int step() const { return trainer_.step(); }

  val train(const val& steps) {
    return with_js_errors([&] {
      constexpr double kMostSteps = 1e6;
      return result_of(trainer_.train(whole_number(steps, "The number of steps", 1, kMostSteps)));
    });
  }

  [[nodiscard]] std::size_t dimension() const { return trainer_.dimension(); }
  [[nodiscard]] std::size_t step_rows() { return trainer_.loop().batch(); }
  [[nodiscard]] std::size_t step_shares() { return trainer_.loop().shares().shares(); }
  void begin_step() {
    with_js_errors([&] {
      (void)shares_of(val(0), val(2), step_shares());
      trainer_.loop().begin_step();
    });
  }
  val lend_shares(const val& first, const val& count, const val& into) {
    return with_js_errors([&] {
      TrainingLoop& loop = trainer_.loop();
      const autodiff::ShareRange shares = shares_of(first, count, loop.shares().shares());
      const Lent lent = loop.lend(shares);
      const std::size_t numbers = std::max(lent.size(), loop.shares().size(shares));
      const val array = is_absent(into) ? val::global("Float32Array").new_(numbers) : into;
      require_room(array, numbers);
      write(array, lent);
      return array;
    });
  }
  void compute_shares(const val& first, const val& count) {
    with_js_errors([&] { trainer_.loop().compute(shares_of(first, count, step_shares())); });
  }
  void take_shares(const val& first, const val& count, const val& sums) {
    with_js_errors([&] {
      const autodiff::ShareRange shares = shares_of(first, count, step_shares());
      StepShares& step = trainer_.loop().shares();
      require_room(sums, step.size(shares));
      std::size_t at = 0;
      read(sums, at, step.room(shares));
      step.take(shares);
    });
  }
  val end_step() {
    return with_js_errors([&] { return result_of(trainer_.loop().end_step()); });
  }

  [[nodiscard]] double step_operations() const { return trainer_.step_operations(); }

  val profile(const val& steps) {
    return with_js_errors([&] {
      constexpr double kMostSteps = 1e6;
      val result = val::array();
      for (const auto& part : trainer_.profile(whole_number(steps, "The number of steps", 1, kMostSteps), now)) {
        val entry = val::object();
        entry.set("what", part.what);
        entry.set("milliseconds", part.milliseconds);
        result.call<void>("push", entry);
      }
      return result;
    });
  }

  double test_loss(const val& most_points) {
    return with_js_errors([&] { return losses_over(most_points).front(); });
  }
  double whole_test_loss() { return test_loss(val::undefined()); }
  val test_losses(const val& most_points) {
    return with_js_errors([&] { return float64_array(losses_over(most_points)); });
  }

  std::size_t begin_evaluation() { return trainer_.begin_evaluation(); }
  std::size_t begin_test_losses(const val& most_points) {
    return with_js_errors([&] { return trainer_.begin_test_losses(points_of(most_points)); });
  }
  val lend_chunk(const val& chunk) {
    return with_js_errors([&] {
      const Lent lent = trainer_.lend_chunk(chunk_number(chunk));
      const val array = val::global("Float32Array").new_(lent.size());
      write(array, lent);
      return array;
    });
  }
  void compute_chunk(const val& chunk) {
    with_js_errors([&] { trainer_.compute_chunk(chunk_number(chunk)); });
  }
  void take_chunk(const val& chunk, const val& sums) {
    with_js_errors([&] {
      std::vector<float> terms(trainer_.loss_terms());
      require_room(sums, terms.size());
      std::size_t at = 0;
      read(sums, at, terms);
      trainer_.take_chunk(chunk_number(chunk), std::move(terms));
    });
  }

  val evaluate() { return evaluate_by(val::object()); }
  val evaluate_by(const val& request) {
    return with_js_errors([&] {
      const Evaluation evaluation = trainer_.evaluate(request_of(request, trainer_.experiment()));
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
      result.set("invariantDrifts", object_of(evaluation.invariant_drifts));
      if (!evaluation.member_test_losses.empty()) {
        result.set("memberTestLosses", float64_array(evaluation.member_test_losses));
      }
      return result;
    });
  }

  val time_derivative(const val& x) {
    return with_js_errors([&] { return float32_array(trainer_.time_derivative(states_of(x))); });
  }
  val hamiltonian(const val& x) {
    return with_js_errors([&] { return float32_array(trainer_.hamiltonian(states_of(x))); });
  }
  val time_derivative_spread(const val& x) {
    return with_js_errors([&] { return float32_array(trainer_.time_derivative_spread(states_of(x))); });
  }
  val hamiltonian_spread(const val& x) {
    return with_js_errors([&] { return float32_array(trainer_.hamiltonian_spread(states_of(x))); });
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
        throw Error("The place for the frames has to be a Float32Array of at least " + std::to_string(frames.size()) +
                    " numbers.");
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
      const Dataset& dataset = trainer_.dataset();
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

  val save() { return save_by(val::object()); }
  val save_by(const val& options) {
    return with_js_errors([&] {
      bool moments = false;
      for (const auto& [name, text] : values_of(options, "options of save")) {
        if (name != "moments") throw Error("There is no option " + in_quotes(name) + " of save, only moments.");
        moments = text == "true";
      }
      const auto file = write_safetensors(moments ? trainer_.checkpoint_with_moments() : trainer_.checkpoint());
      return typed_array("Uint8Array", std::span(file));
    });
  }

  void load(const val& file) {
    with_js_errors([&] { trainer_.restore(checkpoint_of(file)); });
  }
  void resume(const val& file) {
    with_js_errors([&] { trainer_.resume(checkpoint_of(file)); });
  }

  void restart() { trainer_.restart(); }

 private:
  static Checkpoint checkpoint_of(const val& file) {
    return read_safetensors(numbers_of<std::uint8_t>(file, "Uint8Array", "The model file"));
  }

  static Trainer make(const val& settings, const val& data) {
    return with_js_errors([&] {
      const Experiment experiment = experiment_from(values_of(settings, "first argument of Trainer"));
      return Trainer(experiment, file_of(data));
    });
  }

  [[nodiscard]] val result_of(double loss) const {
    val result = val::object();
    result.set("step", trainer_.step());
    result.set("trainLoss", loss);
    return result;
  }

  std::vector<double> losses_over(const val& most_points) { return trainer_.test_losses(points_of(most_points)); }
  [[nodiscard]] static std::size_t points_of(const val& most_points) {
    constexpr double kMost = 1e9;
    return static_cast<std::size_t>(
        is_absent(most_points) ? kMost : whole_number(most_points, "The number of points", 1, kMost));
  }

  [[nodiscard]] std::vector<float> states_of(const val& x) const {
    std::vector<float> values = numbers_of<float>(x, "Float32Array", "A list of states");
    require_whole_states(trainer_, values.size());
    return values;
  }

  [[nodiscard]] static std::size_t chunk_number(const val& chunk) {
    constexpr double kMost = 1e9;
    return static_cast<std::size_t>(whole_number(chunk, "The number of a chunk", 0, kMost));
  }

  Trainer trainer_;
  ExponentUnderWay exponent_;
};

}  // namespace hnn::js
