#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "hnn/data/column_choice.hpp"
#include "hnn/data/column_names.hpp"
#include "hnn/data/table_text.hpp"

namespace hnn {

struct ChosenColumn {
  std::size_t column = 0;
  Scale scale{};
};

/// The columns of one run: of the only one, or of one of several that stand side by side.
struct RunColumns {
  std::string run{};
  std::optional<std::size_t> id{};
  ChosenColumn t{};
  std::vector<ChosenColumn> states{};  ///< q1, ..., qn, and p1, ..., pn where they are recorded
};

struct RecordingColumns {
  HeaderLine header{};
  std::vector<ColumnName> names{};
  std::size_t degrees_of_freedom = 1;
  bool has_momenta = true;
  std::vector<RunColumns> runs{};
};

/// Finds the columns by a person's choice, and what that leaves open by their names. Throws Error.
[[nodiscard]] RecordingColumns choose_columns(const TableHead& head, std::string_view columns);

/// The header that a refusal of `choose_columns` speaks of.
[[nodiscard]] HeaderLine likeliest_header(const TableHead& head);

/// "q", "p" or "q1", "p1" and so on: what stands at `run.states[state]`.
[[nodiscard]] std::string state_name(std::size_t state, std::size_t degrees_of_freedom);

}  // namespace hnn
