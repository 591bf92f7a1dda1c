#include "hnn/tasks/task.hpp"

#include <algorithm>
#include <array>
#include <cmath>

#include "hnn/data/derivatives.hpp"
#include "hnn/data/simulate.hpp"
#include "hnn/error.hpp"
#include "hnn/math/random_streams.hpp"

namespace hnn {
namespace {

std::unique_ptr<System> system_for(const TaskInfo& info, const Experiment& experiment) {
  return info.system != nullptr ? info.system(experiment) : nullptr;
}

std::unique_ptr<DataParts> data_for(const TaskInfo& info, const Experiment& experiment, const System* system,
                                    const File* file) {
  const std::string task(info.id);
  if (file != nullptr && !info.takes_file()) {
    throw Error("The task " + task + " makes its own data and takes no file; leave the file out.");
  }
  if (file == nullptr && info.needs_file()) {
    throw Error("The task " + task +
                " needs a file with the data to learn from; give one, on the command line by --data.");
  }
  Random random(experiment.seed, data_stream);
  return info.source.begin({.experiment = experiment,
                            .system = system,
                            .sampling = {.duration = experiment.duration, .test_share = info.test_share},
                            .file = file,
                            .stand_in = info.stand_in},
                           random);
}

std::vector<double> equally_spaced(double until, std::size_t points) {
  std::vector<double> times(points);
  for (std::size_t i = 0; i < times.size(); ++i) {
    times[i] = until * static_cast<double>(i) / static_cast<double>(times.size() - 1);
  }
  return times;
}

}  // namespace

autodiff::Value velocity_is_momentum(const Experiment&, autodiff::Value x) { return momenta(x); }

void by_gauss_newton(Experiment& defaults, int steps, int batch) {
  defaults.optimizer = "gauss-newton";
  defaults.schedule = "one-cycle";
  defaults.steps = steps;
  defaults.batch = batch;
}

void by_one_cycle(Experiment& defaults, int steps) {
  defaults.schedule = "one-cycle";
  defaults.beta2 = 0.95;
  defaults.steps = steps;
}

std::vector<Quantity> numbered_coordinates(std::size_t freedom) {
  std::vector<Quantity> coordinates;
  for (const auto& [name, letter] : {std::pair{"position", "q"}, std::pair{"momentum", "p"}}) {
    for (std::size_t k = 1; k <= freedom; ++k)
      coordinates.push_back({name, freedom == 1 ? letter : letter + std::to_string(k), ""});
  }
  return coordinates;
}

std::vector<QuantityInfo> coordinates_of_bodies(std::size_t bodies) {
  static constexpr std::array<std::array<std::string_view, 3>, 4> symbols{
      {{"x1", "x2", "x3"}, {"y1", "y2", "y3"}, {"px1", "px2", "px3"}, {"py1", "py2", "py3"}}};
  std::vector<QuantityInfo> coordinates;
  for (std::size_t axis = 0; axis < symbols.size(); ++axis) {
    const bool is_place = axis < 2;
    for (std::size_t body = 0; body < bodies; ++body) {
      coordinates.push_back({is_place ? "position" : "momentum", symbols[axis][body], is_place ? "m" : "kg m/s"});
    }
  }
  return coordinates;
}

std::vector<Quantity> TaskInfo::coordinates_in(const Experiment& experiment) const {
  if (coordinates_of != nullptr) return coordinates_of(experiment);
  std::vector<Quantity> own;
  for (const QuantityInfo& coordinate : coordinates) own.push_back(coordinate.quantity());
  return own;
}

std::vector<std::string_view> TaskInfo::papers_models() const {
  std::vector<std::string_view> ids;
  for (const PaperFigure& figure : paper) {
    if (std::find(ids.begin(), ids.end(), figure.model) == ids.end()) ids.push_back(figure.model);
  }
  return ids;
}

TaskMaking::TaskMaking(const TaskInfo& row, const Experiment& e, const File* file)
    : info(&row), experiment(e), system(system_for(row, e)), data(data_for(row, e, system.get(), file)) {}

Task::Task(TaskMaking&& making, const OnProgress& on_progress, Team* team)
    : info_(making.info),
      learns_exact_(making.experiment.loss == "derivative" && making.experiment.derivatives == exact_derivatives),
      system_(std::move(making.system)),
      invariants_(info_->invariants != nullptr ? info_->invariants(making.experiment) : std::vector<Invariant>{}),
      data_(making.data->finish(on_progress, team)) {
  std::vector<Quantity> own = info_->coordinates_in(making.experiment);
  if (!own.empty()) data_.coordinates = std::move(own);
  if (!making.experiment.from.empty()) require_state(making.experiment.from);
}

void Task::require_state(std::span<const double> x) const {
  if (x.size() == dimension()) return;
  throw Error("The start state from has " + std::to_string(x.size()) + " numbers, but a state of " +
              std::string(info_->id) + " has " + std::to_string(dimension()) + ".");
}

std::vector<double> Task::first_test_start() const {
  const auto first = data_.test.start.begin();
  return {first, first + static_cast<std::ptrdiff_t>(dimension())};
}

Trajectories Task::follow(std::span<const double> start, std::size_t rows, std::span<const double> times,
                          const SolverOptions& solver) const {
  if (!system_->is_discrete()) return integrate(field_of(*system_), start, rows, times, solver);
  const std::size_t d = dimension();
  Trajectories motion{xt::xtensor<double, 3>::from_shape({times.size(), rows, d}), std::nullopt};
  for (std::size_t row = 0; row < rows; ++row) {
    std::vector<double> state(start.begin() + static_cast<std::ptrdiff_t>(row * d),
                              start.begin() + static_cast<std::ptrdiff_t>((row + 1) * d));
    double done = 0;
    for (std::size_t i = 0; i < times.size(); ++i) {
      for (; done + 1 <= times[i]; ++done) system_->step(state, 1);
      std::vector<double> between = state;
      system_->step(between, times[i] - done);
      std::copy(between.begin(), between.end(), &motion.states(i, row, 0));
    }
  }
  return motion;
}

std::optional<Field> Task::field() const {
  if (!info_->has_law || system_->is_discrete()) return std::nullopt;
  return field_of(*system_);
}

std::optional<Task::Truth> Task::truth(std::span<const double> start, std::span<const double> times,
                                       const SolverOptions& solver) const {
  if (info_->has_law) return Truth{{times.begin(), times.end()}, follow(start, 1, times, solver)};
  const std::vector<double> recorded = first_test_start();
  if (!std::equal(start.begin(), start.end(), recorded.begin(), recorded.end())) return std::nullopt;
  const Samples& test = data_.test;
  const std::size_t points = test.first[1];
  Truth truth{{test.t.begin(), test.t.begin() + static_cast<std::ptrdiff_t>(points)},
              {xt::xtensor<double, 3>::from_shape({points, 1, dimension()}), std::nullopt}};
  for (double& time : truth.times) time -= test.t.front();
  std::copy_n(test.x.data(), points * dimension(), truth.motion.states.data());
  return truth;
}

TrueMotions Task::metric_motions() const {
  if (!info_->has_law) {
    Truth recorded = *truth(first_test_start(), {}, {});
    return {first_test_start(), std::move(recorded.times), std::move(recorded.motion.states)};
  }
  const std::size_t rows = std::min(info_->metric_starts, data_.test.trajectories());
  const auto first = data_.test.start.begin();
  TrueMotions motions{{first, first + static_cast<std::ptrdiff_t>(rows * dimension())},
                      equally_spaced(info_->metric_duration, info_->metric_times),
                      {}};
  motions.states = follow(motions.start, rows, motions.times, {}).states;
  return motions;
}

std::optional<double> Task::noise_floor() const {
  if (!info_->has_law || system_->is_discrete() || !learns_exact_) return std::nullopt;
  const Samples& samples = data_.train;
  const std::size_t d = dimension();
  std::vector<double> truth(d);
  double sum = 0;
  for (std::size_t i = 0; i < samples.x.size(); i += d) {
    system_->time_derivative(std::span(samples.x.data() + i, d), truth);
    for (std::size_t k = 0; k < d; ++k) {
      const double error = truth[k] - samples.dxdt.data()[i + k];
      sum += error * error;
    }
  }
  return sum / static_cast<double>(samples.x.size());
}

std::function<autodiff::Value(autodiff::Value)> velocity_of(const TaskInfo& task, const Experiment& experiment) {
  if (task.velocity == nullptr) return {};
  return [velocity = task.velocity, experiment](autodiff::Value x) { return velocity(experiment, x); };
}

}  // namespace hnn
