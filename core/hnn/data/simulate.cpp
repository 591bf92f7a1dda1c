#include "hnn/data/simulate.hpp"

#include <algorithm>
#include <cmath>
#include <string>
#include <vector>

#include "hnn/error.hpp"

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
  if (!(options.duration > 0.0 && std::isfinite(options.duration))) {
    throw Error("The duration " + std::to_string(options.duration) + " is not possible; it must be a positive number.");
  }
  if (!(options.noise >= 0.0 && std::isfinite(options.noise))) {
    throw Error("The noise " + std::to_string(options.noise) + " is not possible; it must be 0 or a positive number.");
  }
}

Samples empty_samples(std::size_t trajectories, std::size_t points, std::size_t dimension) {
  Samples samples;
  samples.t = xt::xtensor<double, 2>::from_shape({trajectories, points});
  samples.x = xt::xtensor<double, 3>::from_shape({trajectories, points, dimension});
  samples.dxdt = xt::xtensor<double, 3>::from_shape({trajectories, points, dimension});
  samples.start = xt::xtensor<double, 2>::from_shape({trajectories, dimension});
  return samples;
}

}  // namespace

VectorField vector_field_of(const System& system) {
  return [&system, dimension = system.dimension()](std::span<const double> x, std::span<double> dxdt) {
    for (std::size_t i = 0; i < x.size(); i += dimension) {
      system.time_derivative(x.subspan(i, dimension), dxdt.subspan(i, dimension));
    }
  };
}

Dataset simulate(const System& system, const SimulationOptions& options, Random& random,
                 const OnProgress& on_progress) {
  require_valid(options);
  const std::size_t dimension = system.dimension();
  const std::size_t testing = std::max<std::size_t>(1, options.trajectories / options.test_part);
  const std::size_t training = options.trajectories - testing;
  std::vector<double> times(options.points);
  for (std::size_t i = 0; i < times.size(); ++i) {
    times[i] = options.duration * static_cast<double>(i) / static_cast<double>(times.size() - 1);
  }

  Dataset data{empty_samples(training, times.size(), dimension), empty_samples(testing, times.size(), dimension),
               "simulated"};
  const Field field = field_of(vector_field_of(system), dimension);
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
    const Trajectories motion = integrate(field, state, 1, times, {.name = "dopri5", .rtol = 1e-10, .atol = 1e-10});
    for (std::size_t i = 0; i < times.size(); ++i) {
      for (std::size_t k = 0; k < dimension; ++k) state[k] = motion.states(i, 0, k);
      system.time_derivative(state, derivative);
      part.t(row, i) = times[i];
      for (std::size_t k = 0; k < dimension; ++k) {
        part.x(row, i, k) = state[k] + options.noise * random.normal();
        part.dxdt(row, i, k) = derivative[k];
      }
    }
  }
  return data;
}

}  // namespace hnn
