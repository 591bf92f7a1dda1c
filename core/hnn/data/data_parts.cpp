#include "hnn/data/data_parts.hpp"

#include <algorithm>
#include <string>
#include <utility>

#include "hnn/error.hpp"

namespace hnn {
namespace {

constexpr std::size_t kBetweenTwoReports = 16;  // parts

std::size_t parts_of(const Samples& samples, std::size_t trajectories) {
  return (samples.trajectories() + trajectories - 1) / trajectories;
}

class Whole : public DataParts {
 public:
  explicit Whole(Dataset data) : DataParts(0), data_(std::move(data)) {}

 private:
  void make_missing(std::size_t) override {}
  [[nodiscard]] std::vector<std::uint8_t> copied(std::size_t) override { return {}; }
  [[nodiscard]] bool taken(std::size_t, std::span<const std::uint8_t>) override { return false; }
  [[nodiscard]] Dataset put_together() override { return std::move(data_); }

  Dataset data_;
};

}  // namespace

void DataParts::make(std::size_t part) {
  if (there_[part] != 0) return;
  make_missing(part);
  there_[part] = 1;
}

void DataParts::take(std::size_t part, std::span<const std::uint8_t> bytes) {
  if (there_[part] != 0) return;
  if (!taken(part, bytes)) {
    throw Error("These " + std::to_string(bytes.size()) + " bytes are not part " + std::to_string(part) +
                " of the data; take what the same settings made.");
  }
  there_[part] = 1;
}

Dataset DataParts::finish(const OnProgress& on_progress, Team* team) {
  for (std::size_t first = 0; first < count(); first += kBetweenTwoReports) {
    if (on_progress) on_progress(static_cast<double>(first) / static_cast<double>(count()));
    Team::each(team, std::min(kBetweenTwoReports, count() - first),
               [&](std::size_t i, std::size_t) { make(first + i); });
  }
  return put_together();
}

std::unique_ptr<DataParts> whole(Dataset data) { return std::make_unique<Whole>(std::move(data)); }

TrajectoryParts::TrajectoryParts(Dataset room, std::size_t trajectories)
    : DataParts(parts_of(room.train, trajectories) + parts_of(room.test, trajectories)),
      data_(std::move(room)),
      trajectories_(trajectories) {}

TrajectoryParts::Place TrajectoryParts::place_of(std::size_t part) {
  const std::size_t training = parts_of(data_.train, trajectories_);
  Samples& samples = part < training ? data_.train : data_.test;
  const std::size_t first = (part < training ? part : part - training) * trajectories_;
  return {samples, first, std::min(first + trajectories_, samples.trajectories())};
}

}  // namespace hnn
