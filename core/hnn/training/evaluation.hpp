#pragma once

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
  double coordinate_mse = 0;      ///< of all coordinates, along the same motions; infinite where one ran off
  std::optional<double> left_at;  ///< when a motion stopped being finite
  std::string solver;             ///< what the motions were integrated with: "dopri5 at a tolerance of 1e-9"
  std::string weights_hash;
  std::optional<LatentChecks> latent;
};

/// A model's motions beside the true ones of `Task::metric_motions`: what of `Evaluation` comes of them.
void compare_motions(LearnedModel& learned, const Task& task, const SolverOptions& solver, Evaluation& evaluation);

/// The terms of a model's loss as one program.
class LossTerms {
 public:
  LossTerms(const std::shared_ptr<autodiff::Workspace>& workspace, const Model& model);

  /// The mean of each term over at most so many points, evenly spread. Whatever was prepared in the same place of the
  /// workspace is gone afterwards.
  [[nodiscard]] std::vector<double> means_on(const Samples& samples, std::span<const float> parameters,
                                             std::size_t most_points);

  [[nodiscard]] double loss_of(std::span<const double> means) const;
  [[nodiscard]] std::string_view name(std::size_t term) const { return terms_[term].name; }

 private:
  struct Term {
    std::string_view name;
    double weight = 1;
  };
  autodiff::Program<float> record(const std::shared_ptr<autodiff::Workspace>& workspace, const Model& model);

  std::size_t columns_;
  std::vector<Term> terms_{};  // before the program, whose recording fills it
  autodiff::Program<float> program_;
};

}  // namespace hnn
