#include "hnn/training/trainer.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <limits>
#include <numeric>
#include <utility>

#include "hnn/data/simulate.hpp"
#include "hnn/error.hpp"
#include "hnn/integrate/integrate.hpp"
#include "hnn/nn/adam.hpp"
#include "hnn/physics/systems.hpp"
#include "hnn/training/learned.hpp"

namespace hnn {

namespace {

// One stream of random numbers for each purpose, so that a change of one leaves the others as they are: both models of
// a seed see the same data.
enum Stream : std::uint64_t { data_stream = 1, weight_stream = 2, batch_stream = 3 };

constexpr std::size_t metric_starts = 15;  // start states of the energy metric

// Samples as two matrices of [point, coordinate].
struct Points {
  std::vector<float> x, dxdt;
  std::size_t count = 0;

  explicit Points(const Samples& samples)
      : x(samples.x.begin(), samples.x.end()),
        dxdt(samples.dxdt.begin(), samples.dxdt.end()),
        count(samples.x.shape(0) * samples.x.shape(1)) {}
};

std::vector<double> equally_spaced(double until, std::size_t points) {
  std::vector<double> times(points);
  for (std::size_t i = 0; i < times.size(); ++i) {
    times[i] = until * static_cast<double>(i) / static_cast<double>(times.size() - 1);
  }
  return times;
}

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

// A step is one recorded computation: the loss and its gradient by every parameter.
autodiff::Program<float> record_step(const Model& model, std::size_t batch) {
  autodiff::Graph graph(batch);
  const autodiff::Value x = graph.input(model.dimension()), dxdt = graph.input(model.dimension());
  const std::vector<autodiff::Value> parameters = parameters_of(graph, model.layout());
  const autodiff::Value objective = loss(model, x, dxdt);
  std::vector<autodiff::Value> outputs = gradients(objective, parameters);
  outputs.insert(outputs.begin(), objective);
  return autodiff::Program<float>(graph, outputs);
}

Dataset make_dataset(const Experiment& experiment, const System& system, const std::optional<Recording>& recording,
                     const OnProgress& on_progress) {
  Random random(experiment.seed, data_stream);
  if (experiment.task == "real-pendulum") {
    const Derivatives derivatives = experiment.derivatives == "central" ? Derivatives::central : Derivatives::forward;
    return dataset_of(recording ? *recording : simulate_recording(random), derivatives);
  }
  return simulate(system,
                  {.trajectories = static_cast<std::size_t>(experiment.trajectories),
                   .test_part = task_of(experiment).test_part,
                   .points = static_cast<std::size_t>(experiment.points),
                   .duration = task_of(experiment).duration,
                   .noise = experiment.noise},
                  random, on_progress);
}

// Of an experiment or of a request, which name these settings alike.
template <class Settings>
IntegratorOptions options_of(const Settings& settings) {
  return {
      .name = settings.integrator, .rtol = settings.tolerance, .atol = settings.tolerance, .step = settings.time_step};
}

}  // namespace

struct Trainer::State {
  Experiment experiment;
  std::unique_ptr<System> system;
  Dataset dataset;
  Points train, test;
  std::unique_ptr<Model> model;
  std::size_t batch;
  std::vector<float> parameters, gradient, batch_x, batch_dxdt;
  std::vector<float*> step_outputs;
  std::vector<std::size_t> order;  // a permutation of the points, of which each batch takes the first
  float loss = 0;
  int step = 0;
  autodiff::Program<float> program;
  Adam<float> adam;
  Random batches;
  Learned<float> learned;
  Learned<double> learned_double;
  int learned_step = -1;

  State(const Experiment& e, const std::optional<Recording>& recording, const OnProgress& on_progress)
      : experiment(e),
        system(system_of(e.task, convention_named(e.convention))),
        dataset(make_dataset(e, *system, recording, on_progress)),
        train(dataset.train),
        test(dataset.test),
        model(make_model(e.model, system->dimension(), e.widths, e.activation)),
        batch(e.batch == 0 ? train.count : std::min(train.count, static_cast<std::size_t>(e.batch))),
        parameters(model->layout().size()),
        gradient(parameters.size()),
        program(record_step(*model, batch)),
        adam(parameters.size(), {.learning_rate = e.learning_rate, .weight_decay = e.weight_decay}),
        batches(e.seed, batch_stream),
        learned(*model),
        learned_double(*model) {
    Random random(e.seed, weight_stream);
    model->initialise(parameters, random);
    step_outputs.push_back(&loss);
    for (const ParameterShape& shape : model->layout().shapes()) step_outputs.push_back(gradient.data() + shape.offset);
    if (batch < train.count) {
      batch_x.resize(batch * dimension());
      batch_dxdt.resize(batch * dimension());
      order.resize(train.count);
      std::iota(order.begin(), order.end(), std::size_t{0});
    }
  }

  [[nodiscard]] std::size_t dimension() const { return system->dimension(); }

  // Draws a batch without replacement: the first steps of a Fisher-Yates shuffle.
  void draw_batch() {
    const std::size_t d = dimension();
    for (std::size_t i = 0; i < batch; ++i) {
      std::swap(order[i], order[i + static_cast<std::size_t>(batches.below(order.size() - i))]);
      std::copy_n(train.x.data() + order[i] * d, d, batch_x.data() + i * d);
      std::copy_n(train.dxdt.data() + order[i] * d, d, batch_dxdt.data() + i * d);
    }
  }

  void train_step() {
    std::array<const float*, 2> inputs{train.x.data(), train.dxdt.data()};
    if (batch < train.count) {
      draw_batch();
      inputs = {batch_x.data(), batch_dxdt.data()};
    }
    program.prepare(parameters.data());
    program.run(batch, inputs, step_outputs);
    adam.step(parameters, gradient);
    ++step;
  }

  // The programs that answer questions work on packed copies of the weights, made when they are first asked for.
  void refresh() {
    if (learned_step == step) return;
    learned.take(parameters);
    learned_double.take(parameters);
    learned_step = step;
  }

  double loss_on(const Points& points) {
    std::vector<float> predicted(points.dxdt.size());
    learned.time_derivative(points.x, points.count, predicted);
    double sum = 0;
    for (std::size_t i = 0; i < predicted.size(); ++i) {
      const double error = static_cast<double>(predicted[i]) - static_cast<double>(points.dxdt[i]);
      sum += error * error;
    }
    return sum / static_cast<double>(predicted.size());
  }

  VectorField learned_field() {
    return [this](std::span<const double> x, std::span<double> dxdt) {
      learned_double.time_derivative(x, x.size() / dimension(), dxdt);
    };
  }

  std::vector<double> first_test_start() const {
    return {dataset.test.start.begin(), dataset.test.start.begin() + static_cast<std::ptrdiff_t>(dimension())};
  }

  // For each start state the mean of (H(model's motion) - H(true motion))^2 over time, with the system's own H;
  // infinite where a motion does not reach the last time.
  struct EnergyErrors {
    std::vector<double> mean_squares;
    std::optional<double> left_at;
  };

  EnergyErrors energy_errors() {
    const std::size_t d = dimension();
    std::size_t rows = 1;
    std::vector<double> times, start = first_test_start();
    xt::xtensor<double, 3> truth;  // [time, row, coordinate]
    if (experiment.task == "real-pendulum") {
      times.assign(dataset.test.t.begin(), dataset.test.t.end());
      truth = xt::xtensor<double, 3>::from_shape({times.size(), 1, d});
      std::copy(dataset.test.x.begin(), dataset.test.x.end(), truth.begin());
    } else {
      rows = std::min(metric_starts, static_cast<std::size_t>(dataset.test.start.shape(0)));
      start.assign(dataset.test.start.begin(), dataset.test.start.begin() + static_cast<std::ptrdiff_t>(rows * d));
      times = equally_spaced(task_of(experiment).metric_duration, task_of(experiment).metric_times);
      truth = integrate(vector_field_of(*system), start, rows, times, {}).states;
    }
    const Trajectories motion = integrate(learned_field(), start, rows, times, options_of(experiment));
    if (motion.left_at) return {std::vector<double>(rows, std::numeric_limits<double>::infinity()), motion.left_at};
    std::vector<double> errors(rows);
    for (std::size_t row = 0; row < rows; ++row) {
      for (std::size_t i = 0; i < times.size(); ++i) {
        const double difference = system->energy(std::span(&motion.states(i, row, 0), d)) -
                                  system->energy(std::span(&std::as_const(truth)(i, row, 0), d));
        errors[row] += difference * difference / static_cast<double>(times.size());
      }
    }
    return {std::move(errors), std::nullopt};
  }

  Rollout rollout_of(std::vector<double> times, const xt::xtensor<double, 2>& states, std::optional<double> left_at) {
    Rollout rollout{std::move(times), states, {}, std::nullopt, left_at};
    for (std::size_t i = 0; i < rollout.times.size(); ++i) {
      rollout.energy.push_back(system->energy(std::span(&rollout.states(i, 0), dimension())));
    }
    return rollout;
  }

  std::vector<double> start_of(const RolloutRequest& request) const {
    if (request.from.empty()) return first_test_start();
    if (request.from.size() != dimension()) {
      throw Error("The start state from has " + std::to_string(request.from.size()) + " numbers: a state of " +
                  experiment.task + " has " + std::to_string(dimension()) + ".");
    }
    return request.from;
  }

  std::size_t rows_of(std::span<const float> x) const {
    if (x.size() % dimension() != 0) {
      throw Error("The states x have " + std::to_string(x.size()) + " numbers: a multiple of " +
                  std::to_string(dimension()) + " is needed, one state after the other.");
    }
    return x.size() / dimension();
  }
};

namespace {

void check(const RolloutRequest& request) {
  if (request.points < 2 || request.points > 1'000'000) {
    throw Error("The setting points is " + std::to_string(request.points) +
                ": a rollout needs 2 to 1000000 output times.");
  }
  if (!std::isfinite(request.until))
    throw Error("The setting until is not a finite number: give the time at which to end.");
}

std::vector<double> times_of(const RolloutRequest& request) {
  if (!request.times.empty()) return request.times;
  return equally_spaced(request.until, static_cast<std::size_t>(request.points));
}

xt::xtensor<double, 2> only_row(const xt::xtensor<double, 3>& states) {
  xt::xtensor<double, 2> result = xt::xtensor<double, 2>::from_shape({states.shape(0), states.shape(2)});
  std::copy(states.begin(), states.end(), result.begin());
  return result;
}

}  // namespace

Trainer::Trainer(const Experiment& experiment, const std::optional<Recording>& recording, const OnProgress& on_progress)
    : state_(std::make_unique<State>(experiment, recording, on_progress)) {}
Trainer::~Trainer() = default;
Trainer::Trainer(Trainer&&) noexcept = default;
Trainer& Trainer::operator=(Trainer&&) noexcept = default;

const Experiment& Trainer::experiment() const { return state_->experiment; }
const Dataset& Trainer::dataset() const { return state_->dataset; }
std::size_t Trainer::dimension() const { return state_->dimension(); }
int Trainer::step() const { return state_->step; }

std::optional<double> Trainer::noise_floor() const {
  if (state_->experiment.task == "real-pendulum") return std::nullopt;
  const Samples& samples = state_->dataset.train;
  const std::size_t d = dimension();
  std::vector<double> truth(d);
  double sum = 0;
  for (std::size_t i = 0; i < samples.x.size(); i += d) {
    state_->system->time_derivative(std::span(samples.x.data() + i, d), truth);
    for (std::size_t k = 0; k < d; ++k) {
      const double error = truth[k] - samples.dxdt.data()[i + k];
      sum += error * error;
    }
  }
  return sum / static_cast<double>(samples.x.size());
}

double Trainer::train(int steps) {
  for (int i = 0; i < steps; ++i) state_->train_step();
  return static_cast<double>(state_->loss);
}

Evaluation Trainer::evaluate() {
  state_->refresh();
  const auto [errors, left_at] = state_->energy_errors();
  return {.train_loss = state_->loss_on(state_->train),
          .test_loss = state_->loss_on(state_->test),
          .energy_mse = mean_of(errors),
          .energy_mse_stderr = standard_error(errors),
          .left_at = left_at,
          .weights_hash = weights_hash(checkpoint().tensors)};
}

std::vector<float> Trainer::time_derivative(std::span<const float> x) {
  const std::size_t rows = state_->rows_of(x);
  std::vector<float> result(x.size());
  state_->refresh();
  if (rows > 0) state_->learned.time_derivative(x, rows, result);
  return result;
}

std::vector<float> Trainer::hamiltonian(std::span<const float> x) {
  if (!state_->learned.conserves()) {
    throw Error("The model " + state_->experiment.model + " has no Hamiltonian: train the model hnn for one.");
  }
  std::vector<float> result(state_->rows_of(x));
  state_->refresh();
  if (!result.empty()) state_->learned.conserved(x, result.size(), result);
  return result;
}

std::vector<float> Trainer::energy(std::span<const float> x) const {
  const std::size_t rows = state_->rows_of(x), d = dimension();
  const std::vector<double> states(x.begin(), x.end());
  std::vector<float> result(rows);
  for (std::size_t row = 0; row < rows; ++row) {
    result[row] = static_cast<float>(state_->system->energy(std::span(states).subspan(row * d, d)));
  }
  return result;
}

Rollout Trainer::rollout(const RolloutRequest& request) {
  check(request);
  const std::vector<double> start = state_->start_of(request);
  state_->refresh();
  std::vector<double> times = times_of(request);
  const Trajectories motion = integrate(state_->learned_field(), start, 1, times, options_of(request));
  Rollout rollout = state_->rollout_of(std::move(times), only_row(motion.states), motion.left_at);
  if (state_->learned_double.conserves()) {
    rollout.conserved.emplace(rollout.times.size());
    state_->learned_double.conserved(std::span(rollout.states.data(), rollout.states.size()), rollout.times.size(),
                                     *rollout.conserved);
  }
  return rollout;
}

std::optional<Rollout> Trainer::reference(const RolloutRequest& request) const {
  check(request);
  const std::vector<double> start = state_->start_of(request);
  if (state_->experiment.task == "real-pendulum") {
    if (start != state_->first_test_start()) return std::nullopt;
    const Samples& test = state_->dataset.test;
    std::vector<double> times(test.t.begin(), test.t.end());
    for (double& time : times) time -= test.t(0, 0);
    return state_->rollout_of(std::move(times), only_row(xt::xtensor<double, 3>(xt::transpose(test.x, {1, 0, 2}))),
                              std::nullopt);
  }
  std::vector<double> times = times_of(request);
  // The truth is as exact as the solver gets, whatever the request asks of the model's motion.
  const Trajectories motion = integrate(vector_field_of(*state_->system), start, 1, times, {});
  return state_->rollout_of(std::move(times), only_row(motion.states), motion.left_at);
}

Checkpoint Trainer::checkpoint() const {
  Checkpoint result{state_->experiment, state_->step, {}};
  for (const ParameterShape& shape : state_->model->layout().shapes()) {
    const auto first = state_->parameters.begin() + static_cast<std::ptrdiff_t>(shape.offset);
    std::vector<std::size_t> axes{shape.rows, shape.columns};
    if (shape.name.front() == 'b') axes = {shape.columns};
    result.tensors.push_back({shape.name, axes, {first, first + static_cast<std::ptrdiff_t>(shape.size())}});
  }
  return result;
}

void Trainer::restore(const Checkpoint& checkpoint) {
  const Experiment &ours = state_->experiment, &theirs = checkpoint.experiment;
  const auto demand = [](const std::string& what, const std::string& have, const std::string& want) {
    if (have != want)
      throw Error("The model file is for " + what + " " + have + ": this is " + what + " " + want + ".");
  };
  demand("task", theirs.task, ours.task);
  demand("model", theirs.model, ours.model);
  demand("convention", theirs.convention, ours.convention);
  demand("activation", theirs.activation, ours.activation);
  const std::span<const ParameterShape> shapes = state_->model->layout().shapes();
  const auto fits = [](const NamedTensor& tensor, const ParameterShape& shape) {
    return tensor.name == shape.name && tensor.values.size() == shape.size() && tensor.shape.back() == shape.columns;
  };
  if (!std::equal(checkpoint.tensors.begin(), checkpoint.tensors.end(), shapes.begin(), shapes.end(), fits)) {
    throw Error("The model file holds weights of other widths: this network has widths " + value_of(ours, "widths") +
                ".");
  }
  for (std::size_t i = 0; i < shapes.size(); ++i) {
    std::copy(checkpoint.tensors[i].values.begin(), checkpoint.tensors[i].values.end(),
              state_->parameters.begin() + static_cast<std::ptrdiff_t>(shapes[i].offset));
  }
  state_->step = checkpoint.step;
  state_->learned_step = -1;
  // The file holds no moments: the optimiser starts afresh.
  state_->adam =
      Adam<float>(state_->parameters.size(), {.learning_rate = ours.learning_rate, .weight_decay = ours.weight_decay});
}

}  // namespace hnn
