#pragma once

#include <array>
#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "hnn/data/column_names.hpp"

namespace hnn {

/// The most degrees of freedom of a recording.
inline constexpr std::size_t max_degrees_of_freedom = 4;

/// What a column can be. More than four q and p are found, too, so that they can be refused.
inline constexpr std::array<std::string_view, 20> place_names{"t",  "id", "q1", "q2", "q3", "q4", "q5",
                                                              "q6", "q7", "q8", "q9", "p1", "p2", "p3",
                                                              "p4", "p5", "p6", "p7", "p8", "p9"};
inline constexpr std::size_t most_numbered = 9;
inline constexpr std::size_t time_place = 0;
inline constexpr std::size_t id_place = 1;
/// Of q and p of the coordinate `k`, from 0.
constexpr std::size_t q_place(std::size_t k) { return 2 + k; }
constexpr std::size_t p_place(std::size_t k) { return 2 + most_numbered + k; }

/// Which column a person takes for what.
struct ColumnChoice {
  std::size_t place = 0;  ///< in `place_names`
  std::string column{};   ///< as it was written: a name, perhaps with a unit in brackets, or #3 for the third column
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
