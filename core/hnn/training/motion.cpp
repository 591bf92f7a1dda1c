#include "hnn/training/motion.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <limits>
#include <utility>

#include "hnn/error.hpp"
#include "hnn/text/number_text.hpp"
#include "hnn/text/suggestion.hpp"

namespace hnn {
namespace {

void check(const RolloutRequest& request) {
  if (request.points < 2 || request.points > 1'000'000) {
    throw Error("The setting points is " + std::to_string(request.points) +
                ", but a rollout needs 2 to 1000000 output times.");
  }
  if (!std::isfinite(request.until)) {
    throw Error("The setting until is not a finite number; give the time at which to end.");
  }
  if (!request.add_energy) return;
  if (!(request.add_energy->at >= 0 && request.add_energy->at <= request.until)) {
    throw Error("The time " + number_text(request.add_energy->at) +
                " at which to add energy is not in the rollout; it has to be from 0 to " + number_text(request.until) +
                ".");
  }
  if (!std::isfinite(request.add_energy->amount)) {
    throw Error("The amount of energy to add is not a finite number; give what the learned H is to rise by.");
  }
}

std::vector<double> times_of(const RolloutRequest& request) {
  if (!request.times.empty()) return request.times;
  std::vector<double> times(static_cast<std::size_t>(request.points));
  for (std::size_t i = 0; i < times.size(); ++i) {
    times[i] = request.until * static_cast<double>(i) / static_cast<double>(times.size() - 1);
  }
  return times;
}

std::vector<double> start_of(const Task& task, const RolloutRequest& request) {
  if (request.from.empty()) return task.first_test_start();
  task.require_state(request.from);
  return request.from;
}

xt::xtensor<double, 2> only_row(const xt::xtensor<double, 3>& states) {
  xt::xtensor<double, 2> result = xt::xtensor<double, 2>::from_shape({states.shape(0), states.shape(2)});
  std::copy(states.begin(), states.end(), result.begin());
  return result;
}

Rollout rollout_of(const Task& task, std::vector<double> times, const xt::xtensor<double, 2>& states,
                   std::optional<double> left_at) {
  Rollout rollout{std::move(times), states, std::nullopt, std::nullopt, left_at, std::nullopt};
  if (!task.info().has_energy()) return rollout;
  std::vector<double>& energy = rollout.energy.emplace();
  for (std::size_t i = 0; i < rollout.times.size(); ++i) {
    energy.push_back(task.energy(std::span(&rollout.states(i, 0), task.dimension())));
  }
  return rollout;
}

void require_conserving(const ModelInfo& model) {
  if (model.conserves) return;
  std::vector<std::string_view> ids;
  for (const ModelInfo& other : models()) {
    if (other.conserves) ids.push_back(other.id);
  }
  throw Error("No energy can be added to the motion of the model " + std::string(model.id) +
              ", which keeps no H; train the model " + joined(ids) + " for one.");
}

// Takes a state of the model along the gradient of its H, at a speed at which H rises by 1 in a unit of time.
std::vector<double> pushed(LearnedModel& learned, std::span<const double> state, double amount) {
  const Field symplectic = learned.field();
  const VectorField uphill = [&](std::span<const double> x, std::span<double> dxds) {
    symplectic.whole(x, dxds);
    const std::size_t n = x.size() / 2;
    double square = 0;
    for (const double value : dxds) square += value * value;
    for (std::size_t i = 0; i < n; ++i) {
      const double dhdp = dxds[i], dhdq = -dxds[n + i];
      dxds[i] = dhdq / square;
      dxds[n + i] = dhdp / square;
    }
  };
  const std::array<double, 2> range{0, amount};
  const Trajectories path =
      integrate({.dimension = symplectic.dimension, .whole = uphill, .split = std::nullopt}, state, 1, range, {});
  if (path.left_at) {
    throw Error("The amount of energy " + number_text(amount) +
                " cannot be added: the learned H ends on the way there; a smaller amount is possible.");
  }
  return {&path.states(1, 0, 0), &path.states(1, 0, 0) + learned.dimension()};
}

// The motion from one state of the model.
Trajectories motion_from(LearnedModel& learned, std::span<const double> start, std::span<const double> times,
                         const RolloutRequest& request) {
  const SolverOptions solver = solver_of(request);
  const Field field = learned.field();
  if (!request.add_energy) return integrate(field, start, 1, times, solver);
  const EnergyPush push = *request.add_energy;
  const auto after = std::lower_bound(times.begin(), times.end(), push.at);  // an output at that time is pushed
  std::vector<double> before_times(times.begin(), after), after_times{push.at};
  before_times.push_back(push.at);
  after_times.insert(after_times.end(), after, times.end());
  Trajectories whole = integrate(field, start, 1, before_times, solver);
  if (whole.left_at) return integrate(field, start, 1, times, solver);
  const std::size_t d = learned.dimension(), first = before_times.size() - 1;
  const Trajectories rest =
      integrate(field, pushed(learned, {&whole.states(first, 0, 0), d}, push.amount), 1, after_times, solver);
  xt::xtensor<double, 3> states = xt::xtensor<double, 3>::from_shape({times.size(), 1, d});
  std::copy_n(whole.states.data(), first * d, states.data());
  std::copy(rest.states.data() + d, rest.states.data() + rest.states.size(), states.data() + first * d);
  return {std::move(states), rest.left_at};
}

}  // namespace

RolloutRequest rollout_request(const Experiment& experiment) {
  return {.from = experiment.from,
          .until = experiment.until,
          .integrator = experiment.integrator,
          .tolerance = experiment.tolerance,
          .time_step = experiment.time_step,
          .truth = experiment.truth};
}

SolverOptions solver_of(const RolloutRequest& request) {
  return {.name = request.integrator, .rtol = request.tolerance, .atol = request.tolerance, .step = request.time_step};
}

Rollout model_motion(LearnedModel& learned, const Task& task, const RolloutRequest& request) {
  check(request);
  if (request.add_energy) require_conserving(learned.info());
  const std::vector<double> start = learned.enter(start_of(task, request));
  std::vector<double> times = times_of(request);
  const Trajectories motion = motion_from(learned, start, times, request);
  xt::xtensor<double, 2> states = only_row(motion.states);
  std::optional<std::vector<double>> hamiltonian;
  if (learned.info().has_energy)
    hamiltonian = learned.hamiltonian(std::span<const double>(states.data(), states.size()));
  std::optional<xt::xtensor<double, 2>> latent;
  if (learned.has_frames()) latent = states;
  learned.read_out(std::span(states.data(), states.size()));
  Rollout rollout = rollout_of(task, std::move(times), states, motion.left_at);
  rollout.hamiltonian = std::move(hamiltonian);
  rollout.latent = std::move(latent);
  return rollout;
}

std::optional<Rollout> true_motion(const Task& task, const RolloutRequest& request) {
  check(request);
  // Exact, the truth is as near as the solver gets, whatever the request asks of the model's motion.
  const SolverOptions solver = request.truth == "exact" ? SolverOptions{} : solver_of(request);
  std::optional<Task::Truth> truth = task.truth(start_of(task, request), times_of(request), solver);
  if (!truth) return std::nullopt;
  return rollout_of(task, std::move(truth->times), only_row(truth->motion.states), truth->motion.left_at);
}

std::optional<double> energy_error(const Rollout& model, const Rollout& truth) {
  if (!model.energy || !truth.energy) return std::nullopt;
  if (model.left_at) return std::numeric_limits<double>::infinity();
  double sum = 0;
  std::size_t count = 0, after = 1;
  for (std::size_t i = 0; i < truth.times.size(); ++i) {
    const double time = truth.times[i];
    while (after + 1 < model.times.size() && model.times[after] < time) ++after;
    if (after >= model.times.size() || time < model.times[after - 1] || time > model.times[after]) continue;
    const double share = (time - model.times[after - 1]) / (model.times[after] - model.times[after - 1]);
    const double energy = (1 - share) * (*model.energy)[after - 1] + share * (*model.energy)[after];
    const double difference = energy - (*truth.energy)[i];
    sum += difference * difference;
    ++count;
  }
  if (count == 0) return std::nullopt;
  return sum / static_cast<double>(count);
}

}  // namespace hnn
