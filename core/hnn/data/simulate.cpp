#include "hnn/data/simulate.hpp"

#include <algorithm>
#include <cmath>
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <utility>
#include <vector>

#include "hnn/error.hpp"
#include "hnn/text/number_text.hpp"

namespace hnn {
namespace {

constexpr std::size_t kTrajectories = 10;  // of a part

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

std::unique_ptr<DataParts> simulated(const DataRequest& request, Random& random) {
  const Experiment& experiment = request.experiment;
  SimulationOptions options{.trajectories = static_cast<std::size_t>(experiment.trajectories),
                            .points = static_cast<std::size_t>(experiment.points),
                            .noise = experiment.noise,
                            .sampling = request.sampling};
  if (experiment.derivatives != exact_derivatives) options.derivatives = derivatives_named(experiment.derivatives);
  return simulate(*request.system, options, random);
}

Dataset room_for(const SimulationOptions& options, std::size_t dimension) {
  const std::size_t testing = test_count(options.trajectories, options.sampling.test_share);
  const std::size_t training = options.trajectories - testing;
  const auto room = [&](std::size_t trajectories, std::size_t first_id) {
    return samples_of(std::vector<std::size_t>(trajectories, options.points), dimension, first_id);
  };
  return {room(training, 0), room(testing, training), "simulated"};
}

class Simulation : public TrajectoryParts {
 public:
  Simulation(const System& system, const SimulationOptions& options, Random& random)
      : TrajectoryParts(room_for(options, system.dimension()), kTrajectories),
        system_(system),
        field_(field_of(system)),
        derivatives_(options.derivatives) {
    const double last = static_cast<double>(options.points - 1);
    for (std::size_t i = 0; i < options.points; ++i) {
      times_.push_back(options.sampling.duration * static_cast<double>(i) / last);
    }
    const std::size_t dimension = system.dimension();
    // What is random comes first, one trajectory after the other: the rest may be done in any order.
    for (Samples* samples : {&data().train, &data().test}) {
      const bool trains = samples == &data().train;
      for (std::size_t row = 0; row < samples->trajectories(); ++row) {
        const std::span start(&samples->start(row, 0), dimension);
        trains ? system.start_state(random, start) : system.test_start_state(random, start);
        const std::size_t first = samples->first[row];
        double* const noise = &samples->x(first, 0);
        for (std::size_t i = 0; i < times_.size() * dimension; ++i) noise[i] = options.noise * random.normal();
        std::copy(times_.begin(), times_.end(), samples->t.begin() + static_cast<std::ptrdiff_t>(first));
      }
    }
  }

 private:
  void make_missing(std::size_t part) override {
    const auto [samples, first, end] = place_of(part);
    for (std::size_t row = first; row < end; ++row) follow(samples, row);
  }

  // To the noise that stands in x its motion is added.
  void follow(Samples& samples, std::size_t row) const {
    const std::size_t dimension = system_.dimension();
    const std::span<const double> start(&samples.start(row, 0), dimension);
    const Trajectories motion = integrate(field_, start, 1, times_, {.rtol = 1e-10, .atol = 1e-10});
    for (std::size_t i = 0; i < times_.size(); ++i) {
      const std::size_t point = samples.first[row] + i;
      const std::span<const double> state(&motion.states(i, 0, 0), dimension);
      system_.time_derivative(state, std::span(&samples.dxdt(point, 0), dimension));
      for (std::size_t k = 0; k < dimension; ++k) samples.x(point, k) += state[k];
    }
  }

  struct Numbers {
    std::span<std::uint8_t> x, dxdt;
  };
  [[nodiscard]] Numbers numbers_of(std::size_t part) {
    const auto [samples, first, end] = place_of(part);
    const std::size_t point = samples.first[first];
    const std::size_t bytes = (samples.first[end] - point) * system_.dimension() * sizeof(double);
    const auto of = [bytes](double& number) { return std::span(reinterpret_cast<std::uint8_t*>(&number), bytes); };
    return {of(samples.x(point, 0)), of(samples.dxdt(point, 0))};
  }

  [[nodiscard]] std::vector<std::uint8_t> copied(std::size_t part) override {
    const auto [x, dxdt] = numbers_of(part);
    std::vector<std::uint8_t> bytes(x.begin(), x.end());
    bytes.insert(bytes.end(), dxdt.begin(), dxdt.end());
    return bytes;
  }

  [[nodiscard]] bool taken(std::size_t part, std::span<const std::uint8_t> bytes) override {
    const auto [x, dxdt] = numbers_of(part);
    if (bytes.size() != x.size() + dxdt.size()) return false;
    std::copy_n(bytes.begin(), x.size(), x.begin());
    std::copy_n(bytes.begin() + static_cast<std::ptrdiff_t>(x.size()), dxdt.size(), dxdt.begin());
    return true;
  }

  [[nodiscard]] Dataset put_together() override {
    if (derivatives_) {
      for (Samples* samples : {&data().train, &data().test}) *samples = differentiated(*samples, *derivatives_);
    }
    return std::move(data());
  }

  const System& system_;
  Field field_;
  std::vector<double> times_;
  std::optional<Derivatives> derivatives_;
};

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

std::unique_ptr<DataParts> simulate(const System& system, const SimulationOptions& options, Random& random) {
  require_valid(options);
  return std::make_unique<Simulation>(system, options, random);
}

SourceInfo simulation() {
  return {.id = "simulation", .title = "Simulated motions", .noisy = true, .simulated = true, .begin = simulated};
}

}  // namespace hnn
