#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <vector>
#include <xtensor/xtensor.hpp>

#include "hnn/data/dataset.hpp"
#include "hnn/data/recording.hpp"
#include "hnn/data/simulate.hpp"
#include "hnn/training/checkpoint.hpp"
#include "hnn/training/experiment.hpp"

namespace hnn {

struct Evaluation {
  double train_loss = 0;
  double test_loss = 0;
  double energy_mse = 0;
  std::optional<double> energy_mse_stderr;  ///< over the start states; none where there is only one
  std::optional<double> left_at;            ///< when a motion stopped being finite, which makes energy_mse infinite
  std::string weights_hash;
};

struct Rollout {
  std::vector<double> times;                     ///< [time]
  xt::xtensor<double, 2> states;                 ///< [time, coordinate]
  std::vector<double> energy;                    ///< the system's own H(x(t))
  std::optional<std::vector<double>> conserved;  ///< the learned H, where the model has one
  std::optional<double> left_at;                 ///< the time at which the motion stopped being finite
};

struct RolloutRequest {
  std::vector<double> from{};  ///< start state; empty: the first test start state
  double until = 20.0;         ///< end time; the start is 0
  int points = 200;            ///< output times, equally spaced, both ends included
  std::string integrator = "dopri5";
  double tolerance = 1e-9;
  double time_step = 0.01;
  std::vector<double> times{};  ///< the output times, the start's first, in place of `until` and `points`
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

  [[nodiscard]] Evaluation evaluate();

  /// `x` and the result are [rows, coordinate], row-major.
  [[nodiscard]] std::vector<float> time_derivative(std::span<const float> x);
  /// The learned H of each row. Throws Error for a model that has none.
  [[nodiscard]] std::vector<float> hamiltonian(std::span<const float> x);
  /// The system's own energy of each row.
  [[nodiscard]] std::vector<float> energy(std::span<const float> x) const;

  /// The motion the model predicts.
  [[nodiscard]] Rollout rollout(const RolloutRequest& request);
  /// The true motion from the same request. For measured data: the test trajectory as measured, whatever the request's
  /// times, and nothing when the request names another start state than its first.
  [[nodiscard]] std::optional<Rollout> reference(const RolloutRequest& request) const;

  [[nodiscard]] Checkpoint checkpoint() const;
  /// Takes over the weights. Throws Error, and keeps its own, when the file belongs to another task, model or network.
  void restore(const Checkpoint& checkpoint);

 private:
  struct State;
  std::unique_ptr<State> state_;
};

}  // namespace hnn
