#include "hnn/training/evaluation.hpp"

#include <algorithm>
#include <cmath>
#include <limits>
#include <numeric>

#include "hnn/integrate/solvers.hpp"
#include "hnn/training/training_loop.hpp"

namespace hnn {
namespace {

constexpr std::size_t evaluation_rows = 256;  // samples at once

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

double median_of(std::vector<double> values) {
  std::sort(values.begin(), values.end());
  const std::size_t half = values.size() / 2;
  return values.size() % 2 == 1 ? values[half] : 0.5 * (values[half - 1] + values[half]);
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

LossTerms::LossTerms(const std::shared_ptr<autodiff::Workspace>& workspace, const Model& model)
    : columns_(model.sample_columns()), program_(record(workspace, model)) {}

autodiff::Program<float> LossTerms::record(const std::shared_ptr<autodiff::Workspace>& workspace, const Model& model) {
  autodiff::Graph graph(1);
  const autodiff::Value x = graph.input(columns_), target = graph.input(columns_);
  std::vector<autodiff::Value> outputs;
  for (const LossTerm& term : model.loss_terms(x, target)) {
    terms_.push_back({term.name, term.weight});
    outputs.push_back(term.value());
  }
  return autodiff::Program<float>(graph, outputs, linalg::kernels<float>(), workspace);
}

std::vector<double> LossTerms::means_on(const Samples& samples, std::span<const float> parameters,
                                        std::size_t most_points) {
  const std::size_t count = std::min(most_points, samples.count());
  LossInputs chunk(evaluation_rows, columns_);
  std::vector<float> sums(terms_.size());
  std::vector<float*> to(sums.size());
  std::transform(sums.begin(), sums.end(), to.begin(), [](float& sum) { return &sum; });
  std::vector<double> means(sums.size());
  program_.prepare(parameters.data());
  for (std::size_t first = 0; first < count; first += evaluation_rows) {
    const std::size_t rows = std::min(evaluation_rows, count - first);
    for (std::size_t i = 0; i < rows; ++i) chunk.put(i, samples, (first + i) * samples.count() / count);
    program_.run(rows, chunk.pointers(), to);
    for (std::size_t i = 0; i < means.size(); ++i) {
      means[i] += static_cast<double>(sums[i]) / static_cast<double>(count);
    }
  }
  return means;
}

double LossTerms::loss_of(std::span<const double> means) const {
  double sum = 0;
  for (std::size_t i = 0; i < means.size(); ++i) sum += terms_[i].weight * means[i];
  return sum;
}

}  // namespace hnn
