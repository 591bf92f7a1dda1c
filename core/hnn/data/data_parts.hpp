#pragma once

#include <cstddef>
#include <cstdint>
#include <functional>
#include <memory>
#include <span>
#include <vector>

#include "hnn/data/dataset.hpp"
#include "hnn/parallel/team.hpp"

namespace hnn {

/// Hears which share of a work is done, in [0, 1]. May be empty.
using OnProgress = std::function<void(double)>;

/// A data set that is being made: its parts in any order, by threads or by workers with no memory in common, to the
/// same bits; then all is put together.
class DataParts {
 public:
  virtual ~DataParts() = default;
  DataParts(const DataParts&) = delete;
  DataParts& operator=(const DataParts&) = delete;

  /// 0 where there is nothing to share.
  [[nodiscard]] std::size_t count() const { return there_.size(); }
  /// Makes a part, unless it is there. Threads may make different ones at once.
  void make(std::size_t part);
  /// A part that is made, for `take` in another worker.
  [[nodiscard]] std::vector<std::uint8_t> copy(std::size_t part) { return copied(part); }
  /// Throws Error where the bytes are not of that part.
  void take(std::size_t part, std::span<const std::uint8_t> bytes);
  /// Makes the parts that are missing, which the team shares, and puts all together; to be called once.
  [[nodiscard]] Dataset finish(const OnProgress& on_progress = {}, Team* team = nullptr);

 protected:
  explicit DataParts(std::size_t count) : there_(count) {}

 private:
  virtual void make_missing(std::size_t part) = 0;
  [[nodiscard]] virtual std::vector<std::uint8_t> copied(std::size_t part) = 0;
  /// False where the bytes are not of that part.
  [[nodiscard]] virtual bool taken(std::size_t part, std::span<const std::uint8_t> bytes) = 0;
  [[nodiscard]] virtual Dataset put_together() = 0;

  std::vector<std::uint8_t> there_;
};

/// Data that are there at once.
[[nodiscard]] std::unique_ptr<DataParts> whole(Dataset data);

/// Parts of so many whole trajectories each, first those that train.
class TrajectoryParts : public DataParts {
 protected:
  TrajectoryParts(Dataset room, std::size_t trajectories);

  struct Place {
    Samples& samples;
    std::size_t first, end;  ///< trajectories
  };
  [[nodiscard]] Place place_of(std::size_t part);
  [[nodiscard]] Dataset& data() { return data_; }

 private:
  Dataset data_;
  std::size_t trajectories_;
};

}  // namespace hnn
