#pragma once

#include <array>
#include <cstddef>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <utility>
#include <vector>

#include "hnn/autodiff/program.hpp"
#include "hnn/clock.hpp"
#include "hnn/data/dataset.hpp"
#include "hnn/experiment.hpp"
#include "hnn/math/random.hpp"
#include "hnn/models/models.hpp"
#include "hnn/optimise/optimisers.hpp"
#include "hnn/parallel/team.hpp"
#include "hnn/tasks/task.hpp"
#include "hnn/training/checkpoint.hpp"

namespace hnn {

/// Rows of the two inputs of a model's loss, as `copy_sample` fills them.
struct LossInputs {
  std::vector<float> x, target;  ///< [row, column]
  std::size_t columns;

  LossInputs(std::size_t rows, std::size_t c) : x(rows * c), target(rows * c), columns(c) {}

  void put(std::size_t row, const Samples& samples, std::size_t point) {
    copy_sample(samples, point, std::span(x).subspan(row * columns, columns),
                std::span(target).subspan(row * columns, columns));
  }
  [[nodiscard]] std::array<const float*, 2> pointers() const { return {x.data(), target.data()}; }
};

/// A model of the task's states, of `dimension` numbers.
[[nodiscard]] std::unique_ptr<Model> make_model(const TaskInfo& task, const ModelInfo& model,
                                                const Experiment& experiment, std::size_t dimension);

/// A step's computation: the loss of a batch, and its gradient by every parameter.
[[nodiscard]] autodiff::Program<float> step_program(const std::shared_ptr<autodiff::Workspace>& workspace,
                                                    const Model& model, std::size_t batch,
                                                    const linalg::Kernels<float>& kernels = linalg::kernels<float>());

/// Of an input [rows, columns] of the program, the rows of these shares.
template <class Number>
std::span<Number> rows_of(const autodiff::Program<float>& program, std::size_t rows, const autodiff::ShareRange& shares,
                          std::span<Number> input) {
  const std::size_t columns = input.size() / rows, first = program.share_begin(rows, shares.first);
  return input.subspan(first * columns, (program.share_begin(rows, shares.first + shares.count) - first) * columns);
}

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

  // A step in parts, of which followers may compute some: `begin_step`, then each share by `compute` or `take`, in any
  // order, then `end_step`. In between, nothing else may be asked that uses the workspace. Only where there are shares.
  [[nodiscard]] std::size_t batch() const { return batch_; }
  [[nodiscard]] std::size_t step_shares() const { return program_ ? program_->shares(batch_) : 1; }
  [[nodiscard]] std::size_t sums_size() const { return program_->sums_size(); }
  void begin_step();
  /// What a follower needs: the parameters, and of the two inputs the rows of its shares.
  [[nodiscard]] std::span<const float> step_point() const { return optimiser_->at(parameters_); }
  [[nodiscard]] std::span<const float> x(const autodiff::ShareRange& shares) const;
  [[nodiscard]] std::span<const float> target(const autodiff::ShareRange& shares) const;
  void compute(const autodiff::ShareRange& shares) { program_->compute(shares); }
  void take(const autodiff::ShareRange& shares, std::span<const float> sums) { program_->take(shares, sums); }
  /// Gives the loss before the update.
  double end_step();

  /// Runs `steps` steps and tells what a step spends its time on: its products, each pass over numbers between them,
  /// the packing of the weights and the optimiser.
  [[nodiscard]] std::vector<StepPart> profile(int steps, Clock clock);

  /// Floating-point operations in the large products of a step.
  [[nodiscard]] double step_operations() const;

  /// From now on steps are computed by this team, which several loops may use in turn, or where null by the caller
  /// alone: to the same bits.
  void share_among(std::shared_ptr<Team> team) { team_ = std::move(team); }

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
  void draw_batch();
  void shuffle();
  void update();
  template <class After>
  void train_step(const After& after);

  const Model* model_;
  const Samples* samples_;
  std::uint32_t seed_;
  std::size_t batch_;
  std::vector<float> parameters_, gradient_;
  LossInputs inputs_;  // of the batch
  std::array<const float*, 2> input_pointers_{inputs_.pointers()};
  std::vector<float*> outputs_;
  std::vector<std::size_t> order_;  // a permutation of the samples, of which each batch takes the first
  float loss_ = 0;
  int step_ = 0;
  int updates_ = 0;                                      // since the optimiser began
  std::unique_ptr<Linearisation<float>> linearisation_;  // for an optimiser that asks for one, in place of the program
  std::optional<autodiff::Program<float>> program_;
  std::unique_ptr<Optimiser<float>> optimiser_;
  Random batches_;
  std::shared_ptr<Team> team_;
};

}  // namespace hnn
