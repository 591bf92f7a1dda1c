#pragma once

#include <algorithm>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "hnn/autodiff/program.hpp"
#include "hnn/tasks/task.hpp"
#include "hnn/training/learned_model.hpp"
#include "hnn/training/motion.hpp"
#include "hnn/training/training_loop.hpp"

namespace hnn {

/// How well a model that finds its states z in frames has found them.
struct LatentChecks {
  std::vector<std::pair<std::string_view, double>> test_terms;  ///< what the test loss is the weighted sum of
  double probe_r2 = 0;                                          ///< see `LinearProbe`
  double poisson_bracket = 0;                                   ///< see `LinearProbe`
};

struct Evaluation {
  double train_loss = 0;
  double test_loss = 0;
  std::optional<double> energy_mse;         ///< none where no energy is known; infinite where a motion ran off
  std::optional<double> energy_mse_stderr;  ///< over the start states; none where there is only one
  /// |H(x(T)) - H(x(0))| / |H(x(0))| at the end T of each motion of the model, the median over the start states.
  std::optional<double> energy_drift;
  /// Of each of the task's `invariants`, by its symbol: |I(x(T)) - I(x(0))| at the end of each motion of the model, the
  /// median over the start states.
  std::vector<std::pair<std::string, double>> invariant_drifts;
  double coordinate_mse = 0;      ///< of all coordinates, along the same motions; infinite where one ran off
  std::optional<double> left_at;  ///< when a motion stopped being finite
  std::string solver;             ///< what the motions were integrated with: "dopri5 at a tolerance of 1e-9"
  std::string weights_hash;
  std::vector<double> member_test_losses{};  ///< of an ensemble
  std::optional<LatentChecks> latent;
};

/// A model's motions beside the true ones of `Task::metric_motions`: what of `Evaluation` comes of them.
void compare_motions(LearnedModel& learned, const Task& task, const SolverOptions& solver, Evaluation& evaluation);

/// The samples that the mean of a loss is over, in chunks, and the sums of its terms over those that are computed.
class LossChunks {
 public:
  static constexpr std::size_t most_rows = 256;
  static constexpr std::size_t all_samples = static_cast<std::size_t>(-1);

  /// Of at most so many samples, evenly spread, which must outlive this.
  LossChunks(const Samples& samples, const Model& model, std::size_t most_samples);

  [[nodiscard]] std::size_t size() const { return (count_ + most_rows - 1) / most_rows; }
  [[nodiscard]] std::size_t samples() const { return count_; }
  [[nodiscard]] std::size_t rows(std::size_t chunk) const { return std::min(most_rows, count_ - chunk * most_rows); }
  /// Into the first rows of `inputs`.
  void put(std::size_t chunk, LossInputs& inputs) const;

  /// The sum of each term over the chunk; empty where it is not computed yet.
  [[nodiscard]] const std::vector<float>& sums(std::size_t chunk) const { return sums_[chunk]; }
  void take(std::size_t chunk, std::vector<float> sums) { sums_[chunk] = std::move(sums); }

 private:
  const Samples* samples_;
  std::vector<std::size_t> points_;  // where samples begin
  std::size_t count_;
  std::vector<std::vector<float>> sums_;
};

/// The terms of a model's loss as one program.
class LossTerms {
 public:
  LossTerms(const std::shared_ptr<autodiff::Workspace>& workspace, const Model& model);

  [[nodiscard]] std::size_t size() const { return terms_.size(); }

  /// For these parameters, until the next call. Whatever was prepared in the same place of the workspace is gone.
  void prepare(std::span<const float> parameters) { program_.prepare(parameters.data()); }
  /// `LossChunks::most_rows` rows, of which `sums_of` takes the first.
  [[nodiscard]] LossInputs& inputs() { return inputs_; }
  /// The sum of each term over so many rows of `inputs`.
  [[nodiscard]] std::vector<float> sums_of(std::size_t rows);
  void compute(LossChunks& chunks, std::size_t chunk);
  /// The mean of each term over all samples; computes the chunks that are missing.
  [[nodiscard]] std::vector<double> means_on(LossChunks& chunks);

  [[nodiscard]] double loss_of(std::span<const double> means) const { return loss_of(means, 0, 1); }
  /// The loss of one of so many members, whose terms stand one after the other.
  [[nodiscard]] double loss_of(std::span<const double> means, std::size_t member, std::size_t members) const;
  [[nodiscard]] std::string_view name(std::size_t term) const { return terms_[term].name; }

 private:
  struct Term {
    std::string_view name;
    double weight = 1;
  };
  autodiff::Program<float> record(const std::shared_ptr<autodiff::Workspace>& workspace, const Model& model);

  LossInputs inputs_;
  std::vector<Term> terms_{};  // before the program, whose recording fills it
  autodiff::Program<float> program_;
};

}  // namespace hnn
