#pragma once

#include <cstddef>
#include <span>
#include <string>
#include <vector>

namespace hnn::cli {

/// "q", "p" for a state of two coordinates; "x1", ..., "y1", ..., "px1", ..., "py1", ... for bodies in the plane.
[[nodiscard]] std::vector<std::string> coordinate_names(std::size_t dimension);

/// Appends `,value` for each value; every number reads back as the same double.
void append_values(std::string& line, std::span<const double> values);

/// Writes the text to the file, or to standard output for "-".
void write_csv(const std::string& path, const std::string& text);

}  // namespace hnn::cli
