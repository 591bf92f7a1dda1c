#pragma once

#include <string>

namespace hnn::cli {

/// Throws Error where the program gnuplot is not installed: asked before work whose result would be lost.
void require_gnuplot();

/// What gnuplot writes for `script`, which sets the terminal and leaves the output alone. Throws std::runtime_error
/// where gnuplot fails; why stands on standard error.
[[nodiscard]] std::string drawn_by_gnuplot(const std::string& script);

}  // namespace hnn::cli
