#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace hnn {

/// A column as a file names it. "Angle (deg) Run #2" is the "Angle" in "deg" of "Run #2".
struct ColumnName {
  std::string text{};  ///< all of it
  std::string without_run{};
  std::string name{};  ///< without its unit
  std::string unit{};  ///< in brackets, or after a slash or "in" where it is a known one; "" where it has none
  std::string run{};   ///< where several runs stand side by side; otherwise ""
};
[[nodiscard]] ColumnName column_name_of(std::string_view text);

/// Several: where the first one comes again, the runs are numbered.
[[nodiscard]] std::vector<ColumnName> column_names_of(const std::vector<std::string>& texts);

/// Units as they are written in files: "m/s", "(rad)", "°", "kg·m²/s".
[[nodiscard]] bool is_unit(std::string_view text);

/// How the numbers of a column become those of a recording: degrees become radians, times become seconds.
struct Scale {
  std::string unit{};  ///< of the numbers that come out; the same as before where it is none of those
  double factor = 1.0;
  double divisor = 1.0;
};
[[nodiscard]] Scale scale_of_time(std::string_view unit);
[[nodiscard]] Scale scale_of_coordinate(std::string_view unit);

/// What a name says by itself, in the words of several programs and languages.
struct Meaning {
  enum class Role : unsigned char { none, id, time, position, momentum };
  enum class Kind : unsigned char { plain, numbered, axis };  ///< theta; q1, q2; x, y
  Role role = Role::none;
  Kind kind = Kind::plain;
  std::size_t index = 0;  ///< which of several, from 0

  friend bool operator==(const Meaning&, const Meaning&) = default;
};
[[nodiscard]] Meaning meaning_of(std::string_view name);

}  // namespace hnn
