#pragma once

#include <cstddef>
#include <memory>
#include <optional>
#include <span>
#include <vector>

#include "hnn/autodiff/workspace.hpp"
#include "hnn/data/dataset.hpp"
#include "hnn/integrate/field.hpp"
#include "hnn/models/models.hpp"
#include "hnn/tasks/task.hpp"
#include "hnn/training/answers.hpp"
#include "hnn/training/probe.hpp"

namespace hnn {

/// What is asked of a model between two steps of its training: derivatives, energies, and where it finds its states in
/// frames, its encoder, its decoder and the probe that reads the system's states off its own.
class LearnedModel {
 public:
  /// All references must outlive this. Its programs take the place of those recorded in the workspace before.
  LearnedModel(const ModelInfo& info, const Model& model, const Task& task,
               const std::shared_ptr<autodiff::Workspace>& workspace);

  [[nodiscard]] const ModelInfo& info() const { return *info_; }
  [[nodiscard]] bool has_frames() const { return coder_.has_value(); }
  [[nodiscard]] std::size_t dimension() const { return model_->dimension(); }

  /// Answers for these parameters from now on; does nothing where they are those of the same step as the last time.
  void refresh(std::span<const float> parameters, int step);
  /// Another program has used the workspace, or the parameters are others at the same step: what was prepared is gone.
  void forget() { prepared_step_ = -1; }

  /// x and the result are [rows, coordinate]; here and in `hamiltonian`, of the model's own states.
  [[nodiscard]] std::vector<float> time_derivative(std::span<const float> x);
  /// The learned H of each row; only for a model that has one.
  [[nodiscard]] std::vector<float> hamiltonian(std::span<const float> x);
  [[nodiscard]] std::vector<double> hamiltonian(std::span<const double> x);
  /// The model's own motion, in double; for as long as this lives and is not refreshed.
  [[nodiscard]] Field field();

  /// Of an ensemble: how many models it is the mean of, else 0; and the motion of one of them.
  [[nodiscard]] std::size_t members() const { return members_.size(); }
  [[nodiscard]] Field field_of_member(std::size_t member) { return field_of(members_[member]); }
  /// Standard deviations over the members, [rows, coordinate] of dx/dt and [rows] of H, which each has but for a
  /// constant: all are 0 on average over the rows. Zeros where there are no members.
  [[nodiscard]] std::vector<float> time_derivative_spread(std::span<const float> x);
  [[nodiscard]] std::vector<float> hamiltonian_spread(std::span<const float> x);

  // Only where the model finds its states in frames:
  /// From [rows, observation columns] to the model's states [rows, coordinate], and back.
  [[nodiscard]] std::vector<float> encode(std::span<const float> observations);
  [[nodiscard]] std::vector<float> decode(std::span<const float> z);
  /// Fitted on the training data.
  [[nodiscard]] const LinearProbe& probe();

  /// From the system's states [rows, coordinate] to the model's, through what is seen of them; and back, by the probe.
  /// Where states are seen as they are the two are the same.
  [[nodiscard]] std::vector<double> enter(std::span<const double> x);
  void read_out(std::span<double> states);

 private:
  struct Coder {
    Answer<float> encode, decode;
    std::optional<LinearProbe> probe;

    Coder(const std::shared_ptr<autodiff::Workspace>& workspace, const Model& model);
  };

  [[nodiscard]] Field field_of(Answers<double>& answers) const;

  const ModelInfo* info_;
  const Model* model_;
  const Task* task_;
  Answers<float> single_;
  Answers<double> double_;
  std::vector<Answers<double>> members_;
  std::optional<Coder> coder_;
  int prepared_step_ = -1;
};

}  // namespace hnn
