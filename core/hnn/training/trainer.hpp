#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>
#include <xtensor/xtensor.hpp>

#include "hnn/data/dataset.hpp"
#include "hnn/data/recording.hpp"
#include "hnn/data/simulate.hpp"
#include "hnn/training/checkpoint.hpp"
#include "hnn/training/experiment.hpp"

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
  double energy_mse = 0;
  std::optional<double> energy_mse_stderr;  ///< over the start states; none where there is only one
  std::optional<double> left_at;            ///< when a motion stopped being finite, which makes energy_mse infinite
  std::string weights_hash;
  std::optional<LatentChecks> latent;
};

struct Rollout {
  std::vector<double> times;                     ///< [time]
  xt::xtensor<double, 2> states;                 ///< [time, coordinate]
  std::vector<double> energy;                    ///< the system's own H(x(t))
  std::optional<std::vector<double>> conserved;  ///< the learned H, where the model has one
  std::optional<double> left_at;                 ///< the time at which the motion stopped being finite
  /// The model's own states z [time, coordinate] where it finds them in frames; `states` are then read off them by a
  /// `LinearProbe`, and `conserved` is of z.
  std::optional<xt::xtensor<double, 2>> latent{};
};

/// A push from outside: at one time the state is taken along the gradient of the learned H, instead of the symplectic
/// one, until H has changed by `amount`.
struct EnergyPush {
  double at = 0;
  double amount = 0;  ///< in the unit of the learned H; negative takes energy away
};

struct RolloutRequest {
  std::vector<double> from{};  ///< start state; empty: the first test start state
  double until = 20.0;         ///< end time; the start is 0
  int points = 200;            ///< output times, equally spaced, both ends included
  std::string integrator = "dopri5";
  double tolerance = 1e-9;
  double time_step = 0.01;
  std::vector<double> times{};  ///< the output times, the start's first, in place of `until` and `points`
  std::optional<EnergyPush> add_energy{};
};

/// A part of a training step, and its time.
struct StepPart {
  std::string what;
  double milliseconds = 0;
};

/// One model learning one task.
class Trainer {
 public:
  /// `recording` is for the task `real-pendulum`; without it that task simulates one. `on_progress` hears of the data
  /// that are simulated.
  explicit Trainer(const Experiment& experiment, const std::optional<Recording>& recording = std::nullopt,
                   const OnProgress& on_progress = {});
  ~Trainer();
  Trainer(Trainer&&) noexcept;
  Trainer& operator=(Trainer&&) noexcept;

  [[nodiscard]] const Experiment& experiment() const;
  [[nodiscard]] const Dataset& dataset() const;
  [[nodiscard]] std::size_t dimension() const;
  [[nodiscard]] int step() const;

  /// The loss of the true law itself on the training data: what noise leaves for any model. None for measured data.
  [[nodiscard]] std::optional<double> noise_floor() const;

  /// Runs `steps` training steps and nothing else; gives the loss of the last one, before its update.
  double train(int steps);

  /// Runs `steps` training steps and tells what a step spends its time on: its products, each pass over numbers between
  /// them, the packing of the weights and the optimiser.
  [[nodiscard]] std::vector<StepPart> profile(int steps);

  /// Floating-point operations in the large products of a step (every dimension at least 100), which are the work that
  /// cannot be avoided: 6 * 2 * batch * 200 * 200 for an HNN with two hidden layers of 200.
  [[nodiscard]] double step_operations() const;

  [[nodiscard]] Evaluation evaluate();

  /// `x` and the result are [rows, coordinate], row-major. A model that finds its states in frames speaks of those here
  /// and in `hamiltonian`.
  [[nodiscard]] std::vector<float> time_derivative(std::span<const float> x);
  /// The learned H of each row. Throws Error for a model that has none.
  [[nodiscard]] std::vector<float> hamiltonian(std::span<const float> x);
  /// The system's own energy of each row.
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

  /// The motion the model predicts. Throws Error where energy is added to a model that has no H, or more taken away
  /// than there is.
  [[nodiscard]] Rollout rollout(const RolloutRequest& request);
  /// The true motion from the same request. For measured data: the test trajectory as measured, whatever the request's
  /// times, and nothing when the request names another start state than its first.
  [[nodiscard]] std::optional<Rollout> reference(const RolloutRequest& request) const;

  [[nodiscard]] Checkpoint checkpoint() const;
  /// Takes over the weights. Throws Error, and keeps its own, when the file belongs to another task, model or network.
  void restore(const Checkpoint& checkpoint);

  /// Back to the seed's initial weights, as a new trainer of the same experiment would begin.
  void restart();

 private:
  struct State;
  std::unique_ptr<State> state_;
};

}  // namespace hnn
