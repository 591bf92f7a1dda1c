#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "hnn/data/column_names.hpp"

namespace hnn {

/// The most degrees of freedom of a recording.
inline constexpr std::size_t max_degrees_of_freedom = 4;

/// Which column a person takes for what.
struct ColumnChoice {
  std::string place{};   ///< "t", "id", "q1" to "q4", "p1" to "p4"
  std::string column{};  ///< as it was written: a name, perhaps with a unit in brackets, or #3 for the third column
};

/// Reads a choice such as `t=Zeit (s),q=angle[deg],p="omega, smoothed"`; q stands for q1 and p for p1. Throws Error for
/// what is no such choice.
[[nodiscard]] std::vector<ColumnChoice> read_column_choice(std::string_view columns);

/// The columns that a choice names: none, one, or one of each of several runs. `unit` is the one in brackets that the
/// choice gives and the name hasn't, "" without one.
struct MatchingColumns {
  std::vector<std::size_t> columns{};
  std::string unit{};
};
/// As it is written first, then whatever its case, then without the run and the unit in the file's names, at last
/// without the unit in the choice.
[[nodiscard]] MatchingColumns matching_columns(std::string_view choice, const std::vector<ColumnName>& names);

/// A column as a choice can name it, in few letters.
[[nodiscard]] std::string choice_of(const std::vector<ColumnName>& names, std::size_t column);

}  // namespace hnn
