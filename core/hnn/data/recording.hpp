#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "hnn/data/dataset.hpp"
#include "hnn/math/random.hpp"

namespace hnn {

struct RecordedTrajectory { std::string id; std::vector<double> t, q, p; };
struct Column { std::string name, unit; };
struct Recording {
  std::vector<RecordedTrajectory> trajectories;
  std::size_t degrees_of_freedom = 1;
  bool has_momenta = true;
  std::vector<Column> columns;
  std::string source;
  std::vector<Quantity> coordinates() const { return {}; }
};

/// A longer file is refused by its size alone, so a caller can refuse it before reading it.
inline constexpr std::size_t max_recording_bytes = 16'000'000;

/// What can be split and differentiated at all.
inline constexpr std::size_t min_recording_rows = 10;
/// Throws Error for a recording of fewer.
void require_rows(const Recording& recording);

/// Reads a file of either form:
///  - columns trial, t, angle, angular velocity, parted by blanks, after any lines that start with `%` (the form of
///    `real_pend_h_1.txt`, Schmidt & Lipson 2009);
///  - CSV (or columns parted by blanks) with a header that names the columns t (or time), q (or theta, angle) and p (or
///    omega, velocity, angular_velocity), in any order and case, with or without a unit in brackets; other columns are
///    ignored, except that `trial` must not change.
/// A file holds one trial: a second one is an error, since no derivative may be taken across the two.
/// Throws Error, naming the line, for anything else: empty, too long, not text, not a number, not finite, a missing
/// column, times that do not increase, fewer than 10 rows.
[[nodiscard]] Recording read_recording(std::string_view bytes, std::string_view columns = "");

/// The stand-in for the measured pendulum: lightly damped, sampled and disturbed like it.
[[nodiscard]] Recording simulate_recording(Random& random);

}  // namespace hnn
