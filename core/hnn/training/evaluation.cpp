#include "hnn/training/evaluation.hpp"

#include <algorithm>
#include <cmath>
#include <limits>
#include <numeric>

#include "hnn/integrate/solvers.hpp"
#include "hnn/math/median.hpp"

namespace hnn {
namespace {

double mean_of(std::span<const double> values) {
  return std::accumulate(values.begin(), values.end(), 0.0) / static_cast<double>(values.size());
}

std::optional<double> standard_error(std::span<const double> values) {
  if (values.size() < 2 || !std::isfinite(mean_of(values))) return std::nullopt;
  const double mean = mean_of(values), n = static_cast<double>(values.size());
  double squares = 0;
  for (const double value : values) squares += (value - mean) * (value - mean);
  return std::sqrt(squares / (n - 1) / n);
}

}  // namespace

void compare_motions(LearnedModel& learned, const Task& task, const SolverOptions& solver, Evaluation& evaluation) {
  const TrueMotions truth = task.metric_motions();
  const std::size_t d = task.dimension(), rows = truth.start.size() / d, times = truth.times.size();
  const bool has_energy = task.info().has_energy();
  evaluation.solver = solver_text(solver);
  Trajectories motion = integrate(learned.field(), learned.enter(truth.start), rows, truth.times, solver);
  evaluation.left_at = motion.left_at;
  if (motion.left_at) {
    constexpr double infinity = std::numeric_limits<double>::infinity();
    evaluation.coordinate_mse = infinity;
    if (has_energy) evaluation.energy_mse = infinity;
    return;
  }
  learned.read_out(std::span(motion.states.data(), motion.states.size()));

  double squares = 0;
  for (std::size_t i = 0; i < motion.states.size(); ++i) {
    const double difference = motion.states.data()[i] - truth.states.data()[i];
    squares += difference * difference;
  }
  evaluation.coordinate_mse = squares / static_cast<double>(motion.states.size());
  for (const Invariant& invariant : task.invariants()) {
    std::vector<double> changes(rows);
    for (std::size_t row = 0; row < rows; ++row) {
      const auto at = [&](std::size_t i) { return invariant.of(std::span(&motion.states(i, row, 0), d)); };
      changes[row] = std::abs(at(times - 1) - at(0));
    }
    evaluation.invariant_drifts.emplace_back(invariant.quantity.symbol, median_of(std::move(changes)));
  }
  if (!has_energy) return;

  std::vector<double> errors(rows), drifts(rows);
  for (std::size_t row = 0; row < rows; ++row) {
    const auto energy_at = [&](const xt::xtensor<double, 3>& states, std::size_t i) {
      return task.energy(std::span(&states(i, row, 0), d));
    };
    for (std::size_t i = 0; i < times; ++i) {
      const double difference = energy_at(motion.states, i) - energy_at(truth.states, i);
      errors[row] += difference * difference / static_cast<double>(times);
    }
    const double before = energy_at(motion.states, 0), after = energy_at(motion.states, times - 1);
    drifts[row] = std::abs(after - before) / std::abs(before);
  }
  evaluation.energy_mse = mean_of(errors);
  evaluation.energy_mse_stderr = standard_error(errors);
  evaluation.energy_drift = median_of(std::move(drifts));
}

LossChunks::LossChunks(const Samples& samples, const Model& model, std::size_t most_samples)
    : samples_(&samples),
      points_(points_before(samples, model.horizon())),
      count_(std::min(most_samples, points_.size())),
      sums_(size()) {}

void LossChunks::put(std::size_t chunk, LossInputs& inputs) const {
  for (std::size_t i = 0; i < rows(chunk); ++i) {
    inputs.put(i, *samples_, points_[(chunk * most_rows + i) * points_.size() / count_]);
  }
}

LossTerms::LossTerms(const std::shared_ptr<autodiff::Workspace>& workspace, const Model& model)
    : inputs_(LossChunks::most_rows, model), program_(record(workspace, model)) {}

autodiff::Program<float> LossTerms::record(const std::shared_ptr<autodiff::Workspace>& workspace, const Model& model) {
  autodiff::Graph graph(1);
  const auto [x, target] = SampleInputs(graph, model);
  std::vector<autodiff::Value> outputs;
  for (const LossTerm& term : model.loss_terms(x, target)) {
    terms_.push_back({term.name, term.weight});
    outputs.push_back(term.value());
  }
  return autodiff::Program<float>(graph, outputs, linalg::kernels<float>(), workspace);
}

std::vector<float> LossTerms::sums_of(std::size_t rows) {
  std::vector<float> sums(terms_.size());
  std::vector<float*> to(sums.size());
  std::transform(sums.begin(), sums.end(), to.begin(), [](float& sum) { return &sum; });
  program_.run(rows, inputs_.pointers(), to);
  return sums;
}

void LossTerms::compute(LossChunks& chunks, std::size_t chunk) {
  chunks.put(chunk, inputs_);
  chunks.take(chunk, sums_of(chunks.rows(chunk)));
}

std::vector<double> LossTerms::means_on(LossChunks& chunks) {
  std::vector<double> means(terms_.size());
  for (std::size_t chunk = 0; chunk < chunks.size(); ++chunk) {
    if (chunks.sums(chunk).empty()) compute(chunks, chunk);
    for (std::size_t i = 0; i < means.size(); ++i) {
      means[i] += static_cast<double>(chunks.sums(chunk)[i]) / static_cast<double>(chunks.samples());
    }
  }
  return means;
}

double LossTerms::loss_of(std::span<const double> means, std::size_t member, std::size_t members) const {
  const std::size_t own = means.size() / members;
  double sum = 0;
  for (std::size_t i = member * own; i < (member + 1) * own; ++i) sum += terms_[i].weight * means[i];
  return static_cast<double>(members) * sum;
}

}  // namespace hnn
