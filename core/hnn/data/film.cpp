#include "hnn/data/film.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <cstdint>
#include <string>
#include <utility>
#include <vector>

#include "hnn/data/frame.hpp"
#include "hnn/data/simulate.hpp"
#include "hnn/error.hpp"
#include "hnn/physics/pixel_pendulum.hpp"

namespace hnn {
namespace {

constexpr std::size_t kPixels = frame_side * frame_side;
constexpr std::size_t kDimension = 2;
constexpr std::size_t kFilms = 2;  // of a part

// The states at a trajectory's points, from its start state on.
void follow(Samples& film, std::size_t trajectory) {
  const PixelPendulum pendulum;
  std::array<double, kDimension> state{};
  for (std::size_t k = 0; k < kDimension; ++k) state[k] = film.start(trajectory, k);
  const std::size_t first = film.first[trajectory];
  for (std::size_t point = first; point < film.first[trajectory + 1]; ++point) {
    film.t[point] = static_cast<double>(point - first);
    for (std::size_t k = 0; k < kDimension; ++k) film.x(point, k) = state[k];
    pendulum.step(state, 1);
    for (std::size_t k = 0; k < kDimension; ++k) film.dxdt(point, k) = state[k] - film.x(point, k);
  }
}

// The frames before its points, the one after the last of them, and one more.
void draw(const Samples& film, std::size_t trajectory, Frames& frames) {
  const PixelPendulum pendulum;
  std::array<double, kDimension> state{};
  for (std::size_t k = 0; k < kDimension; ++k) state[k] = film.start(trajectory, k);
  std::array<std::uint8_t, kPixels> picture{};
  const std::size_t points = film.first[trajectory + 1] - film.first[trajectory];
  for (std::size_t frame = 0; frame < points + 2; ++frame) {
    draw_pendulum(PixelPendulum::angle_before(state), frame_side, picture);
    frames.add(picture);
    pendulum.step(state, 1);
  }
}

class Film : public TrajectoryParts {
 public:
  Film(Dataset room, Random& random) : TrajectoryParts(std::move(room), kFilms), reels_(count()) {
    for (Samples* film : {&data().train, &data().test}) {
      for (std::size_t i = 0; i < film->trajectories(); ++i) {
        PixelPendulum().start_state(random, std::span(&film->start(i, 0), kDimension));
        follow(*film, i);
      }
    }
  }

 private:
  void make_missing(std::size_t part) override {
    const auto [film, first, end] = place_of(part);
    for (std::size_t i = first; i < end; ++i) draw(film, i, reels_[part]);
  }

  [[nodiscard]] std::vector<std::uint8_t> copied(std::size_t part) override {
    const std::span<const std::uint8_t> bytes = reels_[part].bytes();
    return {bytes.begin(), bytes.end()};
  }

  [[nodiscard]] bool taken(std::size_t part, std::span<const std::uint8_t> bytes) override {
    const auto [film, first, end] = place_of(part);
    Frames reel;
    if (!reel.add_bytes(bytes) || reel.size() != film.first[end] - film.first[first] + 2 * (end - first)) return false;
    reels_[part] = std::move(reel);
    return true;
  }

  [[nodiscard]] Dataset put_together() override {
    for (std::size_t part = 0; part < count(); ++part) {
      place_of(part).samples.frames.add(std::exchange(reels_[part], {}));
    }
    for (Samples* film : {&data().train, &data().test}) film->frames.close();
    return std::move(data());
  }

  std::vector<Frames> reels_;
};

void see(std::span<const double> x, std::span<float> seen) {
  std::array<std::uint8_t, 2 * kPixels> frames{};
  draw_pendulum(PixelPendulum::angle_before(x), frame_side, std::span(frames).first(kPixels));
  draw_pendulum(PixelPendulum::angle_after(x), frame_side, std::span(frames).last(kPixels));
  std::transform(frames.begin(), frames.end(), seen.begin(), grey);
}

std::unique_ptr<DataParts> filmed(const DataRequest& request, Random& random) {
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

std::unique_ptr<DataParts> film_pendulum(const FilmOptions& options, Random& random) {
  if (options.trajectories < 2 || options.points < 2) {
    throw Error("A film of " + std::to_string(options.trajectories) + " trajectories of " +
                std::to_string(options.points) + " points is too short; it needs at least 2 of each.");
  }
  const std::size_t testing = test_count(options.trajectories, options.test_share);
  const std::size_t training = options.trajectories - testing;
  const auto room = [&](std::size_t trajectories, std::size_t first_id) {
    return samples_of(std::vector<std::size_t>(trajectories, options.points), kDimension, first_id);
  };
  return std::make_unique<Film>(Dataset{room(training, 0), room(testing, training), "simulated"}, random);
}

SourceInfo film() {
  return {.id = "film",
          .title = "Filmed motions",
          .simulated = true,
          .observation_columns = 2 * kPixels,
          .frame = frame_geometry(),
          .begin = filmed,
          .observe = see};
}

}  // namespace hnn
