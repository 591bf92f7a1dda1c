#include "hnn/training/motion.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <functional>
#include <limits>
#include <utility>

#include "hnn/error.hpp"
#include "hnn/integrate/fixed_steps.hpp"
#include "hnn/integrate/solvers.hpp"
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
  for (const EnergyPush& push : request.pushes) {
    if (!(push.at >= 0 && push.at <= request.until)) {
      throw Error("The time " + number_text(push.at) +
                  " at which to add energy is not in the rollout; it has to be from 0 to " +
                  number_text(request.until) + ".");
    }
    if (!std::isfinite(push.amount)) {
      throw Error("The amount of energy to add is not a finite number; give what the learned H is to rise by.");
    }
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

RolloutSpread spread_of(LearnedModel& learned, const Task& task, const Rollout& motion, std::span<const double> start,
                        const SolverOptions& solver) {
  const auto all = static_cast<double>(learned.members());
  RolloutSpread spread{.states = xt::zeros_like(motion.states), .energy = std::nullopt, .hamiltonian = std::nullopt};
  if (motion.hamiltonian) {
    const std::vector<float> states(motion.states.begin(), motion.states.end());
    const std::vector<float> of_members = learned.hamiltonian_spread(states);
    spread.hamiltonian.emplace(of_members.begin(), of_members.end());
  }
  if (motion.energy) spread.energy.emplace(motion.times.size());
  for (std::size_t member = 0; member < learned.members(); ++member) {
    const Trajectories own = integrate(learned.field_of_member(member), start, 1, motion.times, solver);
    for (std::size_t i = 0; i < motion.times.size(); ++i) {
      const std::span<const double> state(&own.states(i, 0, 0), learned.dimension());
      for (std::size_t k = 0; k < state.size(); ++k) {
        const double off = state[k] - motion.states(i, k);
        spread.states(i, k) += off * off / all;
      }
      if (!spread.energy) continue;
      const double off = task.energy(state) - (*motion.energy)[i];
      (*spread.energy)[i] += off * off / all;
    }
  }
  for (double& value : spread.states) value = std::sqrt(value);
  if (spread.energy) {
    for (double& value : *spread.energy) value = std::sqrt(value);
  }
  return spread;
}

void require_conserving(const ModelInfo& model, const TaskInfo& task) {
  if (task.is_driven()) {
    throw Error("No energy can be added to a motion of the task " + std::string(task.id) +
                ", whose H depends on the time.");
  }
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

/// The motion from a state over times, the state's own first, which may run backwards.
using Follow = std::function<Trajectories(std::span<const double> x, std::span<const double> times)>;
/// The state after H has risen by so much.
using Push = std::function<std::vector<double>(std::span<const double> x, double amount)>;

/// Follows from `x` to each of the stops and on from there. An output at the time of a push is after it, and on the way
/// back, where it is taken back, before that.
Trajectories followed(const Follow& follow, std::span<const double> start, std::span<const double> times,
                      std::span<const EnergyPush> stops, const Push& push) {
  if (stops.empty()) return follow(start, times);
  const bool back = times.back() < times.front();
  const std::size_t d = start.size();
  std::vector<double> x(start.begin(), start.end());
  Trajectories whole{xt::xtensor<double, 3>::from_shape({times.size(), 1, d}), std::nullopt};
  double now = times.front();
  std::size_t done = 0;
  for (std::size_t i = 0; i <= stops.size(); ++i) {
    const bool last = i == stops.size();
    std::vector<double> piece{now};
    while (done + piece.size() <= times.size()) {
      const double time = times[done + piece.size() - 1];
      if (!last && (back ? time < stops[i].at : time >= stops[i].at)) break;
      piece.push_back(time);
    }
    const std::size_t outputs = piece.size() - 1;
    if (!last) piece.push_back(stops[i].at);
    const Trajectories motion = follow(x, piece);
    std::copy_n(motion.states.data() + d, outputs * d, whole.states.data() + done * d);
    done += outputs;
    const double* const reached = motion.states.data() + (piece.size() - 1) * d;
    x.assign(reached, reached + d);
    if (motion.left_at) {
      for (; done < times.size(); ++done) std::copy(x.begin(), x.end(), whole.states.data() + done * d);
      whole.left_at = motion.left_at;
      return whole;
    }
    if (last) break;
    now = stops[i].at;
    if (stops[i].amount != 0) x = push(x, stops[i].amount);
  }
  return whole;
}

/// Where the way back stops: at each push, to take it back, and where the last step before that time began.
std::vector<EnergyPush> stops_back(const RolloutRequest& request, const SolverOptions& solver,
                                   std::span<const double> times) {
  std::vector<EnergyPush> stops;
  double end = times.back();
  const auto stop_in_last_step = [&](double begin) {
    if (solver_named(solver.name).adaptive) return;
    const double turn = begin_of_last_step(begin, end, solver.step);
    if (turn > begin) stops.push_back({.amount = 0, .at = turn});
  };
  for (auto push = request.pushes.rbegin(); push != request.pushes.rend(); ++push) {
    stop_in_last_step(push->at);
    stops.push_back({.amount = -push->amount, .at = push->at});
    end = push->at;
  }
  stop_in_last_step(times.front());
  return stops;
}

/// The way back from the end of a motion, its first row at the motion's first time.
Trajectories way_back(const Follow& follow, const Trajectories& motion, const RolloutRequest& request,
                      const SolverOptions& solver, std::span<const double> times, const Push& push) {
  const std::size_t d = motion.states.shape(2);
  const std::vector<double> reversed(times.rbegin(), times.rend());
  const std::span<const double> end(&motion.states(times.size() - 1, 0, 0), d);
  Trajectories back = followed(follow, end, reversed, stops_back(request, solver, times), push);
  for (std::size_t i = 0; i < times.size() / 2; ++i) {
    std::swap_ranges(&back.states(i, 0, 0), &back.states(i, 0, 0) + d, &back.states(times.size() - 1 - i, 0, 0));
  }
  return back;
}

/// `states`: of the motion, in the same coordinates
WayBack landed(const Trajectories& back, const xt::xtensor<double, 2>& states) {
  WayBack result{.states = only_row(back.states), .left_at = back.left_at};
  double square = 0;
  for (std::size_t i = 0; i < states.shape(1); ++i) {
    const double off = result.states(0, i) - states(0, i);
    square += off * off;
  }
  result.landing = std::sqrt(square);
  return result;
}

bool goes_back(const RolloutRequest& request, const Trajectories& motion) {
  return request.direction == "there-and-back" && !motion.left_at;
}

}  // namespace

RolloutRequest rollout_request(const Experiment& experiment, const ModelInfo& model) {
  return {.from = experiment.from,
          .until = experiment.until,
          .integrator = experiment.integrator,
          .tolerance = experiment.tolerance,
          .time_step = experiment.time_step,
          .truth = experiment.truth,
          .pushes = model.conserves ? experiment.pushes : std::vector<EnergyPush>{},
          .direction = experiment.direction};
}

SolverOptions solver_of(const RolloutRequest& request) {
  return {.name = request.integrator, .rtol = request.tolerance, .atol = request.tolerance, .step = request.time_step};
}

Rollout model_motion(LearnedModel& learned, const Task& task, const RolloutRequest& request) {
  check(request);
  if (!request.pushes.empty()) require_conserving(learned.info(), task.info());
  const std::vector<double> start = learned.enter(start_of(task, request));
  std::vector<double> times = times_of(request);
  const SolverOptions solver = solver_of(request);
  const Follow follow = [&](std::span<const double> x, std::span<const double> at) {
    return integrate(learned.field(), x, 1, at, solver);
  };
  const Push push = [&](std::span<const double> x, double amount) { return pushed(learned, x, amount); };
  const Trajectories motion = followed(follow, start, times, request.pushes, push);
  std::optional<Trajectories> back;
  if (goes_back(request, motion)) {
    back = way_back(follow, motion, request, solver, times, push);
    learned.read_out(std::span(back->states.data(), back->states.size()));
  }
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
  if (learned.members() > 0 && request.pushes.empty()) {
    rollout.spread = spread_of(learned, task, rollout, start, solver);
  }
  if (back) rollout.back = landed(*back, rollout.states);
  return rollout;
}

std::optional<Rollout> true_motion(const Task& task, const RolloutRequest& request) {
  check(request);
  // Exact, the truth is as near as the solver gets, whatever the request asks of the model's motion.
  const SolverOptions solver = request.truth == "exact" ? SolverOptions{} : solver_of(request);
  std::optional<Task::Truth> truth = task.truth(start_of(task, request), times_of(request), solver);
  if (!truth) return std::nullopt;
  Rollout rollout = rollout_of(task, truth->times, only_row(truth->motion.states), truth->motion.left_at);
  // A recording has no way back, nor a law in steps of its own.
  if (!task.info().has_law || task.info().has_frames() || !goes_back(request, truth->motion)) return rollout;
  const Follow follow = [&](std::span<const double> x, std::span<const double> at) {
    return task.truth(x, at, solver)->motion;
  };
  RolloutRequest undisturbed = request;
  undisturbed.pushes.clear();
  rollout.back = landed(way_back(follow, truth->motion, undisturbed, solver, truth->times, {}), rollout.states);
  return rollout;
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
