#include "hnn/data/derivatives.hpp"

#include <algorithm>
#include <array>
#include <cstddef>
#include <memory>
#include <string>
#include <utility>
#include <vector>

#include "hnn/data/simulate.hpp"
#include "hnn/error.hpp"
#include "hnn/text/suggestion.hpp"

namespace hnn {
namespace {

constexpr double kTestShare = 0.2;

// States at some times, of which the rows from `first` to before `end` have a derivative.
struct Motion {
  std::string id;
  std::vector<double> t;
  std::vector<double> x;  // [row, coordinate]
  std::size_t dimension = 0;
};

struct Range {
  std::size_t first = 0, end = 0;

  [[nodiscard]] std::size_t size() const { return end - first; }
};

Range inner_rows(std::size_t rows, Derivatives derivatives) {
  return {derivatives == Derivatives::forward ? std::size_t{0} : std::size_t{1}, rows - 1};
}

double derivative_at(const Motion& motion, std::size_t i, std::size_t k, Derivatives derivatives) {
  const auto slope = [&](std::size_t row) {
    const double change = motion.x[(row + 1) * motion.dimension + k] - motion.x[row * motion.dimension + k];
    return change / (motion.t[row + 1] - motion.t[row]);
  };
  if (derivatives == Derivatives::forward) return slope(i);
  const double before = motion.t[i] - motion.t[i - 1];
  const double after = motion.t[i + 1] - motion.t[i];
  return (after * slope(i - 1) + before * slope(i)) / (before + after);
}

// q and p of a trajectory; p, where it isn't recorded, is the derivative of q, at the rows that have one.
Motion motion_of(const RecordedTrajectory& trajectory, std::size_t n, bool has_momenta, Derivatives derivatives) {
  const std::size_t rows = trajectory.t.size();
  const Motion positions{trajectory.id, trajectory.t, trajectory.q, n};
  const Range kept = has_momenta ? Range{0, rows} : inner_rows(rows, derivatives);
  Motion motion{trajectory.id, {}, {}, 2 * n};
  for (std::size_t i = kept.first; i < kept.end; ++i) {
    motion.t.push_back(trajectory.t[i]);
    for (std::size_t k = 0; k < n; ++k) motion.x.push_back(trajectory.q[i * n + k]);
    for (std::size_t k = 0; k < n; ++k) {
      motion.x.push_back(has_momenta ? trajectory.p[i * n + k] : derivative_at(positions, i, k, derivatives));
    }
  }
  return motion;
}

// The rows of each motion that stand in the samples.
Samples samples_from(std::span<const Motion> motions, std::span<const Range> ranges, Derivatives derivatives) {
  std::vector<std::size_t> points;
  for (const Range& range : ranges) points.push_back(range.size());
  Samples samples = samples_of(points, motions.front().dimension);
  std::size_t point = 0;
  for (std::size_t i = 0; i < motions.size(); ++i) {
    const Motion& motion = motions[i];
    samples.ids[i] = motion.id;
    for (std::size_t k = 0; k < motion.dimension; ++k) {
      samples.start(i, k) = motion.x[ranges[i].first * motion.dimension + k];
    }
    for (std::size_t row = ranges[i].first; row < ranges[i].end; ++row, ++point) {
      samples.t[point] = motion.t[row];
      for (std::size_t k = 0; k < motion.dimension; ++k) {
        samples.x(point, k) = motion.x[row * motion.dimension + k];
        samples.dxdt(point, k) = derivative_at(motion, row, k, derivatives);
      }
    }
  }
  return samples;
}

// Of a state: the file's columns, and what p is called where it is the derivative of q.
std::vector<Quantity> coordinates_of(const Recording& recording) {
  const std::size_t n = recording.degrees_of_freedom;
  std::vector<Quantity> coordinates;
  for (std::size_t k = 0; k < recording.columns.size(); ++k) {
    const std::string number = n == 1 ? "" : std::to_string(k % n + 1);
    coordinates.push_back({recording.columns[k].name, (k < n ? "q" : "p") + number, recording.columns[k].unit});
  }
  for (std::size_t k = coordinates.size(); k < 2 * n && k >= n; ++k) {
    const Quantity& position = coordinates[k - n];
    const std::string unit = position.unit.empty() ? "" : position.unit + "/s";
    coordinates.push_back({"change of " + position.name, "p" + position.symbol.substr(1), unit});
  }
  return coordinates;
}

std::unique_ptr<DataParts> begin(const DataRequest& request, Random& random) {
  const Derivatives derivatives = derivatives_named(request.experiment.derivatives);
  if (request.file == nullptr) return whole(dataset_of(request.stand_in(random), derivatives));
  const Recording recording = read_recording(request.file->bytes, request.experiment.columns);
  // What is known of the system tells how many coordinates its states have, and how many motions stand for it.
  if (request.system != nullptr) {
    const std::size_t n = request.system->dimension() / 2;
    if (recording.degrees_of_freedom != n || !recording.has_momenta || recording.trajectories.size() != 1) {
      throw Error("The recording has " + std::to_string(recording.trajectories.size()) + " trajectories of " +
                  std::to_string(recording.degrees_of_freedom) + " positions " +
                  (recording.has_momenta ? "with" : "without") + " their momenta, but the task " +
                  request.experiment.task + " needs one trajectory with t, q and p.");
    }
  }
  return whole(dataset_of(recording, derivatives));
}

}  // namespace

Derivatives derivatives_named(std::string_view name) {
  struct Named {
    std::string_view name;
    Derivatives derivatives;
  };
  constexpr std::array<Named, 2> all{{{"forward", Derivatives::forward}, {"central", Derivatives::central}}};
  std::vector<std::string_view> names;
  for (const Named& candidate : all) {
    if (candidate.name == name) return candidate.derivatives;
    names.push_back(candidate.name);
  }
  throw Error("There are no derivatives " + in_quotes(name) + one_of(name, names));
}

Dataset dataset_of(const Recording& recording, Derivatives derivatives) {
  require_rows(recording);
  std::vector<Motion> motions;
  motions.reserve(recording.trajectories.size());
  for (const RecordedTrajectory& trajectory : recording.trajectories) {
    motions.push_back(motion_of(trajectory, recording.degrees_of_freedom, recording.has_momenta, derivatives));
  }
  Dataset data{.train = {}, .test = {}, .source = recording.source, .coordinates = coordinates_of(recording)};
  if (motions.size() == 1) {
    // Both estimators split at the same row, so their test parts start from the same state.
    const std::size_t rows = motions.front().t.size(), split = rows * 4 / 5;
    const auto [first, end] = inner_rows(rows, derivatives);
    data.train = samples_from(motions, std::array{Range{first, split}}, derivatives);
    data.test = samples_from(motions, std::array{Range{split, end}}, derivatives);
    return data;
  }
  std::vector<Range> ranges;
  ranges.reserve(motions.size());
  for (const Motion& motion : motions) ranges.push_back(inner_rows(motion.t.size(), derivatives));
  const std::size_t training = motions.size() - test_count(motions.size(), kTestShare);
  data.train = samples_from(std::span(motions).first(training), std::span(ranges).first(training), derivatives);
  data.test = samples_from(std::span(motions).subspan(training), std::span(ranges).subspan(training), derivatives);
  return data;
}

Samples differentiated(const Samples& states, Derivatives derivatives) {
  const std::size_t d = states.dimension();
  std::vector<Motion> motions;
  std::vector<Range> ranges;
  for (std::size_t i = 0; i < states.trajectories(); ++i) {
    const auto first = static_cast<std::ptrdiff_t>(states.first[i]),
               end = static_cast<std::ptrdiff_t>(states.first[i + 1]);
    const auto x = states.x.begin();
    const auto width = static_cast<std::ptrdiff_t>(d);
    motions.push_back(
        {states.ids[i], {states.t.begin() + first, states.t.begin() + end}, {x + first * width, x + end * width}, d});
    const std::size_t rows = motions.back().t.size();
    if (rows < 3) {
      throw Error("A trajectory of " + std::to_string(rows) +
                  " points is too short for differences; it needs at least 3.");
    }
    ranges.push_back(inner_rows(rows, derivatives));
  }
  Samples samples = samples_from(motions, ranges, derivatives);
  samples.start = states.start;
  return samples;
}

SourceInfo recording_file() {
  return {.id = "recording", .title = "Recorded motions", .takes_file = true, .begin = begin};
}

}  // namespace hnn
