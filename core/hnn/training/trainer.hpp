#pragma once

#include <cstddef>
#include <memory>
#include <optional>
#include <span>
#include <vector>

#include "hnn/experiment.hpp"
#include "hnn/linalg/arithmetic.hpp"
#include "hnn/models/models.hpp"
#include "hnn/tasks/task.hpp"
#include "hnn/training/checkpoint.hpp"
#include "hnn/training/evaluation.hpp"
#include "hnn/training/motion.hpp"
#include "hnn/training/training_loop.hpp"

namespace hnn {

/// Throws Error where a training of this experiment can't go on from the file to the same bits: it holds weights alone,
/// or a setting that training depends on (`steps` is none where the learning rate is constant) or the arithmetic is
/// another there.
void require_resumable(const Checkpoint& checkpoint, const Experiment& experiment,
                       linalg::Arithmetic arithmetic = linalg::Arithmetic::exact);

/// One model learning one task: the task, the training loop, and the learned model, under one roof.
class Trainer {
 public:
  /// Of the task and the model that the experiment names. `file`: for a task that takes one. `on_progress` hears of
  /// data that are simulated. `arithmetic` is that of the training steps; all else is always computed in the exact one.
  /// `team`: see `share_among`; it shares the making of the data too.
  /// Throws Error for a file that cannot be read, or one that is missing or of no use, for a name that is in no list,
  /// and for an arithmetic that this machine does not have.
  explicit Trainer(const Experiment& experiment, const std::optional<File>& file = std::nullopt,
                   const OnProgress& on_progress = {}, linalg::Arithmetic arithmetic = linalg::Arithmetic::exact,
                   std::shared_ptr<Team> team = nullptr);
  /// Of these rows, which must outlive the trainer and need be in no list: so a task or a model of one's own is
  /// trained. Its name in the experiment then says only what a checkpoint is of.
  Trainer(const TaskInfo& task, const ModelInfo& model, const Experiment& experiment,
          const std::optional<File>& file = std::nullopt, const OnProgress& on_progress = {},
          linalg::Arithmetic arithmetic = linalg::Arithmetic::exact, std::shared_ptr<Team> team = nullptr);
  /// Of a task whose data are being made.
  Trainer(TaskMaking&& making, const ModelInfo& model, const OnProgress& on_progress = {},
          linalg::Arithmetic arithmetic = linalg::Arithmetic::exact, std::shared_ptr<Team> team = nullptr);
  ~Trainer();
  Trainer(Trainer&&) noexcept;
  Trainer& operator=(Trainer&&) noexcept;

  [[nodiscard]] const Experiment& experiment() const;
  [[nodiscard]] const Task& task() const;
  [[nodiscard]] const ModelInfo& model() const;
  [[nodiscard]] const Dataset& dataset() const { return task().data(); }
  [[nodiscard]] std::size_t dimension() const { return task().dimension(); }
  [[nodiscard]] int step() const;
  [[nodiscard]] linalg::Arithmetic arithmetic() const;

  /// The loss of the true law itself on the training data: what noise leaves for any model. None where no law is known.
  [[nodiscard]] std::optional<double> noise_floor() const { return task().noise_floor(); }

  /// From now on this team shares the work, which several trainers may use in turn, or where null the caller does it
  /// alone: to the same bits.
  void share_among(std::shared_ptr<Team> team);

  /// Runs `steps` training steps and nothing else; gives the loss of the last one, before its update.
  double train(int steps);

  /// For steps of which followers compute parts. Before one begins, what was answered is forgotten.
  [[nodiscard]] TrainingLoop& loop();

  /// See `TrainingLoop::profile`.
  [[nodiscard]] std::vector<StepPart> profile(int steps, Clock clock);

  /// Floating-point operations in the large products of a step (every dimension at least 100), which are the work that
  /// cannot be avoided: 6 * 2 * batch * 200 * 200 for an HNN with two hidden layers of 200.
  [[nodiscard]] double step_operations() const;

  /// The loss on the test data, or on at most so many of its points, evenly spread.
  [[nodiscard]] double test_loss(std::size_t most_points = LossChunks::all_samples) {
    return test_losses(most_points).front();
  }
  /// That loss, and after it, of an ensemble, the loss of each member.
  [[nodiscard]] std::vector<double> test_losses(std::size_t most_points);

  // Losses fall into chunks, of which followers may compute some: after `begin_evaluation` or `begin_test_losses`,
  // which give their number, any of them by `compute_chunk` or by `lend_chunk` and `take_chunk`, in any order;
  // `evaluate` or `test_losses` of as many points computes those that are missing. In between, nothing else may be
  // asked.
  [[nodiscard]] std::size_t begin_evaluation();
  [[nodiscard]] std::size_t begin_test_losses(std::size_t most_points);
  /// Until the next call.
  [[nodiscard]] Lent lend_chunk(std::size_t chunk);
  /// As many sums as `Follower::terms` gives.
  void take_chunk(std::size_t chunk, std::vector<float> sums);
  void compute_chunk(std::size_t chunk);
  [[nodiscard]] std::size_t loss_terms();

  /// Motions by the solver that the experiment's settings or `request` name.
  [[nodiscard]] Evaluation evaluate();
  [[nodiscard]] Evaluation evaluate(const RolloutRequest& request);

  /// `x` and the result are [rows, coordinate], row-major. A model that finds its states in frames speaks of those here
  /// and in `hamiltonian`.
  [[nodiscard]] std::vector<float> time_derivative(std::span<const float> x);
  /// The learned H of each row. Throws Error for a model that has none.
  [[nodiscard]] std::vector<float> hamiltonian(std::span<const float> x);
  /// Standard deviations of both over the members of an ensemble, 0 where there are none; each member's H is taken from
  /// its mean over the rows.
  [[nodiscard]] std::vector<float> time_derivative_spread(std::span<const float> x);
  [[nodiscard]] std::vector<float> hamiltonian_spread(std::span<const float> x);
  /// The system's own energy of each row. Throws Error where none is known.
  [[nodiscard]] std::vector<float> energy(std::span<const float> x) const;

  /// Columns of what is seen of a state: two frames, the earlier one first. 0 where states are seen as they are; then
  /// the four below throw Error.
  [[nodiscard]] std::size_t observation_columns() const;
  /// What is seen of the system's states x [rows, coordinate]: [rows, observation_columns].
  [[nodiscard]] std::vector<float> observe(std::span<const float> x) const;
  /// The model's states z [rows, coordinate] of what is seen, and what is seen of states.
  [[nodiscard]] std::vector<float> encode(std::span<const float> observations);
  [[nodiscard]] std::vector<float> decode(std::span<const float> z);
  /// The system's states [rows, coordinate] read off the model's by a `LinearProbe`.
  [[nodiscard]] std::vector<float> read_out(std::span<const float> z);

  /// The learned motion of the model's own states, for as long as nothing else is asked of the trainer; for one thread.
  [[nodiscard]] Field field();
  /// The model's own states of the system's x [rows, coordinate]: the same but where the model finds them in frames.
  [[nodiscard]] std::vector<double> enter(std::span<const double> x);

  /// See `model_motion` and `true_motion`.
  [[nodiscard]] Rollout rollout(const RolloutRequest& request);
  [[nodiscard]] std::optional<Rollout> reference(const RolloutRequest& request) const;

  /// Experiment, step and weights.
  [[nodiscard]] Checkpoint checkpoint() const;
  /// With the state of training, so that another trainer can `resume` it.
  [[nodiscard]] Checkpoint checkpoint_with_moments() const;
  /// Takes over weights and step; training would go on from them as a new one, from its first batch, with no gradient
  /// seen. Throws Error, and keeps its own, when the file belongs to another task, model or network.
  void restore(const Checkpoint& checkpoint);
  /// Takes over all that training needs to go on to the same bits. Throws Error, and keeps its own, as
  /// `require_resumable` does.
  void resume(const Checkpoint& checkpoint);

  /// Back to the seed's initial weights, as a new trainer of the same experiment would begin.
  void restart();

 private:
  struct State;
  std::unique_ptr<State> state_;
};

}  // namespace hnn
