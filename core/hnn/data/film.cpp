#include "hnn/data/film.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <cstdint>
#include <string>

#include "hnn/data/frame.hpp"
#include "hnn/error.hpp"
#include "hnn/physics/pixel_pendulum.hpp"

namespace hnn {
namespace {

constexpr std::size_t kPixels = frame_side * frame_side;
constexpr std::size_t kDimension = 2;

Samples empty_film(std::size_t trajectories, std::size_t points) {
  Samples film;
  film.t = xt::xtensor<double, 2>::from_shape({trajectories, points});
  film.x = xt::xtensor<double, 3>::from_shape({trajectories, points, kDimension});
  film.dxdt = xt::xtensor<double, 3>::from_shape({trajectories, points, kDimension});
  film.start = xt::xtensor<double, 2>::from_shape({trajectories, kDimension});
  return film;
}

// One trajectory: the frames before its points, the one after the last of them, and one more.
void film_one(Samples& film, std::size_t trajectory, Random& random) {
  const std::size_t points = film.x.shape(1);
  std::array<double, kDimension> state{};
  PixelPendulum().start_state(random, state);
  for (std::size_t k = 0; k < kDimension; ++k) film.start(trajectory, k) = state[k];
  std::array<std::uint8_t, kPixels> picture{};
  for (std::size_t frame = 0; frame < points + 2; ++frame) {
    draw_pendulum(PixelPendulum::angle_before(state), frame_side, picture);
    film.frames.add(picture);
    for (std::size_t k = 0; k < kDimension; ++k) {
      if (frame < points) film.x(trajectory, frame, k) = state[k];
      if (frame > 0 && frame <= points)
        film.dxdt(trajectory, frame - 1, k) = state[k] - film.x(trajectory, frame - 1, k);
    }
    if (frame < points) film.t(trajectory, frame) = static_cast<double>(frame);
    PixelPendulum::step(state);
  }
}

}  // namespace

std::size_t observation_columns() { return 2 * kPixels; }

std::vector<float> observe(std::span<const double> x) {
  std::array<std::uint8_t, 2 * kPixels> frames{};
  draw_pendulum(PixelPendulum::angle_before(x), frame_side, std::span(frames).first(kPixels));
  draw_pendulum(PixelPendulum::angle_after(x), frame_side, std::span(frames).last(kPixels));
  std::vector<float> observation(frames.size());
  std::transform(frames.begin(), frames.end(), observation.begin(), grey);
  return observation;
}

Dataset film_pendulum(const FilmOptions& options, Random& random) {
  if (options.trajectories < 2 || options.points < 2) {
    throw Error("A film of " + std::to_string(options.trajectories) + " trajectories of " +
                std::to_string(options.points) + " points is too short; it needs at least 2 of each.");
  }
  const std::size_t testing = std::max<std::size_t>(1, options.trajectories / options.test_part);
  const std::size_t training = options.trajectories - testing;
  Dataset data{empty_film(training, options.points), empty_film(testing, options.points), "simulated"};
  for (std::size_t i = 0; i < training; ++i) film_one(data.train, i, random);
  for (std::size_t i = 0; i < testing; ++i) film_one(data.test, i, random);
  data.train.frames.close();
  data.test.frames.close();
  return data;
}

xt::xtensor<double, 3> pendulum_steps(std::span<const double> start, std::size_t rows, std::span<const double> times) {
  xt::xtensor<double, 3> states = xt::xtensor<double, 3>::from_shape({times.size(), rows, kDimension});
  for (std::size_t row = 0; row < rows; ++row) {
    std::array<double, kDimension> state{start[row * kDimension], start[row * kDimension + 1]};
    double frame = 0;
    for (std::size_t i = 0; i < times.size(); ++i) {
      for (; frame + 1 <= times[i]; ++frame) PixelPendulum::step(state);
      std::array<double, kDimension> between = state;
      PixelPendulum::step(between, times[i] - frame);
      std::copy(between.begin(), between.end(), &states(i, row, 0));
    }
  }
  return states;
}

}  // namespace hnn
