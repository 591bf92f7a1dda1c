#include "hnn/data/film.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <cstdint>
#include <string>

#include "hnn/data/frame.hpp"
#include "hnn/data/simulate.hpp"
#include "hnn/error.hpp"
#include "hnn/physics/pixel_pendulum.hpp"

namespace hnn {
namespace {

constexpr std::size_t kPixels = frame_side * frame_side;
constexpr std::size_t kDimension = 2;

// One trajectory: the frames before its points, the one after the last of them, and one more.
void film_one(Samples& film, std::size_t trajectory, Random& random) {
  const std::size_t first = film.first[trajectory], points = film.first[trajectory + 1] - first;
  const PixelPendulum pendulum;
  std::array<double, kDimension> state{};
  pendulum.start_state(random, state);
  for (std::size_t k = 0; k < kDimension; ++k) film.start(trajectory, k) = state[k];
  std::array<std::uint8_t, kPixels> picture{};
  for (std::size_t frame = 0; frame < points + 2; ++frame) {
    draw_pendulum(PixelPendulum::angle_before(state), frame_side, picture);
    film.frames.add(picture);
    const std::size_t point = first + frame;
    for (std::size_t k = 0; k < kDimension; ++k) {
      if (frame < points) film.x(point, k) = state[k];
      if (frame > 0 && frame <= points) film.dxdt(point - 1, k) = state[k] - film.x(point - 1, k);
    }
    if (frame < points) film.t[point] = static_cast<double>(frame);
    pendulum.step(state, 1);
  }
}

void see(std::span<const double> x, std::span<float> seen) {
  std::array<std::uint8_t, 2 * kPixels> frames{};
  draw_pendulum(PixelPendulum::angle_before(x), frame_side, std::span(frames).first(kPixels));
  draw_pendulum(PixelPendulum::angle_after(x), frame_side, std::span(frames).last(kPixels));
  std::transform(frames.begin(), frames.end(), seen.begin(), grey);
}

Dataset filmed(const DataRequest& request, Random& random) {
  return film_pendulum({.trajectories = static_cast<std::size_t>(request.experiment.trajectories),
                        .test_share = request.sampling.test_share,
                        .points = static_cast<std::size_t>(request.experiment.points)},
                       random);
}

}  // namespace

std::vector<float> observe(std::span<const double> x) {
  std::vector<float> seen(2 * kPixels);
  see(x, seen);
  return seen;
}

Dataset film_pendulum(const FilmOptions& options, Random& random) {
  if (options.trajectories < 2 || options.points < 2) {
    throw Error("A film of " + std::to_string(options.trajectories) + " trajectories of " +
                std::to_string(options.points) + " points is too short; it needs at least 2 of each.");
  }
  const std::size_t testing = test_count(options.trajectories, options.test_share);
  const std::size_t training = options.trajectories - testing;
  const auto room = [&](std::size_t trajectories, std::size_t first_id) {
    return samples_of(std::vector<std::size_t>(trajectories, options.points), kDimension, first_id);
  };
  Dataset data{room(training, 0), room(testing, training), "simulated"};
  for (std::size_t i = 0; i < training; ++i) film_one(data.train, i, random);
  for (std::size_t i = 0; i < testing; ++i) film_one(data.test, i, random);
  data.train.frames.close();
  data.test.frames.close();
  return data;
}

SourceInfo film() {
  return {.id = "film",
          .title = "Filmed motions",
          .simulated = true,
          .observation_columns = 2 * kPixels,
          .frame = frame_geometry(),
          .make = filmed,
          .observe = see};
}

}  // namespace hnn
