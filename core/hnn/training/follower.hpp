#pragma once

#include <cstddef>
#include <memory>
#include <optional>
#include <span>
#include <vector>

#include "hnn/autodiff/program.hpp"
#include "hnn/experiment.hpp"
#include "hnn/models/model.hpp"
#include "hnn/training/evaluation.hpp"
#include "hnn/training/training_loop.hpp"

namespace hnn {

/// Computes shares of a trainer's steps and evaluations, in a worker that shares no memory with it. It has their
/// programs, each recorded when it is first asked for, and neither data nor weights: these come with each share.
class Follower {
 public:
  /// Of a trainer of this experiment, whose states have `dimension` numbers and whose batches `rows` samples.
  Follower(const Experiment& experiment, std::size_t dimension, std::size_t rows);

  [[nodiscard]] StepShares& shares();

  // To be filled before `compute`, as the trainer's loop gives them:
  [[nodiscard]] std::span<float> parameters() { return parameters_; }
  /// The rows of these shares.
  [[nodiscard]] std::span<float> x(const autodiff::ShareRange& range) { return shares().x(inputs_, range); }
  [[nodiscard]] std::span<float> target(const autodiff::ShareRange& range) { return shares().target(inputs_, range); }

  /// What the trainer's loop takes of these shares, a node of the tree that shares are added in; until the next call.
  [[nodiscard]] std::span<const float> compute(const autodiff::ShareRange& range);

  // For a chunk of an evaluation's samples, `parameters` and the first rows of these are to be filled:
  [[nodiscard]] LossInputs& chunk();
  /// The sum of each of the loss's terms over so many rows of `chunk`, at most `LossChunks::most_rows`.
  [[nodiscard]] std::vector<float> terms(std::size_t rows);

 private:
  std::unique_ptr<Model> model_;
  bool linearises_;
  std::optional<LossTerms> terms_;
  std::size_t rows_;
  LossInputs inputs_;
  std::vector<float> parameters_, gradient_;
  float loss_ = 0;
  std::vector<float*> outputs_;
  std::optional<autodiff::Program<float>> program_;  // of a step
  std::optional<Gram<float>> gram_;                  // in place of the program where the optimiser linearises
  std::unique_ptr<StepShares> shares_;
};

}  // namespace hnn
