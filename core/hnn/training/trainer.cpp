#include "hnn/training/trainer.hpp"

#include <algorithm>
#include <string>
#include <utility>

#include "hnn/error.hpp"
#include "hnn/models/models.hpp"
#include "hnn/settings/settings.hpp"
#include "hnn/text/suggestion.hpp"

namespace hnn {

void require_resumable(const Checkpoint& checkpoint, const Experiment& experiment, linalg::Arithmetic arithmetic) {
  // The learning rate of a step may depend on how many there are to be.
  const bool any_steps = !schedule_named(experiment.schedule, experiment.steps).one_cycle;
  for (const Setting& setting : settings()) {
    if (setting.group == "rollout" || (setting.name == "steps" && any_steps)) continue;
    const std::string ours = value_of(experiment, setting), theirs = value_of(checkpoint.experiment, setting);
    if (ours == theirs) continue;
    throw Error("The model file was trained with the " + std::string(setting.name) + " " + in_quotes(theirs) +
                ", but this training has " + in_quotes(ours) + "; to go on, leave that setting as it was.");
  }
  if (checkpoint.arithmetic != arithmetic) {
    throw Error("The model file was trained in " + std::string(name(checkpoint.arithmetic)) +
                " arithmetic, but this training is in " + std::string(name(arithmetic)) +
                " arithmetic; to go on to the same bits, leave that as it was.");
  }
  if (!checkpoint.training) {
    throw Error(
        "The model file has weights alone, from which training cannot go on to the same bits; save it with the "
        "optimiser's moments.");
  }
}

struct Trainer::State {
  Experiment experiment;
  linalg::Arithmetic arithmetic;
  Task task;
  const ModelInfo* info;
  std::unique_ptr<Model> model;
  // Shared in turn by a training step, what answers questions between two steps, and the terms of the loss.
  std::shared_ptr<autodiff::Workspace> workspace = std::make_shared<autodiff::Workspace>();
  TrainingLoop loop;
  LearnedModel learned;
  std::optional<LossTerms> terms;

  State(TaskMaking&& making, const ModelInfo& model_row, const OnProgress& on_progress, linalg::Arithmetic of_steps,
        std::shared_ptr<Team> team)
      : experiment(making.experiment),
        arithmetic(of_steps),
        task(std::move(making), on_progress, team.get()),
        info(&model_row),
        model(make_model(task.info(), model_row, experiment, task.dimension())),
        loop(experiment, *model, task.data().train, workspace, linalg::kernels<float>(arithmetic)),
        learned(*info, *model, task, rewound()) {
    workspace->share_among(std::move(team));
  }

  // For programs that take the place of those before.
  const std::shared_ptr<autodiff::Workspace>& rewound() {
    workspace->rewind();
    return workspace;
  }

  LearnedModel& refreshed() {
    learned.refresh(loop.parameters(), loop.step());
    return learned;
  }

  LossTerms& recorded_terms() {
    learned.forget();  // the terms take the place of what was prepared for questions
    if (!terms) terms.emplace(rewound(), *model);
    return *terms;
  }

  LossTerms& prepared_terms() {
    recorded_terms().prepare(loop.parameters());
    return *terms;
  }

  struct Losses {
    LossChunks test;
    std::optional<LossChunks> train;  // for an evaluation
    std::size_t most_points;          // of the test data
    int step;                         // whose parameters the sums are of

    [[nodiscard]] std::size_t chunks() const { return test.size() + (train ? train->size() : 0); }
  };
  // Those that have begun.
  std::optional<Losses> losses;

  Losses& begin_losses(bool of_evaluation, std::size_t most_points) {
    const Dataset& data = task.data();
    return losses.emplace(Losses{
        LossChunks(data.test, *model, most_points),
        of_evaluation ? std::optional(LossChunks(data.train, *model, LossChunks::all_samples)) : std::nullopt,
        most_points,
        loop.step(),
    });
  }
  // Those that have begun where they are such, else new ones.
  Losses& begun_losses(bool of_evaluation, std::size_t most_points = LossChunks::all_samples) {
    const bool are_such = losses && losses->step == loop.step() && losses->train.has_value() == of_evaluation &&
                          losses->most_points == most_points;
    return are_such ? *losses : begin_losses(of_evaluation, most_points);
  }

  // Other parameters than before.
  void forget() {
    learned.forget();
    losses.reset();
  }

  struct Place {
    LossChunks& chunks;
    std::size_t chunk;
  };
  // Of both data sets' chunks the test data's come first.
  Place place_of(std::size_t chunk) {
    if (!losses || chunk >= losses->chunks()) {
      throw Error("There is no chunk " + std::to_string(chunk) +
                  "; an evaluation that has begun says how many it has.");
    }
    const std::size_t tests = losses->test.size();
    return chunk < tests ? Place{losses->test, chunk} : Place{*losses->train, chunk - tests};
  }

  // The loss that these means of the terms make, and after it, of an ensemble, that of each member.
  std::vector<double> losses_of(std::span<const double> means) const {
    std::vector<double> losses{terms->loss_of(means)};
    const std::size_t members = learned.members();
    for (std::size_t i = 0; i < members; ++i) losses.push_back(terms->loss_of(means, i, members));
    return losses;
  }

  std::size_t rows_of(std::span<const float> x) const {
    const std::size_t d = task.dimension();
    if (x.size() % d != 0) {
      throw Error("The states x have " + std::to_string(x.size()) + " numbers, but a multiple of " + std::to_string(d) +
                  " is needed, one state after the other.");
    }
    return x.size() / d;
  }

  // The weights of a file, in the order of this network's.
  std::vector<float> parameters_from(const Checkpoint& checkpoint) const {
    const std::span<const ParameterShape> shapes = model->layout().shapes();
    const auto fits = [](const NamedTensor& tensor, const ParameterShape& shape) {
      return tensor.name == shape.name && tensor.values.size() == shape.size() && tensor.shape.back() == shape.columns;
    };
    if (!std::equal(checkpoint.tensors.begin(), checkpoint.tensors.end(), shapes.begin(), shapes.end(), fits)) {
      throw Error(
          "The model file holds weights of other widths, or for states of another length; this network has widths " +
          value_of(experiment, "widths") + " for states of " + std::to_string(task.dimension()) + " numbers.");
    }
    std::vector<float> parameters;
    for (const NamedTensor& tensor : checkpoint.tensors) {
      parameters.insert(parameters.end(), tensor.values.begin(), tensor.values.end());
    }
    return parameters;
  }

  void require_hamiltonian() const {
    if (info->has_energy) return;
    std::vector<std::string_view> ids;
    for (const ModelInfo& other : models()) {
      if (other.has_energy) ids.push_back(other.id);
    }
    throw Error("The model " + experiment.model + " has no Hamiltonian; train the model " + joined(ids) + " for one.");
  }

  void require_frames() const {
    if (learned.has_frames()) return;
    std::vector<std::string_view> ids;
    for (const TaskInfo& other : tasks()) {
      if (other.has_frames()) ids.push_back(other.id);
    }
    throw Error("The task " + experiment.task + " has no frames, only " + joined(ids, " and ") + " has.");
  }
};

Trainer::Trainer(const Experiment& experiment, const std::optional<File>& file, const OnProgress& on_progress,
                 linalg::Arithmetic arithmetic, std::shared_ptr<Team> team)
    : Trainer(task_of(experiment), model_named(experiment.model), experiment, file, on_progress, arithmetic,
              std::move(team)) {}
Trainer::Trainer(const TaskInfo& task, const ModelInfo& model, const Experiment& experiment,
                 const std::optional<File>& file, const OnProgress& on_progress, linalg::Arithmetic arithmetic,
                 std::shared_ptr<Team> team)
    : Trainer(TaskMaking(task, experiment, file ? &*file : nullptr), model, on_progress, arithmetic, std::move(team)) {}
Trainer::Trainer(TaskMaking&& making, const ModelInfo& model, const OnProgress& on_progress,
                 linalg::Arithmetic arithmetic, std::shared_ptr<Team> team)
    : state_(std::make_unique<State>(std::move(making), model, on_progress, arithmetic, std::move(team))) {}
Trainer::~Trainer() = default;
Trainer::Trainer(Trainer&&) noexcept = default;
Trainer& Trainer::operator=(Trainer&&) noexcept = default;

const Experiment& Trainer::experiment() const { return state_->experiment; }
const Task& Trainer::task() const { return state_->task; }
const ModelInfo& Trainer::model() const { return *state_->info; }
int Trainer::step() const { return state_->loop.step(); }
linalg::Arithmetic Trainer::arithmetic() const { return state_->arithmetic; }
void Trainer::share_among(std::shared_ptr<Team> team) { state_->workspace->share_among(std::move(team)); }
TrainingLoop& Trainer::loop() { return state_->loop; }
double Trainer::train(int steps) { return state_->loop.train(steps); }
std::vector<StepPart> Trainer::profile(int steps, Clock clock) { return state_->loop.profile(steps, clock); }
double Trainer::step_operations() const { return state_->loop.step_operations(); }

std::vector<double> Trainer::test_losses(std::size_t most_points) {
  const std::vector<double> means = state_->prepared_terms().means_on(state_->begun_losses(false, most_points).test);
  state_->losses.reset();
  return state_->losses_of(means);
}

std::size_t Trainer::begin_evaluation() { return state_->begin_losses(true, LossChunks::all_samples).chunks(); }
std::size_t Trainer::begin_test_losses(std::size_t most_points) {
  return state_->begin_losses(false, most_points).chunks();
}

Lent Trainer::lend_chunk(std::size_t chunk) {
  const auto [chunks, index] = state_->place_of(chunk);
  LossInputs& inputs = state_->recorded_terms().inputs();
  chunks.put(index, inputs);
  const std::size_t rows = chunks.rows(index);
  return {
      .parameters = state_->loop.parameters(), .x = inputs.first_of_x(rows), .target = inputs.first_of_target(rows)};
}

void Trainer::take_chunk(std::size_t chunk, std::vector<float> sums) {
  const auto [chunks, index] = state_->place_of(chunk);
  chunks.take(index, std::move(sums));
}

std::size_t Trainer::loss_terms() { return state_->recorded_terms().size(); }

void Trainer::compute_chunk(std::size_t chunk) {
  const auto [chunks, index] = state_->place_of(chunk);
  state_->prepared_terms().compute(chunks, index);
}

Evaluation Trainer::evaluate() { return evaluate(rollout_request(state_->experiment, *state_->info)); }

Evaluation Trainer::evaluate(const RolloutRequest& request) {
  Evaluation evaluation;
  LearnedModel& learned = state_->refreshed();
  compare_motions(learned, state_->task, solver_of(request), evaluation);
  if (learned.has_frames()) {
    evaluation.latent = LatentChecks{
        .test_terms = {}, .probe_r2 = learned.probe().r2(), .poisson_bracket = learned.probe().poisson_bracket()};
  }
  State::Losses& sums = state_->begun_losses(true);
  LossTerms& terms = state_->prepared_terms();
  const std::vector<double> test = terms.means_on(sums.test);
  const std::vector<double> losses = state_->losses_of(test);
  evaluation.test_loss = losses.front();
  evaluation.member_test_losses.assign(losses.begin() + 1, losses.end());
  evaluation.train_loss = terms.loss_of(terms.means_on(*sums.train));
  state_->losses.reset();
  if (evaluation.latent) {
    for (std::size_t i = 0; i < test.size(); ++i) evaluation.latent->test_terms.emplace_back(terms.name(i), test[i]);
  }
  evaluation.weights_hash = weights_hash(checkpoint().tensors);
  return evaluation;
}

std::vector<float> Trainer::time_derivative(std::span<const float> x) {
  (void)state_->rows_of(x);
  return state_->refreshed().time_derivative(x);
}

std::vector<float> Trainer::hamiltonian(std::span<const float> x) {
  state_->require_hamiltonian();
  (void)state_->rows_of(x);
  return state_->refreshed().hamiltonian(x);
}

std::vector<float> Trainer::time_derivative_spread(std::span<const float> x) {
  (void)state_->rows_of(x);
  return state_->refreshed().time_derivative_spread(x);
}

std::vector<float> Trainer::hamiltonian_spread(std::span<const float> x) {
  state_->require_hamiltonian();
  (void)state_->rows_of(x);
  return state_->refreshed().hamiltonian_spread(x);
}

std::vector<float> Trainer::energy(std::span<const float> x) const {
  if (!task().info().has_energy()) {
    throw Error("No energy of the task " + state_->experiment.task + " is known; it has none to give.");
  }
  const std::size_t rows = state_->rows_of(x), d = dimension();
  const std::vector<double> states(x.begin(), x.end());
  std::vector<float> result(rows);
  for (std::size_t row = 0; row < rows; ++row) {
    result[row] = static_cast<float>(task().energy(std::span(states).subspan(row * d, d)));
  }
  return result;
}

std::size_t Trainer::observation_columns() const { return task().info().source.observation_columns; }

std::vector<float> Trainer::observe(std::span<const float> x) const {
  state_->require_frames();
  const std::vector<double> states(x.begin(), x.end());
  const std::size_t rows = state_->rows_of(x), d = dimension(), columns = observation_columns();
  std::vector<float> seen(rows * columns);
  for (std::size_t row = 0; row < rows; ++row) {
    task().info().source.observe(std::span(states).subspan(row * d, d),
                                 std::span(seen).subspan(row * columns, columns));
  }
  return seen;
}

std::vector<float> Trainer::encode(std::span<const float> observations) {
  state_->require_frames();
  if (observations.size() % observation_columns() != 0) {
    throw Error("The frames have " + std::to_string(observations.size()) + " numbers, but a multiple of " +
                std::to_string(observation_columns()) + " is needed, two frames for each state.");
  }
  return state_->refreshed().encode(observations);
}

std::vector<float> Trainer::decode(std::span<const float> z) {
  state_->require_frames();
  (void)state_->rows_of(z);
  return state_->refreshed().decode(z);
}

std::vector<float> Trainer::read_out(std::span<const float> z) {
  state_->require_frames();
  (void)state_->rows_of(z);
  std::vector<double> states(z.begin(), z.end());
  state_->refreshed().read_out(states);
  return {states.begin(), states.end()};
}

Field Trainer::field() { return state_->refreshed().field(); }

std::vector<double> Trainer::enter(std::span<const double> x) { return state_->refreshed().enter(x); }

Rollout Trainer::rollout(const RolloutRequest& request) {
  return model_motion(state_->refreshed(), state_->task, request);
}

std::optional<Rollout> Trainer::reference(const RolloutRequest& request) const {
  return true_motion(state_->task, request);
}

Checkpoint Trainer::checkpoint() const {
  Checkpoint result{
      .experiment = state_->experiment, .step = state_->loop.step(), .tensors = {}, .arithmetic = state_->arithmetic};
  const std::span<const float> parameters = state_->loop.parameters();
  for (const ParameterShape& shape : state_->model->layout().shapes()) {
    const auto values = parameters.subspan(shape.offset, shape.size());
    std::vector<std::size_t> axes{shape.rows, shape.columns};
    if (shape.is_bias) axes = {shape.columns};
    result.tensors.push_back({shape.name, std::move(axes), {values.begin(), values.end()}});
  }
  return result;
}

Checkpoint Trainer::checkpoint_with_moments() const {
  Checkpoint result = checkpoint();
  result.training = state_->loop.state();
  return result;
}

void Trainer::restore(const Checkpoint& checkpoint) {
  const Experiment &ours = state_->experiment, &theirs = checkpoint.experiment;
  const auto demand = [](const std::string& what, const std::string& have, const std::string& want) {
    if (have == want) return;
    throw Error("The model file is for " + what + " " + have + ", but this is " + what + " " + want + ".");
  };
  demand("task", theirs.task, ours.task);
  demand("model", theirs.model, ours.model);
  demand("convention", theirs.convention, ours.convention);
  demand("activation", theirs.activation, ours.activation);
  demand("members", std::to_string(theirs.members), std::to_string(ours.members));
  state_->loop.take(state_->parameters_from(checkpoint), checkpoint.step);
  state_->forget();
}

void Trainer::resume(const Checkpoint& checkpoint) {
  require_resumable(checkpoint, state_->experiment, state_->arithmetic);
  if (!state_->loop.resume(state_->parameters_from(checkpoint), checkpoint.step, *checkpoint.training)) {
    throw Error("The model file has the state of another optimiser than this training's.");
  }
  state_->forget();
}

void Trainer::restart() {
  state_->loop.restart();
  state_->forget();
}

}  // namespace hnn
