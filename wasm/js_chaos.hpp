#pragma once

// How regular motions are, of the law and of what a trainer has learned, in JavaScript's types.

#include <emscripten/val.h>

#include <algorithm>
#include <functional>
#include <limits>
#include <optional>
#include <string>
#include <vector>

#include "hnn/error.hpp"
#include "hnn/training/trainer.hpp"
#include "js_trainer.hpp"
#include "js_values.hpp"

namespace hnn::js {

inline double number(const val& value, const char* what) {
  const std::optional<double> number = number_from(text_of(value));
  if (number) return *number;
  throw Error(std::string(what) + " has to be a number, not " + in_quotes(text_of(value)) + ".");
}

inline const TaskSection& section_of(const Trainer& trainer) {
  const TaskInfo& task = trainer.task().info();
  if (task.section) return *task.section;
  throw Error("The task " + std::string(task.id) + " has no section.");
}

inline Field law_of(const Trainer& trainer) {
  const std::optional<Field> field = trainer.task().field();
  if (field) return *field;
  throw Error("No law of the task " + std::string(trainer.task().info().id) + " is known.");
}

inline Field field_for(Trainer& trainer, const val& of_truth) {
  return of_truth.as<bool>() ? law_of(trainer) : trainer.field();
}

inline std::function<double(std::span<const double>)> energy_of(const Trainer& trainer) {
  return [&trainer](std::span<const double> x) { return trainer.task().energy(x); };
}

/// The states to begin with, the model's own where it is asked.
inline std::vector<double> starts_of(Trainer& trainer, const val& x, const val& of_truth) {
  std::vector<double> states = numbers_of<double>(x, "Float64Array", "A list of states");
  require_whole_states(trainer, states.size());
  return of_truth.as<bool>() ? states : trainer.enter(states);
}

inline val section_starts(JsTrainer& it, const val& energy, const val& count) {
  return with_js_errors([&] {
    const TaskSection& section = section_of(it.trainer());
    constexpr double kMost = 1000;
    return float64_array(
        states_in_plane(section.plane, law_of(it.trainer()), energy_of(it.trainer()), number(energy, "The energy"),
                        static_cast<std::size_t>(whole_number(count, "The number of orbits", 1, kMost)), section.q_from,
                        section.q_to, section.p_from, section.p_to));
  });
}

inline val section_start(JsTrainer& it, const val& energy, const val& q, const val& p) {
  return with_js_errors([&] {
    const Plane& plane = section_of(it.trainer()).plane;
    const std::size_t other = plane.other_position();
    std::vector<double> x(it.dimension());
    x[other] = number(q, "The position");
    x[other + x.size() / 2] = number(p, "The momentum");
    return or_null(
        state_in_plane(plane, law_of(it.trainer()), energy_of(it.trainer()), number(energy, "The energy"), x));
  });
}

inline val section(JsTrainer& it, const val& x, const val& crossings, const val& of_truth, const val& request) {
  return with_js_errors([&] {
    constexpr double kMost = 1000, kLongest = 50;  // units of time that a crossing may take
    const auto most = static_cast<std::size_t>(whole_number(crossings, "The number of crossings", 1, kMost));
    const std::size_t size = most * it.dimension();
    Section found(section_of(it.trainer()).plane, starts_of(it.trainer(), x, of_truth), it.dimension(), most,
                  kLongest * static_cast<double>(most));
    const RolloutRequest asked = request_of(request, it.trainer().experiment());
    const Field field = field_for(it.trainer(), of_truth);
    while (!found.done()) found.advance(field, solver_of(asked));
    std::vector<double> states(found.count() * size, std::numeric_limits<double>::quiet_NaN());
    for (std::size_t orbit = 0; orbit < found.count(); ++orbit) {
      const std::vector<double>& seen = found.crossings(orbit).states;
      std::copy(seen.begin(), seen.end(), &states[orbit * size]);
    }
    return float64_array(states);
  });
}

inline void begin_lyapunov(JsTrainer& it, const val& x, const val& until, const val& of_truth) {
  with_js_errors([&] {
    (void)field_for(it.trainer(), of_truth);
    it.exponent().lyapunov.emplace(starts_of(it.trainer(), x, of_truth), it.dimension(), number(until, "The time"));
    it.exponent().of_truth = of_truth;
  });
}

inline val lyapunov(JsTrainer& it, const val& request) {
  return with_js_errors([&] {
    std::optional<Lyapunov>& lyapunov = it.exponent().lyapunov;
    if (!lyapunov) throw Error("No exponent has been begun; call beginLyapunov first.");
    const RolloutRequest asked = request_of(request, it.trainer().experiment());
    lyapunov->advance(field_for(it.trainer(), it.exponent().of_truth), solver_of(asked));
    const Exponent mean = mean_exponent(*lyapunov);
    val result = val::object();
    result.set("exponent", mean.orbits > 0 ? val(mean.mean) : val::null());
    result.set("stderr", mean.orbits > 1 ? val(mean.error) : val::null());
    result.set("time", lyapunov->time());
    result.set("done", lyapunov->done());
    return result;
  });
}

inline val time_together(JsTrainer& it, const val& x, const val& until, const val& of_truth, const val& request) {
  return with_js_errors([&] {
    constexpr double kApart = 1e-6, kParted = 0.1;
    std::vector<double> start = starts_of(it.trainer(), x, of_truth);
    start.resize(it.dimension());
    const RolloutRequest asked = request_of(request, it.trainer().experiment());
    return or_null(hnn::time_together(field_for(it.trainer(), of_truth), start, kApart, kParted,
                                      number(until, "The time"), solver_of(asked)));
  });
}

}  // namespace hnn::js
