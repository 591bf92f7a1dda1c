#include "cli/training.hpp"

#include <algorithm>
#include <array>
#include <chrono>
#include <cmath>
#include <cstdio>
#include <functional>

#include "cli/json.hpp"
#include "cli/progress.hpp"
#include "hnn/integrate/integrate.hpp"
#include "hnn/models/models.hpp"

namespace hnn::cli {
namespace {

using Clock = std::chrono::steady_clock;

double seconds_since(Clock::time_point start) { return std::chrono::duration<double>(Clock::now() - start).count(); }

std::string formatted(const char* format, double value) {
  std::array<char, 64> buffer{};
  std::snprintf(buffer.data(), buffer.size(), format, value);
  return buffer.data();
}

std::string scientific(double value) { return formatted("%.2e", value); }

std::string left_text(const Evaluation& evaluation) { return "left at t = " + formatted("%.4g", *evaluation.left_at); }

std::string energy_text(const Evaluation& evaluation) {
  if (!evaluation.energy_mse) return "not known";
  if (evaluation.left_at) return left_text(evaluation);
  const std::optional<double>& error = evaluation.energy_mse_stderr;
  return scientific(*evaluation.energy_mse) + (error ? " +- " + scientific(*error) : "");
}

std::string state_text(const Evaluation& evaluation) {
  return evaluation.left_at ? left_text(evaluation) : scientific(evaluation.coordinate_mse);
}

std::string row(std::string_view name, std::span<const TrainingResult> results,
                const std::function<std::string(const TrainingResult&)>& text) {
  constexpr std::size_t kNameWidth = 13;
  constexpr std::size_t kColumnWidth = 30;
  std::string line(name);
  for (std::size_t i = 0; i < results.size(); ++i) {
    line.resize(kNameWidth + i * kColumnWidth, ' ');
    line += text(results[i]);
  }
  return line + "\n";
}

}  // namespace

void require_solver(const Experiment& experiment) {
  Field field{.dimension = 1, .whole = {}, .split = std::nullopt};
  const ModelInfo& model = model_named(experiment.model);
  if (model.separable) field.split.emplace();
  // With no time to end at, the solver is checked and nothing is followed.
  (void)integrate(field, std::array{0.0}, 1, {}, solver_of(rollout_request(experiment, model)));
}

Trainer make_trainer(const Experiment& experiment, const std::optional<File>& file, linalg::Arithmetic arithmetic,
                     const std::shared_ptr<Team>& team) {
  Progress progress(experiment.task + " data");
  return Trainer(
      experiment, file, [&](double done) { progress.show(done); }, arithmetic, team);
}

TrainingResult evaluated(Trainer& trainer, double training_seconds, int steps) {
  const Clock::time_point start = Clock::now();
  TrainingResult result{.experiment = trainer.experiment(),
                        .evaluation = trainer.evaluate(),
                        .data = trainer.dataset().source,
                        .arithmetic = trainer.arithmetic(),
                        .noise_floor = trainer.noise_floor()};
  result.experiment.steps = trainer.step();
  if (steps > 0) result.ms_per_step = 1e3 * training_seconds / steps;
  result.seconds = training_seconds + seconds_since(start);
  return result;
}

TrainingResult train(Trainer& trainer, const OnProgress& on_progress) {
  const Experiment& experiment = trainer.experiment();
  const int chunk = std::clamp(experiment.steps / 100, 1, 10);
  const int first = trainer.step();
  const Clock::time_point start = Clock::now();
  while (trainer.step() < experiment.steps) {
    on_progress(static_cast<double>(trainer.step()) / experiment.steps);
    trainer.train(std::min(chunk, experiment.steps - trainer.step()));
  }
  on_progress(1);
  return evaluated(trainer, seconds_since(start), trainer.step() - first);
}

TrainingResult train(Trainer& trainer) {
  const Experiment& experiment = trainer.experiment();
  Progress progress(experiment.task + " " + experiment.model);
  return train(trainer, [&](double done) { progress.show(done); });
}

nlohmann::ordered_json json_of(const TrainingResult& result) {
  nlohmann::ordered_json json{{"task", result.experiment.task},
                              {"model", result.experiment.model},
                              {"seed", result.experiment.seed},
                              {"steps", result.experiment.steps},
                              {"data", result.data},
                              {"arithmetic", name(result.arithmetic)},
                              {"train_loss", result.evaluation.train_loss},
                              {"test_loss", result.evaluation.test_loss},
                              {"energy_mse", or_null(result.evaluation.energy_mse)},
                              {"energy_mse_stderr", or_null(result.evaluation.energy_mse_stderr)},
                              {"energy_drift", or_null(result.evaluation.energy_drift)},
                              {"coordinate_mse", result.evaluation.coordinate_mse},
                              {"left_at", or_null(result.evaluation.left_at)},
                              {"solver", result.evaluation.solver},
                              {"ms_per_step", result.ms_per_step},
                              {"seconds", result.seconds},
                              {"weights_hash", result.evaluation.weights_hash}};
  for (const auto& [symbol, drift] : result.evaluation.invariant_drifts) json["invariant_drifts"][symbol] = drift;
  if (const auto& losses = result.evaluation.member_test_losses; !losses.empty()) {
    json["members"] = losses.size();
    json["member_test_losses"] = losses;
  }
  if (const auto& latent = result.evaluation.latent) {
    for (const auto& term : latent->test_terms) json["test_" + std::string(term.first)] = term.second;
    json["probe_r2"] = latent->probe_r2;
    json["poisson_bracket"] = latent->poisson_bracket;
  }
  return json;
}

std::vector<Experiment> experiments_of(const Comparison& comparison) {
  std::vector<Experiment> experiments(comparison.models.size(), comparison.experiment);
  for (std::size_t i = 0; i < experiments.size(); ++i) {
    experiments[i].model = comparison.models[i];
    require_solver(experiments[i]);
  }
  return experiments;
}

std::vector<TrainingResult> train_each(const Comparison& comparison, const std::optional<File>& file,
                                       linalg::Arithmetic arithmetic, const std::shared_ptr<Team>& team) {
  std::vector<TrainingResult> results;
  for (const Experiment& experiment : experiments_of(comparison)) {
    Trainer trainer = make_trainer(experiment, file, arithmetic, team);
    results.push_back(train(trainer));
  }
  return results;
}

nlohmann::ordered_json json_of(const Comparison& comparison, std::span<const TrainingResult> results) {
  nlohmann::ordered_json json{{"experiment", nlohmann::ordered_json::parse(to_json(comparison.experiment))}};
  for (const TrainingResult& result : results) json[result.experiment.model] = json_of(result);
  return json;
}

std::string table_of(std::span<const TrainingResult> results) {
  using Result = const TrainingResult&;
  const TrainingResult& first = results.front();
  std::string table = first.experiment.task + ", seed " + std::to_string(first.experiment.seed) + ", " +
                      std::to_string(first.experiment.steps) + " steps, " + first.data + " data" +
                      (first.arithmetic == linalg::Arithmetic::exact ? "" : ", fused arithmetic") + "\n\n";
  table += row("", results, [](Result result) { return result.experiment.model; });
  table += row("train loss", results, [](Result result) { return scientific(result.evaluation.train_loss); });
  table += row("test loss", results, [](Result result) { return scientific(result.evaluation.test_loss); });
  if (first.noise_floor) {
    table += row("noise floor", results, [](Result result) { return scientific(result.noise_floor.value_or(NAN)); });
  }
  table += row("energy MSE", results, [](Result result) { return energy_text(result.evaluation); });
  if (first.evaluation.energy_drift) {
    table += row("energy drift", results, [](Result result) {
      const std::optional<double>& drift = result.evaluation.energy_drift;
      return drift ? scientific(*drift) : left_text(result.evaluation);
    });
  }
  for (std::size_t i = 0; i < first.evaluation.invariant_drifts.size(); ++i) {
    table += row("drift of " + first.evaluation.invariant_drifts[i].first, results, [i](Result result) {
      const auto& drifts = result.evaluation.invariant_drifts;
      return i < drifts.size() ? scientific(drifts[i].second) : left_text(result.evaluation);
    });
  }
  table += row("state MSE", results, [](Result result) { return state_text(result.evaluation); });
  if (first.evaluation.latent) {
    table +=
        row("probe R2", results, [](Result result) { return formatted("%.4f", result.evaluation.latent->probe_r2); });
    table +=
        row("bracket", results, [](Result result) { return scientific(result.evaluation.latent->poisson_bracket); });
  }
  if (first.ms_per_step > 0)
    table += row("per step", results, [](Result result) { return formatted("%.2f ms", result.ms_per_step); });
  table += row("motions by", results, [](Result result) { return result.evaluation.solver; });
  table += row("in all", results, [](Result result) { return formatted("%.1f s", result.seconds); });
  table += row("weights", results, [](Result result) { return result.evaluation.weights_hash; });
  const bool finite = std::all_of(results.begin(), results.end(),
                                  [](Result result) { return std::isfinite(result.evaluation.train_loss); });
  const bool left =
      std::any_of(results.begin(), results.end(), [](Result result) { return result.evaluation.left_at.has_value(); });
  if (finite && left)
    table += "\nA predicted motion left the finite numbers, so it has no figures over its whole time.\n";
  if (!finite)
    table += "\nThe training diverged; try other settings of its optimizer, such as a smaller --learning-rate.\n";
  return table;
}

}  // namespace hnn::cli
