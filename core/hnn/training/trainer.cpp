#include "hnn/training/trainer.hpp"

#include <algorithm>
#include <array>
#include <chrono>
#include <cmath>
#include <limits>
#include <numeric>
#include <utility>

#include "hnn/data/film.hpp"
#include "hnn/data/simulate.hpp"
#include "hnn/error.hpp"
#include "hnn/integrate/integrate.hpp"
#include "hnn/nn/adam.hpp"
#include "hnn/physics/systems.hpp"
#include "hnn/training/learned.hpp"
#include "hnn/training/number_text.hpp"
#include "hnn/training/probe.hpp"

namespace hnn {

namespace {

// One stream of random numbers for each purpose, so that a change of one leaves the others as they are: both models of
// a seed see the same data.
enum Stream : std::uint64_t { data_stream = 1, weight_stream = 2, batch_stream = 3 };

constexpr std::size_t metric_starts = 15;  // start states of the energy metric

constexpr std::size_t evaluation_rows = 256;  // samples at once
constexpr std::size_t probe_samples = 2000;   // of the training data, evenly spread: plenty for six numbers
constexpr std::size_t probe_rows = 40;        // of those, encoded at once

// Rows of the two inputs of a model's loss.
struct Inputs {
  std::vector<float> x, target;
  std::size_t columns;

  Inputs(std::size_t rows, std::size_t c) : x(rows * c), target(rows * c), columns(c) {}

  void put(std::size_t row, const Samples& samples, std::size_t sample) {
    copy_sample(samples, sample, std::span(x).subspan(row * columns, columns),
                std::span(target).subspan(row * columns, columns));
  }
  [[nodiscard]] std::array<const float*, 2> pointers() const { return {x.data(), target.data()}; }
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
autodiff::Program<float> record_step(const std::shared_ptr<autodiff::Workspace>& workspace, const Model& model,
                                     std::size_t batch) {
  autodiff::Graph graph(batch);
  const autodiff::Value x = graph.input(model.sample_columns()), target = graph.input(model.sample_columns());
  const std::vector<autodiff::Value> parameters = parameters_of(graph, model.layout());
  const autodiff::Value objective = loss(model, x, target);
  std::vector<autodiff::Value> outputs = gradients(objective, parameters);
  outputs.insert(outputs.begin(), objective);
  return autodiff::Program<float>(graph, outputs, linalg::kernels<float>(), workspace);
}

// The terms of the loss, each summed over the samples of a run.
struct Terms {
  struct Name {
    std::string_view name;
    double weight = 1;
  };
  std::vector<Name> names;
  autodiff::Program<float> program;

  [[nodiscard]] double loss_of(std::span<const double> means) const {
    double sum = 0;
    for (std::size_t i = 0; i < means.size(); ++i) sum += names[i].weight * means[i];
    return sum;
  }
};

Terms record_terms(const std::shared_ptr<autodiff::Workspace>& workspace, const Model& model) {
  autodiff::Graph graph(1);
  const autodiff::Value x = graph.input(model.sample_columns()), target = graph.input(model.sample_columns());
  std::vector<Terms::Name> names;
  std::vector<autodiff::Value> outputs;
  for (const LossTerm& term : model.loss_terms(x, target)) {
    names.push_back({term.name, term.weight});
    outputs.push_back(term.value);
  }
  return {std::move(names), autodiff::Program<float>(graph, outputs, linalg::kernels<float>(), workspace)};
}

Dataset make_dataset(const Experiment& experiment, const System& system, const std::optional<Recording>& recording,
                     const OnProgress& on_progress) {
  Random random(experiment.seed, data_stream);
  if (experiment.task == "real-pendulum") {
    const Derivatives derivatives = experiment.derivatives == "central" ? Derivatives::central : Derivatives::forward;
    return dataset_of(recording ? *recording : simulate_recording(random), derivatives);
  }
  if (experiment.task == "pixel-pendulum") {
    return film_pendulum({.trajectories = static_cast<std::size_t>(experiment.trajectories),
                          .test_part = task_of(experiment).test_part,
                          .points = static_cast<std::size_t>(experiment.points)},
                         random);
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
SolverOptions options_of(const Settings& settings) {
  return {
      .name = settings.integrator, .rtol = settings.tolerance, .atol = settings.tolerance, .step = settings.time_step};
}

}  // namespace

// The autoencoder of a model that has one, and the probe that reads the system's states off the model's.
struct Coder {
  Answer<float> encode, decode;
  std::optional<LinearProbe> probe;

  Coder(const std::shared_ptr<autodiff::Workspace>& workspace, const Model& model)
      : encode(workspace, model.sample_columns(), [&](autodiff::Value x) { return model.autoencoder()->encode(x); }),
        decode(workspace, model.dimension(), [&](autodiff::Value z) { return model.autoencoder()->decode(z); }) {}
};

enum class StepStage : unsigned char { batch, packing, program, adam, count };

struct Trainer::State {
  Experiment experiment;
  std::unique_ptr<System> system;
  Dataset dataset;
  std::unique_ptr<Model> model;
  std::size_t batch;
  std::vector<float> parameters, gradient;
  Inputs inputs;  // of the batch
  std::vector<float*> step_outputs;
  std::vector<std::size_t> order;  // a permutation of the samples, of which each batch takes the first
  float loss = 0;
  int step = 0;
  // Shared in turn by a training step, what answers questions between two steps, and the terms of an evaluation.
  std::shared_ptr<autodiff::Workspace> workspace = std::make_shared<autodiff::Workspace>();
  autodiff::Program<float> program;
  Adam<float> adam;
  Random batches;
  Learned<float> learned;
  Learned<double> learned_double;
  std::optional<Coder> coder;
  int learned_step = -1;

  State(const Experiment& e, const std::optional<Recording>& recording, const OnProgress& on_progress)
      : experiment(e),
        system(system_of(e.task, convention_named(e.convention))),
        dataset(make_dataset(e, *system, recording, on_progress)),
        model(make_model(e.model, system->dimension(), e.widths, e.activation,
                         dataset.train.frames.empty() ? 0 : hnn::observation_columns())),
        batch(e.batch == 0 ? dataset.train.count()
                           : std::min(dataset.train.count(), static_cast<std::size_t>(e.batch))),
        parameters(model->layout().size()),
        gradient(parameters.size()),
        inputs(batch, model->sample_columns()),
        program(record_step(workspace, *model, batch)),
        adam(parameters.size(), {.learning_rate = e.learning_rate, .weight_decay = e.weight_decay}),
        batches(e.seed, batch_stream),
        learned(rewound(), *model),
        learned_double(workspace, *model) {
    if (model->autoencoder() != nullptr) coder.emplace(workspace, *model);
    step_outputs.push_back(&loss);
    for (const ParameterShape& shape : model->layout().shapes()) step_outputs.push_back(gradient.data() + shape.offset);
    if (batch < dataset.train.count()) {
      order.resize(dataset.train.count());
    } else {
      for (std::size_t i = 0; i < batch; ++i) inputs.put(i, dataset.train, i);
    }
    restart();
  }

  void restart() {
    Random random(experiment.seed, weight_stream);
    model->initialise(parameters, random);
    std::iota(order.begin(), order.end(), std::size_t{0});
    batches = Random(experiment.seed, batch_stream);
    adam.restart();
    step = 0;
    learned_step = -1;
  }

  [[nodiscard]] std::size_t dimension() const { return system->dimension(); }

  // For programs that take the place of those before.
  const std::shared_ptr<autodiff::Workspace>& rewound() {
    workspace->rewind();
    return workspace;
  }

  // Draws a batch without replacement: the first steps of a Fisher-Yates shuffle. Where the batch is all samples, they
  // stand in `inputs` already.
  void draw_batch() {
    if (order.empty()) return;
    for (std::size_t i = 0; i < batch; ++i) {
      std::swap(order[i], order[i + static_cast<std::size_t>(batches.below(order.size() - i))]);
      inputs.put(i, dataset.train, order[i]);
    }
  }

  // `after` is told of each stage when it is done.
  template <class After>
  void train_step(const After& after) {
    draw_batch();
    after(StepStage::batch);
    program.prepare(parameters.data());
    after(StepStage::packing);
    program.run(batch, inputs.pointers(), step_outputs);
    after(StepStage::program);
    adam.step(parameters, gradient);
    after(StepStage::adam);
    ++step;
  }

  // The programs that answer questions work on packed copies of the weights, made when they are first asked for and
  // gone with the next step.
  void refresh() {
    if (learned_step == step) return;
    learned.take(parameters);
    learned_double.take(parameters);
    if (coder) {
      coder->encode.prepare(parameters.data());
      coder->decode.prepare(parameters.data());
      coder->probe.reset();
    }
    learned_step = step;
  }

  // The mean of each term of the loss over all samples.
  std::vector<double> terms_on(Terms& terms, const Samples& samples) {
    Inputs chunk(evaluation_rows, model->sample_columns());
    std::vector<float> sums(terms.names.size());
    std::vector<float*> to(sums.size());
    std::transform(sums.begin(), sums.end(), to.begin(), [](float& sum) { return &sum; });
    std::vector<double> means(sums.size());
    terms.program.prepare(parameters.data());
    for (std::size_t first = 0; first < samples.count(); first += evaluation_rows) {
      const std::size_t rows = std::min(evaluation_rows, samples.count() - first);
      for (std::size_t i = 0; i < rows; ++i) chunk.put(i, samples, first + i);
      terms.program.run(rows, chunk.pointers(), to);
      for (std::size_t i = 0; i < means.size(); ++i) {
        means[i] += static_cast<double>(sums[i]) / static_cast<double>(samples.count());
      }
    }
    return means;
  }

  const LinearProbe& probe() {
    refresh();
    if (!coder->probe) {
      const Samples& samples = dataset.train;
      const std::size_t d = dimension(), count = std::min(probe_samples, samples.count());
      std::vector<float> z(count * d);
      std::vector<double> x(count * d);
      Inputs chunk(probe_rows, model->sample_columns());
      for (std::size_t first = 0; first < count; first += probe_rows) {
        const std::size_t rows = std::min(probe_rows, count - first);
        for (std::size_t i = 0; i < rows; ++i) {
          const std::size_t sample = (first + i) * samples.count() / count;
          chunk.put(i, samples, sample);
          std::copy_n(samples.x.data() + sample * d, d, x.data() + (first + i) * d);
        }
        coder->encode(chunk.x, rows, std::span(z).subspan(first * d, rows * d));
      }
      coder->probe.emplace(z, x);
    }
    return *coder->probe;
  }

  // From the system's states [rows, coordinate] to the model's.
  std::vector<double> enter(std::span<const double> x) {
    std::vector<double> states(x.begin(), x.end());
    if (!coder) return states;
    const std::size_t d = dimension();
    std::vector<float> z(d);
    for (std::size_t i = 0; i < x.size(); i += d) {
      coder->encode(hnn::observe(x.subspan(i, d)), 1, z);
      std::copy(z.begin(), z.end(), states.begin() + static_cast<std::ptrdiff_t>(i));
    }
    return states;
  }

  // And back.
  void read_out(std::span<double> states) {
    if (!coder) return;
    for (std::size_t i = 0; i < states.size(); i += dimension()) {
      const std::span<double> state = states.subspan(i, dimension());
      const auto x = probe()(state);
      std::copy(x.begin(), x.end(), state.begin());
    }
  }

  Field learned_field() {
    const auto whole = [this](std::span<const double> x, std::span<double> dxdt) {
      learned_double.time_derivative(x, x.size() / dimension(), dxdt);
    };
    return field_of(whole, dimension());
  }

  std::vector<double> first_test_start() const {
    return {dataset.test.start.begin(), dataset.test.start.begin() + static_cast<std::ptrdiff_t>(dimension())};
  }

  // As exact as the solver gets, whatever is asked of the model's motion.
  Trajectories true_motion(std::span<const double> start, std::size_t rows, std::span<const double> times) const {
    if (coder) return {pendulum_steps(start, rows, times), std::nullopt};
    return integrate(field_of(vector_field_of(*system), dimension()), start, rows, times, {});
  }

  // Takes a state of the model along the gradient of its H, at a speed at which H rises by 1 in a unit of time.
  std::vector<double> pushed(std::span<const double> state, double amount) {
    const VectorField symplectic = learned_field().whole;
    const VectorField uphill = [&](std::span<const double> x, std::span<double> dxds) {
      symplectic(x, dxds);
      const std::size_t n = x.size() / 2;
      double square = 0;
      for (const double value : dxds) square += value * value;
      for (std::size_t i = 0; i < n; ++i) {
        const double dhdp = dxds[i], dhdq = -dxds[n + i];
        dxds[i] = dhdq / square;
        dxds[n + i] = dhdp / square;
      }
    };
    const std::array<double, 2> range{0, amount};
    const Trajectories path = integrate(field_of(uphill, dimension()), state, 1, range, {});
    if (path.left_at) {
      throw Error("The amount of energy " + number_text(amount) +
                  " cannot be added: the learned H ends on the way there; a smaller amount is possible.");
    }
    return {&path.states(1, 0, 0), &path.states(1, 0, 0) + dimension()};
  }

  // The motion from one state of the model.
  Trajectories motion(std::span<const double> start, std::span<const double> times, const RolloutRequest& request) {
    const SolverOptions options = options_of(request);
    if (!request.add_energy) return integrate(learned_field(), start, 1, times, options);
    const EnergyPush push = *request.add_energy;
    const auto after = std::lower_bound(times.begin(), times.end(), push.at);  // an output at that time is pushed
    std::vector<double> before_times(times.begin(), after), after_times{push.at};
    before_times.push_back(push.at);
    after_times.insert(after_times.end(), after, times.end());
    Trajectories whole = integrate(learned_field(), start, 1, before_times, options);
    if (whole.left_at) return integrate(learned_field(), start, 1, times, options);
    const std::size_t d = dimension(), first = before_times.size() - 1;
    const Trajectories rest =
        integrate(learned_field(), pushed({&whole.states(first, 0, 0), d}, push.amount), 1, after_times, options);
    xt::xtensor<double, 3> states = xt::xtensor<double, 3>::from_shape({times.size(), 1, d});
    std::copy_n(whole.states.data(), first * d, states.data());
    std::copy(rest.states.data() + d, rest.states.data() + rest.states.size(), states.data() + first * d);
    return {std::move(states), rest.left_at};
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
      truth = true_motion(start, rows, times).states;
    }
    Trajectories motion = integrate(learned_field(), enter(start), rows, times, options_of(experiment));
    if (motion.left_at) return {std::vector<double>(rows, std::numeric_limits<double>::infinity()), motion.left_at};
    read_out(std::span(motion.states.data(), motion.states.size()));
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
    Rollout rollout{std::move(times), states, {}, std::nullopt, left_at, std::nullopt};
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

  void require_frames() const {
    if (!coder) throw Error("The task " + experiment.task + " has no frames: only pixel-pendulum has.");
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
  if (!request.add_energy) return;
  if (!(request.add_energy->at >= 0 && request.add_energy->at <= request.until)) {
    throw Error("The time " + number_text(request.add_energy->at) +
                " at which to add energy is not in the rollout: it has to be from 0 to " + number_text(request.until) +
                ".");
  }
  if (!std::isfinite(request.add_energy->amount)) {
    throw Error("The amount of energy to add is not a finite number: give what the learned H is to rise by.");
  }
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
  if (state_->experiment.task == "real-pendulum" || state_->coder) return std::nullopt;
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
  for (int i = 0; i < steps; ++i) state_->train_step([](StepStage) {});
  return static_cast<double>(state_->loss);
}

std::vector<StepPart> Trainer::profile(int steps) {
  State& s = *state_;
  const auto now = [] {
    return std::chrono::duration<double, std::milli>(std::chrono::steady_clock::now().time_since_epoch()).count();
  };
  std::array<double, static_cast<std::size_t>(StepStage::count)> times{};
  s.program.watch(now);
  for (int i = 0; i < steps; ++i) {
    double last = now();
    s.train_step([&](StepStage stage) {
      const double reached = now();
      times[static_cast<std::size_t>(stage)] += reached - last;
      last = reached;
    });
  }
  std::vector<StepPart> parts;
  for (const auto& part : s.program.watched()) parts.push_back({part.what, part.time});
  s.program.watch(nullptr);
  const auto time_of = [&](StepStage stage) { return times[static_cast<std::size_t>(stage)]; };
  double rest = time_of(StepStage::program);
  for (const StepPart& part : parts) rest -= part.milliseconds;
  parts.insert(parts.end(), {{"packing of weights", time_of(StepStage::packing)},
                             {"Adam", time_of(StepStage::adam)},
                             {"batches", time_of(StepStage::batch)},
                             {"the rest", rest}});
  for (StepPart& part : parts) part.milliseconds /= steps;
  return parts;
}

double Trainer::step_operations() const {
  constexpr std::size_t large = 100;
  double operations = 0;
  for (const autodiff::ProductShape& shape : state_->program.products()) {
    if (std::min({shape.m, shape.n, shape.k}) < large) continue;
    operations += 2.0 * static_cast<double>(shape.m) * static_cast<double>(shape.n) * static_cast<double>(shape.k);
  }
  return operations;
}

Evaluation Trainer::evaluate() {
  state_->refresh();
  const auto [errors, left_at] = state_->energy_errors();
  std::optional<LinearProbe> probe;
  if (state_->coder) probe = state_->probe();
  state_->learned_step = -1;  // the terms take the place of what was prepared for questions
  Terms terms = record_terms(state_->rewound(), *state_->model);
  const std::vector<double> test_terms = state_->terms_on(terms, state_->dataset.test);
  Evaluation evaluation{.train_loss = terms.loss_of(state_->terms_on(terms, state_->dataset.train)),
                        .test_loss = terms.loss_of(test_terms),
                        .energy_mse = mean_of(errors),
                        .energy_mse_stderr = standard_error(errors),
                        .left_at = left_at,
                        .weights_hash = weights_hash(checkpoint().tensors),
                        .latent = std::nullopt};
  if (probe) {
    LatentChecks& latent = evaluation.latent.emplace();
    for (std::size_t i = 0; i < test_terms.size(); ++i) {
      latent.test_terms.emplace_back(terms.names[i].name, test_terms[i]);
    }
    latent.probe_r2 = probe->r2();
    latent.poisson_bracket = probe->poisson_bracket();
  }
  return evaluation;
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

std::size_t Trainer::observation_columns() const { return state_->coder ? state_->model->sample_columns() : 0; }

std::vector<float> Trainer::observe(std::span<const float> x) const {
  state_->require_frames();
  const std::vector<double> states(x.begin(), x.end());
  const std::size_t rows = state_->rows_of(x), d = dimension();
  std::vector<float> result;
  result.reserve(rows * observation_columns());
  for (std::size_t row = 0; row < rows; ++row) {
    const std::vector<float> seen = hnn::observe(std::span(states).subspan(row * d, d));
    result.insert(result.end(), seen.begin(), seen.end());
  }
  return result;
}

std::vector<float> Trainer::encode(std::span<const float> observations) {
  state_->require_frames();
  const std::size_t rows = observations.size() / observation_columns();
  if (rows * observation_columns() != observations.size()) {
    throw Error("The frames have " + std::to_string(observations.size()) + " numbers: a multiple of " +
                std::to_string(observation_columns()) + " is needed, two frames for each state.");
  }
  std::vector<float> z(rows * dimension());
  state_->refresh();
  if (rows > 0) state_->coder->encode(observations, rows, z);
  return z;
}

std::vector<float> Trainer::decode(std::span<const float> z) {
  state_->require_frames();
  const std::size_t rows = state_->rows_of(z);
  std::vector<float> observations(rows * observation_columns());
  state_->refresh();
  if (rows > 0) state_->coder->decode(z, rows, observations);
  return observations;
}

std::vector<float> Trainer::read_out(std::span<const float> z) {
  state_->require_frames();
  (void)state_->rows_of(z);
  std::vector<double> states(z.begin(), z.end());
  state_->read_out(states);
  return {states.begin(), states.end()};
}

Rollout Trainer::rollout(const RolloutRequest& request) {
  check(request);
  if (request.add_energy && !state_->learned.conserves()) {
    throw Error("No energy can be added to the model " + state_->experiment.model +
                ", since it has no Hamiltonian: train the model hnn for one.");
  }
  state_->refresh();
  const std::vector<double> start = state_->enter(state_->start_of(request));
  std::vector<double> times = times_of(request);
  const Trajectories motion = state_->motion(start, times, request);
  xt::xtensor<double, 2> states = only_row(motion.states);
  std::optional<std::vector<double>> conserved;
  if (state_->learned_double.conserves()) {
    conserved.emplace(times.size());
    state_->learned_double.conserved(std::span(states.data(), states.size()), times.size(), *conserved);
  }
  std::optional<xt::xtensor<double, 2>> latent;
  if (state_->coder) latent = states;
  state_->read_out(std::span(states.data(), states.size()));
  Rollout rollout = state_->rollout_of(std::move(times), states, motion.left_at);
  rollout.conserved = std::move(conserved);
  rollout.latent = std::move(latent);
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
  const Trajectories motion = state_->true_motion(start, 1, times);
  return state_->rollout_of(std::move(times), only_row(motion.states), motion.left_at);
}

Checkpoint Trainer::checkpoint() const {
  Checkpoint result{state_->experiment, state_->step, {}};
  for (const ParameterShape& shape : state_->model->layout().shapes()) {
    const auto first = state_->parameters.begin() + static_cast<std::ptrdiff_t>(shape.offset);
    std::vector<std::size_t> axes{shape.rows, shape.columns};
    const bool is_bias = shape.name.front() >= 'a';  // small letters are for biases
    if (is_bias) axes = {shape.columns};
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
  state_->adam.restart();
}

void Trainer::restart() { state_->restart(); }

}  // namespace hnn
