#pragma once

#include <cstddef>
#include <string>

#include "cli/palette.hpp"
#include "hnn/data/dataset.hpp"

namespace hnn::cli {

/// A role's colour, width and dash, as gnuplot has them.
[[nodiscard]] std::string ink(const Role& role);

/// "position q (m)", the symbol in italics; no brackets where there is no unit. Symbols and names stand as they are:
/// gnuplot sets some signs as mathematics, and a recording's columns have whatever names somebody gave them.
[[nodiscard]] std::string axis_label(const char* axis, const Quantity& quantity);

/// A picture of so many panels, and its background.
[[nodiscard]] std::string terminal(std::size_t columns, std::size_t rows);
[[nodiscard]] std::string layout(std::size_t columns, std::size_t rows);

/// Axes, grid and letters as on the page.
[[nodiscard]] std::string look();

/// With the page's letters: gnuplot knows one family for a font, the page a list.
[[nodiscard]] std::string lettered(std::string svg);

}  // namespace hnn::cli
