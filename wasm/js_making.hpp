#pragma once

// Data that several workers make, in JavaScript's types.

#include <emscripten/val.h>

#include <cstdint>
#include <memory>
#include <span>
#include <utility>
#include <vector>

#include "hnn/data/data_parts.hpp"
#include "hnn/error.hpp"
#include "hnn/settings/settings.hpp"
#include "hnn/tasks/task.hpp"
#include "hnn/training/trainer.hpp"
#include "js_trainer.hpp"
#include "js_values.hpp"

namespace hnn::js {

/// A trainer whose data are still being made, in JavaScript's types.
class JsMaking {
 public:
  explicit JsMaking(const val& settings) : task_(make(settings)) {}

  [[nodiscard]] std::size_t parts() const { return data().count(); }
  val make_part(const val& part) {
    return with_js_errors([&] {
      const std::size_t number = number_of(part);
      data().make(number);
      const std::vector<std::uint8_t> bytes = data().copy(number);
      return typed_array("Uint8Array", std::span(bytes));
    });
  }
  void take_part(const val& part, const val& bytes) {
    with_js_errors([&] { data().take(number_of(part), numbers_of<std::uint8_t>(bytes, "Uint8Array", "A part")); });
  }
  std::unique_ptr<JsTrainer> trainer() {
    return with_js_errors([&] {
      (void)data();
      const std::unique_ptr<TaskMaking> making = std::move(task_);
      const ModelInfo& model = model_named(making->experiment.model);
      return std::make_unique<JsTrainer>(Trainer(std::move(*making), model));
    });
  }

 private:
  static std::unique_ptr<TaskMaking> make(const val& settings) {
    return with_js_errors([&] {
      const Experiment experiment = experiment_from(values_of(settings, "first argument of Making"));
      return std::make_unique<TaskMaking>(task_of(experiment), experiment, nullptr);
    });
  }

  [[nodiscard]] DataParts& data() const {
    if (!task_) throw Error("These data are with their trainer already; begin another Making.");
    return *task_->data;
  }
  [[nodiscard]] std::size_t number_of(const val& part) const {
    return static_cast<std::size_t>(
        whole_number(part, "The number of a part", 0, static_cast<double>(data().count()) - 1));
  }

  std::unique_ptr<TaskMaking> task_;
};

}  // namespace hnn::js
