#include "hnn/training/training_loop.hpp"

#include <algorithm>
#include <numeric>
#include <string>

#include "hnn/error.hpp"
#include "hnn/math/random_streams.hpp"

namespace hnn {
namespace {

std::size_t batch_of(const Experiment& experiment, const Samples& samples) {
  const auto wanted = static_cast<std::size_t>(experiment.batch);
  return wanted == 0 ? samples.count() : std::min(samples.count(), wanted);
}

}  // namespace

std::unique_ptr<Model> make_model(const TaskInfo& task, const ModelInfo& model, const Experiment& experiment,
                                  std::size_t dimension) {
  return model.make({.dimension = dimension,
                     .widths = experiment.widths,
                     .activation = experiment.activation,
                     .observation = task.source.observation_columns,
                     .velocity = velocity_of(task, experiment)});
}

autodiff::Program<float> step_program(const std::shared_ptr<autodiff::Workspace>& workspace, const Model& model,
                                      std::size_t batch, const linalg::Kernels<float>& kernels) {
  autodiff::Graph graph(batch);
  const autodiff::Value x = graph.input(model.sample_columns()), target = graph.input(model.sample_columns());
  const std::vector<autodiff::Value> parameters = parameters_of(graph, model.layout());
  const autodiff::Value objective = loss(model, x, target);
  std::vector<autodiff::Value> outputs = gradients(objective, parameters);
  outputs.insert(outputs.begin(), objective);
  return autodiff::Program<float>(graph, outputs, kernels, workspace);
}

TrainingLoop::TrainingLoop(const Experiment& experiment, const Model& model, const Samples& samples,
                           const std::shared_ptr<autodiff::Workspace>& workspace, const linalg::Kernels<float>& kernels)
    : model_(&model),
      samples_(&samples),
      seed_(experiment.seed),
      batch_(batch_of(experiment, samples)),
      parameters_(model.layout().size()),
      gradient_(parameters_.size()),
      inputs_(batch_, model.sample_columns()),
      batches_(seed_, batch_stream) {
  const OptimiserInfo& row = optimiser_named(experiment.optimizer);
  if (row.needs_all_points && batch_ < samples.count()) {
    throw Error("The optimizer " + experiment.optimizer +
                " has to see the same points in each step, but the batch is " + std::to_string(batch_) + " of " +
                std::to_string(samples.count()) + " points; set it to 0, for all.");
  }
  if (row.linearises) {
    linearisation_ = std::make_unique<Linearisation<float>>(model, batch_, inputs_.pointers(), kernels, workspace);
  } else {
    program_.emplace(step_program(workspace, model, batch_, kernels));
  }
  optimiser_ = row.make({.layout = &model.layout(),
                         .options = {.learning_rate = experiment.learning_rate,
                                     .schedule = schedule_named(experiment.schedule, experiment.steps),
                                     .beta1 = experiment.beta1,
                                     .beta2 = experiment.beta2,
                                     .weight_decay = experiment.weight_decay,
                                     .damping = experiment.damping,
                                     .history = static_cast<std::size_t>(experiment.history)},
                         .linearisation = linearisation_.get(),
                         .kernels = &kernels});
  outputs_.push_back(&loss_);
  for (const ParameterShape& shape : model.layout().shapes()) outputs_.push_back(gradient_.data() + shape.offset);
  if (batch_ < samples.count()) {
    order_.resize(samples.count());
  } else {
    for (std::size_t i = 0; i < batch_; ++i) inputs_.put(i, samples, i);
  }
  restart();
}

void TrainingLoop::restart() {
  Random random(seed_, weight_stream);
  model_->initialise(parameters_, random);
  begin_batches();
  optimiser_->restart();
  step_ = 0;
}

void TrainingLoop::take(std::span<const float> parameters, int step) {
  std::copy(parameters.begin(), parameters.end(), parameters_.begin());
  step_ = step;
  begin_batches();
  optimiser_->restart();
}

TrainingState TrainingLoop::state() {
  TrainingState result{.updates = updates_, .optimiser = {}};
  for (const auto& [name, values] : optimiser_->state()) {
    result.optimiser.push_back({std::string(name), {values.size()}, {values.begin(), values.end()}});
  }
  return result;
}

bool TrainingLoop::resume(std::span<const float> parameters, int step, const TrainingState& state) {
  const auto ours = optimiser_->state();
  const auto fits = [](const NamedTensor& theirs, const OptimiserState<float>& mine) {
    return theirs.name == mine.name && theirs.values.size() == mine.values.size();
  };
  if (!std::equal(state.optimiser.begin(), state.optimiser.end(), ours.begin(), ours.end(), fits)) return false;
  take(parameters, step);
  for (std::size_t i = 0; i < ours.size(); ++i) {
    std::copy(state.optimiser[i].values.begin(), state.optimiser[i].values.end(), ours[i].values.begin());
  }
  optimiser_->count_as(state.updates);
  // Each batch shuffles on from the one before.
  while (updates_ < state.updates) {
    shuffle();
    ++updates_;
  }
  return true;
}

void TrainingLoop::begin_batches() {
  std::iota(order_.begin(), order_.end(), std::size_t{0});
  batches_ = Random(seed_, batch_stream);
  updates_ = 0;
}

// Draws a batch without replacement: the first steps of a Fisher-Yates shuffle. Where the batch is all samples, they
// stand in `inputs_` already.
void TrainingLoop::shuffle() {
  if (order_.empty()) return;
  for (std::size_t i = 0; i < batch_; ++i) {
    std::swap(order_[i], order_[i + static_cast<std::size_t>(batches_.below(order_.size() - i))]);
  }
}

void TrainingLoop::draw_batch() {
  if (order_.empty()) return;
  shuffle();
  // Rows of frames take long, those of states less than it takes to share them.
  constexpr std::size_t worth_sharing = 100000;
  Team* const team = batch_ * inputs_.columns < worth_sharing ? nullptr : team_.get();
  Team::each(team, batch_, [&](std::size_t i, std::size_t) { inputs_.put(i, *samples_, order_[i]); });
}

// `after` is told of each stage when it is done.
template <class After>
void TrainingLoop::train_step(const After& after) {
  draw_batch();
  after(Stage::batch);
  if (program_) {
    program_->prepare(optimiser_->at(parameters_).data(), team_.get());
    after(Stage::packing);
    program_->run(batch_, input_pointers_, outputs_, team_.get());
  }
  after(Stage::program);
  update();
  after(Stage::optimiser);
}

void TrainingLoop::update() {
  loss_ = optimiser_->step(parameters_, loss_, gradient_);
  ++step_;
  ++updates_;
}

void TrainingLoop::begin_step() {
  draw_batch();
  program_->prepare(step_point().data(), team_.get());
  program_->begin(batch_, input_pointers_, outputs_, team_.get());
}

std::span<const float> TrainingLoop::x(const autodiff::ShareRange& shares) const {
  return rows_of<const float>(*program_, batch_, shares, inputs_.x);
}

std::span<const float> TrainingLoop::target(const autodiff::ShareRange& shares) const {
  return rows_of<const float>(*program_, batch_, shares, inputs_.target);
}

double TrainingLoop::end_step() {
  program_->finish();
  update();
  return static_cast<double>(loss_);
}

double TrainingLoop::train(int steps) {
  for (int i = 0; i < steps; ++i) train_step([](Stage) {});
  return static_cast<double>(loss_);
}

std::vector<StepPart> TrainingLoop::profile(int steps, Clock clock) {
  std::array<double, static_cast<std::size_t>(Stage::count)> times{};
  if (program_) program_->watch(clock);
  for (int i = 0; i < steps; ++i) {
    double last = clock();
    train_step([&](Stage stage) {
      const double reached = clock();
      times[static_cast<std::size_t>(stage)] += reached - last;
      last = reached;
    });
  }
  std::vector<StepPart> parts;
  if (program_) {
    for (const auto& part : program_->watched()) parts.push_back({part.what, part.time});
    program_->watch(nullptr);
  }
  const auto time_of = [&](Stage stage) { return times[static_cast<std::size_t>(stage)]; };
  double rest = time_of(Stage::program);
  for (const StepPart& part : parts) rest -= part.milliseconds;
  parts.insert(parts.end(), {{"packing of weights", time_of(Stage::packing)},
                             {"optimizer", time_of(Stage::optimiser)},
                             {"batches", time_of(Stage::batch)},
                             {"the rest", rest}});
  for (StepPart& part : parts) part.milliseconds /= steps;
  return parts;
}

double TrainingLoop::step_operations() const {
  constexpr std::size_t large = 100;
  double operations = 0;
  if (!program_) return operations;
  for (const autodiff::ProductShape& shape : program_->products()) {
    if (std::min({shape.m, shape.n, shape.k}) < large) continue;
    operations += 2.0 * static_cast<double>(shape.m) * static_cast<double>(shape.n) * static_cast<double>(shape.k);
  }
  return operations;
}

}  // namespace hnn
