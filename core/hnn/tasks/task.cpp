#include "hnn/tasks/task.hpp"

#include <algorithm>
#include <cmath>

#include "hnn/data/simulate.hpp"
#include "hnn/error.hpp"
#include "hnn/math/random_streams.hpp"

namespace hnn {
namespace {

std::unique_ptr<System> system_for(const TaskInfo& info, const Experiment& experiment) {
  return info.system != nullptr ? info.system(experiment) : nullptr;
}

Dataset data_for(const TaskInfo& info, const Experiment& experiment, const System* system, const File* file,
                 const OnProgress& on_progress) {
  const std::string task(info.id);
  if (file != nullptr && !info.takes_file()) {
    throw Error("The task " + task + " makes its own data and takes no file; leave the file out.");
  }
  if (file == nullptr && info.needs_file()) {
    throw Error("The task " + task +
                " needs a file with the data to learn from; give one, on the command line by --data.");
  }
  Random random(experiment.seed, data_stream);
  return info.source.make({.experiment = experiment,
                           .system = system,
                           .sampling = info.sampling,
                           .file = file,
                           .stand_in = info.stand_in,
                           .on_progress = on_progress},
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

std::vector<Quantity> coordinates_of_bodies(std::size_t bodies) {
  struct Axis {
    const char *name, *symbol, *unit;
  };
  std::vector<Quantity> coordinates;
  for (const auto& [name, symbol, unit] : {Axis{"position", "x", "m"}, Axis{"position", "y", "m"},
                                           Axis{"momentum", "px", "kg m/s"}, Axis{"momentum", "py", "kg m/s"}}) {
    for (std::size_t body = 1; body <= bodies; ++body) {
      coordinates.push_back({name, symbol + std::to_string(body), unit});
    }
  }
  return coordinates;
}

std::vector<std::string_view> TaskInfo::papers_models() const {
  std::vector<std::string_view> ids;
  for (const PaperFigure& figure : paper) {
    if (std::find(ids.begin(), ids.end(), figure.model) == ids.end()) ids.push_back(figure.model);
  }
  return ids;
}

Task::Task(const TaskInfo& info, const Experiment& experiment, const File* file, const OnProgress& on_progress)
    : info_(&info),
      system_(system_for(*info_, experiment)),
      data_(data_for(*info_, experiment, system_.get(), file, on_progress)) {
  if (!experiment.from.empty()) require_state(experiment.from);
}

void Task::require_state(std::span<const double> x) const {
  if (x.size() == dimension()) return;
  throw Error("The start state from has " + std::to_string(x.size()) + " numbers, but a state of " +
              std::string(info_->id) + " has " + std::to_string(dimension()) + ".");
}

const std::vector<Quantity>& Task::coordinates() const {
  return info_->coordinates.empty() ? data_.coordinates : info_->coordinates;
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
  if (!info_->has_law || system_->is_discrete()) return std::nullopt;
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
