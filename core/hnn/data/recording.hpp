#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "hnn/data/dataset.hpp"
#include "hnn/math/random.hpp"

namespace hnn {

/// One motion. Times increase strictly; they need not be regular.
struct RecordedTrajectory {
  std::string id;
  std::vector<double> t;  ///< [point], in s where the unit is known
  std::vector<double> q;  ///< [point, coordinate], row-major; angles in rad where the unit is known
  std::vector<double> p;  ///< the same; need not be dq/dt in the units of q. Empty where it isn't recorded
};

/// What a file says of a column.
struct Column {
  std::string name;  ///< without its unit
  std::string unit;  ///< of the recording's numbers: "rad" where the file has degrees; "" where it isn't known

  friend bool operator==(const Column&, const Column&) = default;
};

/// Measured or simulated motions of one system.
struct Recording {
  std::vector<RecordedTrajectory> trajectories;  ///< in the order in which their ids appear
  std::size_t degrees_of_freedom = 1;            ///< n, 1 to 4
  bool has_momenta = true;
  Column time;
  std::vector<Column> columns;  ///< q1, ..., qn, and p1, ..., pn where they are recorded
  std::string source;           ///< "measured" or "simulated"
};

/// A longer file is refused by its size alone, so a caller can refuse it before reading it.
inline constexpr std::size_t max_recording_bytes = 16'000'000;
inline constexpr std::size_t max_recorded_trajectories = 1000;

/// What can be split and differentiated at all.
inline constexpr std::size_t min_recording_rows = 10;
/// Throws Error for a recording with a trajectory of fewer, or with none.
void require_rows(const Recording& recording);

/// Reads a table as measuring programs and spreadsheets export it: UTF-8, UTF-16 or ISO 8859-1; commas, semicolons,
/// tabs or blanks between the cells; a decimal point, or a decimal comma; cells in quotation marks; titles, comments
/// (%, #,
/// //) and a line of units around the line that names the columns.
///
/// `columns` says which columns are t, q (or q1 to q4), p (or p1 to p4) and id: `t=Zeit,q=Winkel`. A name may be quoted
/// ("omega, smoothed"), have a unit in brackets that replaces the file's (angle[deg]), or be a number (#3). What it
/// leaves open is found by known names: t, time, Zeit; q, theta, angle, position; p, omega, velocity; q1, q2, p1, p2;
/// x, y, vx, vy; id, trial, run. Without p the recording has none. Degrees become radians, and times seconds.
///
/// Trajectories are told apart by the id, by standing side by side ("Time (s) Run #1", "Time (s) Run #2"), or, where
/// there is neither, by a blank line after which time starts again. Rows at the ends of a trajectory that lack a value
/// are left out. A file without names of four columns parted by blanks has trial, t, angle and angular velocity
/// (Schmidt & Lipson 2009).
///
/// Throws Error, naming the line, for anything else: not text, not a number, not finite, an unknown, missing or
/// ambiguous column, times that do not increase within a trajectory, too many or too short trajectories.
[[nodiscard]] Recording read_recording(std::string_view bytes, std::string_view columns = "");

/// What a person needs to see to choose columns.
struct ColumnPreview {
  std::vector<std::string> names;                           ///< [column]; "#3" for a third one without a name
  std::vector<std::vector<std::string>> rows;               ///< the first 8, as the file has them
  std::vector<std::pair<std::string, std::string>> chosen;  ///< {"t", "Zeit (s)"}, as far as columns were found
  std::optional<std::string> problem;                       ///< what `read_recording` would throw
};
/// Throws Error where the file is no table at all.
[[nodiscard]] ColumnPreview preview_columns(std::string_view bytes, std::string_view columns = "");

/// The stand-in for the measured pendulum: lightly damped, sampled and disturbed like it.
[[nodiscard]] Recording simulate_recording(Random& random);

}  // namespace hnn
