#include "hnn/training/training_loop.hpp"

#include <algorithm>
#include <numeric>
#include <string>

#include "hnn/error.hpp"
#include "hnn/math/random_streams.hpp"
#include "hnn/models/driven.hpp"
#include "hnn/models/ensemble.hpp"
#include "hnn/models/rollout_model.hpp"

namespace hnn {
namespace {

std::vector<std::size_t> samples_of(const Model& model, const Samples& samples) {
  std::vector<std::size_t> points = points_before(samples, model.horizon());
  if (points.empty()) {
    throw Error("A horizon of " + std::to_string(model.horizon()) +
                " steps is too long for the training data, whose trajectories have no more points than that; choose a "
                "shorter one.");
  }
  return points;
}

}  // namespace

std::unique_ptr<Model> make_model(const TaskInfo& task, const ModelInfo& model, const Experiment& experiment,
                                  std::size_t dimension) {
  const bool told_no_time = task.is_driven() && experiment.time_input == "off";
  Shape shape{.dimension = told_no_time ? dimension - 2 : dimension,
              .widths = experiment.widths,
              .activation = experiment.activation,
              .observation = task.source.observation_columns,
              .velocity = velocity_of(task, experiment)};
  const auto one = [&]() -> std::unique_ptr<Model> {
    std::unique_ptr<Model> made = model.make(shape);
    if (task.is_driven()) made = std::make_unique<Driven>(std::move(made), dimension, task.drive_frequency);
    if (experiment.loss == "derivative") return made;
    return std::make_unique<RolloutModel>(std::move(made), solver_named(experiment.training_integrator),
                                          static_cast<std::size_t>(experiment.horizon));
  };
  if (experiment.members == 1) return one();
  std::vector<std::unique_ptr<Model>> members;
  for (int i = 0; i < experiment.members; ++i) {
    shape.layout.begin_member(std::to_string(i + 1));
    shape.layout = members.emplace_back(one())->layout();
  }
  return std::make_unique<Ensemble>(std::move(members));
}

autodiff::Program<float> step_program(const std::shared_ptr<autodiff::Workspace>& workspace, const Model& model,
                                      std::size_t batch, const linalg::Kernels<float>& kernels) {
  autodiff::Graph graph(batch);
  const auto [x, target] = SampleInputs(graph, model);
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
      points_(samples_of(model, samples)),
      batch_(experiment.batch == 0 ? points_.size()
                                   : std::min(points_.size(), static_cast<std::size_t>(experiment.batch))),
      parameters_(model.layout().size()),
      gradient_(parameters_.size()),
      inputs_(batch_, model),
      batches_(seed_, batch_stream),
      workspace_(workspace) {
  const OptimiserInfo& row = optimiser_named(experiment.optimizer);
  if (row.needs_all_points && batch_ < points_.size()) {
    throw Error("The optimizer " + experiment.optimizer +
                " has to see the same points in each step, but the batch is " + std::to_string(batch_) + " of " +
                std::to_string(points_.size()) + " points; set it to 0, for all.");
  }
  if (row.linearises) {
    linearisation_ = std::make_unique<Linearisation<float>>(model, batch_, inputs_.pointers(), kernels, workspace);
    shares_ = shares_of(linearisation_->shared_gram(), batch_, inputs_);
  } else {
    program_.emplace(step_program(workspace, model, batch_, kernels));
  }
  optimiser_ = row.make({.layout = &model.layout(),
                         .options = {.learning_rate = experiment.learning_rate,
                                     .schedule = schedule_named(experiment.schedule, experiment.steps),
                                     .beta1 = experiment.beta1,
                                     .beta2 = experiment.beta2,
                                     // Of the loss, a mean over the members, each has a share.
                                     .weight_decay = experiment.weight_decay / experiment.members,
                                     .damping = experiment.damping,
                                     .history = static_cast<std::size_t>(experiment.history)},
                         .linearisation = linearisation_.get(),
                         .workspace = workspace_,
                         .kernels = &kernels});
  outputs_.push_back(&loss_);
  for (const ParameterShape& shape : model.layout().shapes()) outputs_.push_back(gradient_.data() + shape.offset);
  if (program_) shares_ = shares_of(*program_, batch_, inputs_, outputs_);
  if (batch_ < points_.size()) {
    order_.resize(points_.size());
    drawn_.resize(batch_);
  } else {
    for (std::size_t i = 0; i < batch_; ++i) inputs_.put(i, samples, points_[i]);
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

void TrainingLoop::begin_batch() {
  if (linearisation_) linearisation_->shared_gram().forget();
  shuffle();
  std::fill(drawn_.begin(), drawn_.end(), char{0});
}

void TrainingLoop::draw(const StepShares::Rows& rows) {
  if (order_.empty()) return;
  // Rows of frames take long, those of states less than it takes to share them.
  constexpr std::size_t worth_sharing = 100000;
  Team* const team = rows.count * inputs_.columns < worth_sharing ? nullptr : workspace_->team();
  Team::each(team, rows.count, [&](std::size_t i, std::size_t) {
    const std::size_t row = rows.first + i;
    if (drawn_[row] == 0) inputs_.put(row, *samples_, points_[order_[row]]);
    drawn_[row] = 1;
  });
}

// `after` is told of each stage when it is done.
template <class After>
void TrainingLoop::train_step(const After& after) {
  begin_batch();
  draw({0, batch_});
  after(Stage::batch);
  if (program_) {
    program_->prepare(optimiser_->at(parameters_).data());
    after(Stage::packing);
    program_->run(batch_, input_pointers_, outputs_);
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
  begin_batch();
  shares_->begin(optimiser_->at(parameters_));
}

Lent TrainingLoop::lend(const autodiff::ShareRange& range) {
  draw(shares_->rows(range));
  return {optimiser_->at(parameters_), shares_->x(inputs_, range), shares_->target(inputs_, range)};
}

void TrainingLoop::compute(const autodiff::ShareRange& range) {
  draw(shares_->rows(range));
  shares_->compute(range);
}

double TrainingLoop::end_step() {
  if (linearisation_) draw({0, batch_});
  shares_->finish();
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
