#pragma once

#include <array>
#include <cstddef>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "hnn/autodiff/program.hpp"
#include "hnn/clock.hpp"
#include "hnn/data/dataset.hpp"
#include "hnn/experiment.hpp"
#include "hnn/math/random.hpp"
#include "hnn/models/models.hpp"
#include "hnn/optimise/optimisers.hpp"
#include "hnn/tasks/task.hpp"
#include "hnn/training/checkpoint.hpp"
#include "hnn/training/loss_inputs.hpp"
#include "hnn/training/step_shares.hpp"

namespace hnn {

/// A model of the task's states, of `dimension` numbers.
[[nodiscard]] std::unique_ptr<Model> make_model(const TaskInfo& task, const ModelInfo& model,
                                                const Experiment& experiment, std::size_t dimension);

/// A step's computation: the loss of a batch, and its gradient by every parameter.
[[nodiscard]] autodiff::Program<float> step_program(const std::shared_ptr<autodiff::Workspace>& workspace,
                                                    const Model& model, std::size_t batch,
                                                    const linalg::Kernels<float>& kernels = linalg::kernels<float>());

/// What a follower needs for shares of a step or a chunk of samples: the parameters, and its rows of the two inputs.
struct Lent {
  std::span<const float> parameters, x, target;

  [[nodiscard]] std::size_t size() const { return parameters.size() + x.size() + target.size(); }
};

/// A part of a training step, and its time.
struct StepPart {
  std::string what;
  double milliseconds = 0;
};

/// The parameters of a model, and what training does to them: batches, the gradient, the optimiser.
class TrainingLoop {
 public:
  /// All three references must outlive the loop. `workspace`: see `autodiff::Program`; the step's program comes first.
  TrainingLoop(const Experiment& experiment, const Model& model, const Samples& samples,
               const std::shared_ptr<autodiff::Workspace>& workspace,
               const linalg::Kernels<float>& kernels = linalg::kernels<float>());

  [[nodiscard]] int step() const { return step_; }
  [[nodiscard]] std::span<const float> parameters() const { return parameters_; }

  /// Runs `steps` steps; gives the loss of the last one, before its update.
  double train(int steps);

  // A step in parts, of which followers may compute some: `begin_step`, then each of `shares`, in any order, by
  // `compute` or, what a follower has made of what was lent, by `take` of `shares`; then `end_step`. In between,
  // nothing else may be asked that uses the workspace.
  [[nodiscard]] std::size_t batch() const { return batch_; }
  [[nodiscard]] StepShares& shares() { return *shares_; }
  void begin_step();
  [[nodiscard]] Lent lend(const autodiff::ShareRange& range);
  void compute(const autodiff::ShareRange& range);
  /// Gives the loss before the update.
  double end_step();

  /// Runs `steps` steps and tells what a step spends its time on: its products, each pass over numbers between them,
  /// the packing of the weights and the optimiser.
  [[nodiscard]] std::vector<StepPart> profile(int steps, Clock clock);

  /// Floating-point operations in the large products of a step.
  [[nodiscard]] double step_operations() const;

  /// Back to the seed's initial parameters.
  void restart();

  /// Goes on from these parameters as a new loop would: from its first batch, and the optimiser has seen no gradient
  /// yet.
  void take(std::span<const float> parameters, int step);

  /// What it goes on from, beside its parameters and its step.
  [[nodiscard]] TrainingState state();

  /// Goes on as a loop of the same experiment that was in this state. False, and nothing changes, for the state of
  /// another optimiser.
  [[nodiscard]] bool resume(std::span<const float> parameters, int step, const TrainingState& state);

 private:
  enum class Stage : unsigned char { batch, packing, program, optimiser, count };

  void begin_batches();
  void begin_batch();
  void shuffle();
  void draw(const StepShares::Rows& rows);
  void update();
  template <class After>
  void train_step(const After& after);

  const Model* model_;
  const Samples* samples_;
  std::uint32_t seed_;
  std::vector<std::size_t> points_;  // where samples begin
  std::size_t batch_;
  std::vector<float> parameters_, gradient_;
  LossInputs inputs_;  // of the batch
  std::array<const float*, 2> input_pointers_{inputs_.pointers()};
  std::vector<float*> outputs_;
  std::vector<std::size_t> order_;  // a permutation of `points_`, of which each batch takes the first
  std::vector<char> drawn_;         // the rows of the batch that stand in `inputs_`
  float loss_ = 0;
  int step_ = 0;
  int updates_ = 0;                                      // since the optimiser began
  std::unique_ptr<Linearisation<float>> linearisation_;  // for an optimiser that asks for one, in place of the program
  std::optional<autodiff::Program<float>> program_;
  std::unique_ptr<StepShares> shares_;
  std::unique_ptr<Optimiser<float>> optimiser_;
  Random batches_;
  std::shared_ptr<autodiff::Workspace> workspace_;
};

}  // namespace hnn
