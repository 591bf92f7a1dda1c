#pragma once

#include <CLI/CLI.hpp>
#include <optional>
#include <string>

#include "hnn/linalg/arithmetic.hpp"

namespace hnn::cli {

/// Adds the option --arithmetic.
void add_arithmetic_option(CLI::App& command, std::optional<std::string>& arithmetic);

/// The arithmetic that is asked for, or the exact one. Throws Error for another name, and for what this machine has
/// not.
[[nodiscard]] linalg::Arithmetic arithmetic_from(const std::optional<std::string>& name);

}  // namespace hnn::cli
