#pragma once

#include <optional>
#include <string>
#include <vector>
#include <xtensor/xtensor.hpp>

#include "hnn/experiment.hpp"
#include "hnn/integrate/integrate.hpp"
#include "hnn/tasks/task.hpp"
#include "hnn/training/learned_model.hpp"

namespace hnn {

/// The group `rollout` of the settings, and the output times.
struct RolloutRequest {
  std::vector<double> from{};  ///< start state; empty: the first test start state
  double until = 20.0;         ///< end time; the start is 0
  std::string integrator = "dopri5";
  double tolerance = 1e-9;
  double time_step = 0.01;
  std::string truth = "exact";        ///< "exact", or "same-solver": under this request's solver
  int points = 200;                   ///< output times, equally spaced, both ends included
  std::vector<double> times{};        ///< the output times, the start's first, in place of `until` and `points`
  std::vector<EnergyPush> pushes{};   ///< in the order of their times; only for a model that keeps an H
  std::string direction = "forward";  ///< "forward", or "there-and-back": see `WayBack`
};

/// What the experiment's own settings ask of the model; of one that keeps no H without their pushes.
[[nodiscard]] RolloutRequest rollout_request(const Experiment& experiment, const ModelInfo& model);

[[nodiscard]] SolverOptions solver_of(const RolloutRequest& request);

/// A motion's way from its end back to its start, as the same solver takes it, in the same steps where they are fixed.
/// Pushes are taken back on the way.
struct WayBack {
  xt::xtensor<double, 2> states;  ///< [time, coordinate] at the motion's times
  double landing = 0;             ///< distance of where it lands from the start: the root of the sum of squares
  std::optional<double> left_at;  ///< the time at which it stopped being finite
};

/// Of an ensemble's motion: how far its members' motions from the same start are from it, the root of the mean square
/// over them.
struct RolloutSpread {
  xt::xtensor<double, 2> states;              ///< [time, coordinate]
  std::optional<std::vector<double>> energy;  ///< [time], of the system's own H
  /// [time], of the members' learned H along the ensemble's own motion, each taken from its mean over it; none where
  /// the model has no H.
  std::optional<std::vector<double>> hamiltonian;
};

struct Rollout {
  std::vector<double> times;                       ///< [time]
  xt::xtensor<double, 2> states;                   ///< [time, coordinate]
  std::optional<std::vector<double>> energy;       ///< the system's own H(x(t)); none where none is known
  std::optional<std::vector<double>> hamiltonian;  ///< the learned H, where the model has one
  std::optional<double> left_at;                   ///< the time at which the motion stopped being finite
  /// The model's own states z [time, coordinate] where it finds them in frames; `states` are then read off them by a
  /// `LinearProbe`, and `hamiltonian` is of z.
  std::optional<xt::xtensor<double, 2>> latent{};
  std::optional<RolloutSpread> spread{};  ///< of an ensemble, but for one that is pushed
  std::optional<WayBack> back{};          ///< where it was asked for and time can run backwards: not in a recording
};

/// The motion the model predicts. Throws Error for a request that makes no sense, a solver that cannot follow the
/// model, and where energy is added to a model that does not keep an H, or more taken away than there is.
[[nodiscard]] Rollout model_motion(LearnedModel& learned, const Task& task, const RolloutRequest& request);

/// The true motion from the same request, without its pushes. For recorded data: the test trajectory as recorded,
/// whatever the request's times, and nothing when the request names another start state than its first.
[[nodiscard]] std::optional<Rollout> true_motion(const Task& task, const RolloutRequest& request);

/// Mean of (H(model) - H(truth))^2 over the truth's times that the model reaches, H between two of the model's times by
/// a straight line; none where there are no such times or no energy is known, infinite where the motion stopped being
/// finite.
[[nodiscard]] std::optional<double> energy_error(const Rollout& model, const Rollout& truth);

}  // namespace hnn
