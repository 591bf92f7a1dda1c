#pragma once

#include <cstddef>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "hnn/data/dataset.hpp"

namespace hnn::cli {

/// Heads of the columns of a state: the coordinates' symbols where all are ASCII ("x1", "px1"), or else "q", "p" and,
/// of several degrees of freedom, "q1", "q2", "p1", "p2".
[[nodiscard]] std::vector<std::string> column_names(std::span<const Quantity> coordinates);

/// Appends `,value` for each value; every number reads back as the same double.
void append_values(std::string& line, std::span<const double> values);

/// A cell in quotation marks, within which those of the text are doubled (RFC 4180).
[[nodiscard]] std::string quoted(const std::string& text);

/// Throws Error where both --json and `--csv -` would write to the standard output. `csv`: what --csv names.
void require_one_output(bool json, std::string_view csv);

/// Writes the text to the file, or to standard output for "-".
void write_csv(const std::string& path, const std::string& text);

}  // namespace hnn::cli
