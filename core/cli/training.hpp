#pragma once

#include <memory>
#include <nlohmann/json.hpp>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "hnn/settings/comparison.hpp"
#include "hnn/training/trainer.hpp"

namespace hnn::cli {

/// What `train`, `run` and `evaluate` report of one model.
struct TrainingResult {
  Experiment experiment;
  Evaluation evaluation;
  std::string data;                                           ///< "simulated" or "measured"
  linalg::Arithmetic arithmetic = linalg::Arithmetic::exact;  ///< of the training steps
  std::optional<double> noise_floor;
  double ms_per_step = 0;  ///< 0 where nothing was trained
  double seconds = 0;      ///< training and evaluation
};

/// Throws Error where the solver cannot follow the model: asked before work whose result would be lost.
void require_solver(const Experiment& experiment);

/// A trainer of the experiment, whose work the team shares; a progress bar shows where its data take long.
[[nodiscard]] Trainer make_trainer(const Experiment& experiment, const std::optional<File>& file,
                                   linalg::Arithmetic arithmetic = linalg::Arithmetic::exact,
                                   const std::shared_ptr<Team>& team = nullptr);

/// What is to be said of the weights as they are, after so many steps here that took so long.
[[nodiscard]] TrainingResult evaluated(Trainer& trainer, double training_seconds = 0, int steps = 0);

/// Trains up to the experiment's steps and evaluates. `on_progress` hears of the steps.
[[nodiscard]] TrainingResult train(Trainer& trainer, const OnProgress& on_progress);
/// The same with a progress bar.
[[nodiscard]] TrainingResult train(Trainer& trainer);

[[nodiscard]] nlohmann::ordered_json json_of(const TrainingResult& result);

/// The experiment with each of the models. Throws Error where the solver cannot follow one of them.
[[nodiscard]] std::vector<Experiment> experiments_of(const Comparison& comparison);
/// What the page does for a link: the comparison's models, trained one after the other, each by the whole team.
[[nodiscard]] std::vector<TrainingResult> train_each(const Comparison& comparison, const std::optional<File>& file,
                                                     linalg::Arithmetic arithmetic, const std::shared_ptr<Team>& team);
/// {"experiment": {...}, MODEL: {...}, ...}
[[nodiscard]] nlohmann::ordered_json json_of(const Comparison& comparison, std::span<const TrainingResult> results);

/// A table for people, a column for each result. All have the same experiment but for the model.
[[nodiscard]] std::string table_of(std::span<const TrainingResult> results);

}  // namespace hnn::cli
