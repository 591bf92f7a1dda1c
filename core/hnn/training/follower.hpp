#pragma once

#include <cstddef>
#include <memory>
#include <span>
#include <vector>

#include "hnn/autodiff/program.hpp"
#include "hnn/experiment.hpp"
#include "hnn/models/model.hpp"
#include "hnn/training/training_loop.hpp"

namespace hnn {

/// Computes shares of a trainer's steps, in a worker that shares no memory with it. It has the step's program, and
/// neither data nor weights: these come with each share.
class Follower {
 public:
  /// Of a trainer of this experiment, whose states have `dimension` numbers and whose batches `rows` samples.
  Follower(const Experiment& experiment, std::size_t dimension, std::size_t rows);

  [[nodiscard]] std::size_t shares() const { return program_.shares(rows_); }
  [[nodiscard]] std::size_t sums_size() const { return sums_.size(); }

  // To be filled before `compute`, as the trainer's loop gives them:
  [[nodiscard]] std::span<float> parameters() { return parameters_; }
  /// The rows of these shares.
  [[nodiscard]] std::span<float> x(const autodiff::ShareRange& shares);
  [[nodiscard]] std::span<float> target(const autodiff::ShareRange& shares);

  /// The sums of these shares, a node of the tree that shares are added in.
  [[nodiscard]] std::span<const float> compute(const autodiff::ShareRange& shares);

 private:
  std::unique_ptr<Model> model_;
  std::size_t rows_;
  LossInputs inputs_;
  std::vector<float> parameters_, gradient_, sums_;
  float loss_ = 0;
  std::vector<float*> outputs_;
  autodiff::Program<float> program_;
};

}  // namespace hnn
