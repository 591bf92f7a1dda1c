#include "hnn/data/simulate.hpp"

#include <algorithm>
#include <cmath>
#include <string>
#include <vector>

#include "hnn/error.hpp"
#include "hnn/text/number_text.hpp"

namespace hnn {
namespace {

constexpr std::size_t kBetweenTwoReports = 50;  // trajectories

void require_valid(const SimulationOptions& options) {
  if (options.trajectories < 2) {
    throw Error("A data set of " + std::to_string(options.trajectories) +
                " trajectories cannot be split; it needs at least 2, one to train and one to test.");
  }
  if (options.points < 2) {
    throw Error("A trajectory of " + std::to_string(options.points) + " points is too short; it needs at least 2.");
  }
  const double duration = options.sampling.duration;
  if (!(duration > 0.0 && std::isfinite(duration))) {
    throw Error("The duration " + number_text(duration) + " is not possible; it must be a positive number.");
  }
  if (!(options.noise >= 0.0 && std::isfinite(options.noise))) {
    throw Error("The noise " + number_text(options.noise) + " is not possible; it must be 0 or a positive number.");
  }
}

Dataset simulated(const DataRequest& request, Random& random) {
  const Experiment& experiment = request.experiment;
  return simulate(*request.system,
                  {.trajectories = static_cast<std::size_t>(experiment.trajectories),
                   .points = static_cast<std::size_t>(experiment.points),
                   .noise = experiment.noise,
                   .sampling = request.sampling},
                  random, request.on_progress);
}

}  // namespace

std::size_t test_count(std::size_t trajectories, double test_share) {
  constexpr double slack = 1e-9;  // so that a fifth of 15 is 3, whatever 0.2 is rounded to
  const double share = static_cast<double>(trajectories) * test_share;
  return std::max<std::size_t>(1, static_cast<std::size_t>(share + slack));
}

Field field_of(const System& system) {
  const std::size_t dimension = system.dimension(), n = dimension / 2;
  const auto each = [&system, dimension](std::span<const double> x, std::span<double> to, std::size_t first,
                                         std::size_t count) {
    std::vector<double> dxdt(dimension);
    for (std::size_t row = 0; row < x.size() / dimension; ++row) {
      system.time_derivative(x.subspan(row * dimension, dimension), dxdt);
      std::copy_n(dxdt.begin() + static_cast<std::ptrdiff_t>(first), count,
                  to.begin() + static_cast<std::ptrdiff_t>(row * count));
    }
  };
  Field field{.dimension = dimension,
              .whole =
                  [&system, dimension](std::span<const double> x, std::span<double> dxdt) {
                    for (std::size_t i = 0; i < x.size(); i += dimension) {
                      system.time_derivative(x.subspan(i, dimension), dxdt.subspan(i, dimension));
                    }
                  },
              .split = std::nullopt};
  if (system.is_separable()) {
    field.split = Split{.dqdt = [each, n](auto x, auto dqdt) { each(x, dqdt, 0, n); },
                        .dpdt = [each, n](auto x, auto dpdt) { each(x, dpdt, n, n); }};
  }
  return field;
}

Dataset simulate(const System& system, const SimulationOptions& options, Random& random,
                 const OnProgress& on_progress) {
  require_valid(options);
  const std::size_t dimension = system.dimension();
  const std::size_t testing = test_count(options.trajectories, options.sampling.test_share);
  const std::size_t training = options.trajectories - testing;
  std::vector<double> times(options.points);
  for (std::size_t i = 0; i < times.size(); ++i) {
    times[i] = options.sampling.duration * static_cast<double>(i) / static_cast<double>(times.size() - 1);
  }

  const auto room = [&](std::size_t trajectories, std::size_t first_id) {
    return samples_of(std::vector<std::size_t>(trajectories, times.size()), dimension, first_id);
  };
  Dataset data{room(training, 0), room(testing, training), "simulated"};
  const Field field = field_of(system);
  std::vector<double> state(dimension);
  std::vector<double> derivative(dimension);
  for (std::size_t trajectory = 0; trajectory < options.trajectories; ++trajectory) {
    if (on_progress && trajectory % kBetweenTwoReports == 0) {
      on_progress(static_cast<double>(trajectory) / static_cast<double>(options.trajectories));
    }
    Samples& part = trajectory < training ? data.train : data.test;
    const std::size_t row = trajectory < training ? trajectory : trajectory - training;
    system.start_state(random, state);
    for (std::size_t k = 0; k < dimension; ++k) part.start(row, k) = state[k];
    const Trajectories motion = integrate(field, state, 1, times, {.rtol = 1e-10, .atol = 1e-10});
    for (std::size_t i = 0; i < times.size(); ++i) {
      const std::size_t point = part.first[row] + i;
      for (std::size_t k = 0; k < dimension; ++k) state[k] = motion.states(i, 0, k);
      system.time_derivative(state, derivative);
      part.t[point] = times[i];
      for (std::size_t k = 0; k < dimension; ++k) {
        part.x(point, k) = state[k] + options.noise * random.normal();
        part.dxdt(point, k) = derivative[k];
      }
    }
  }
  return data;
}

SourceInfo simulation() {
  return {.id = "simulation", .title = "Simulated motions", .noisy = true, .simulated = true, .make = simulated};
}

}  // namespace hnn
