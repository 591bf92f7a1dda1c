#pragma once

#include <CLI/CLI.hpp>
#include <memory>
#include <optional>
#include <string>

#include "hnn/parallel/team.hpp"

namespace hnn::cli {

/// Adds the option --threads. `otherwise`: how many without it, for people.
void add_threads_option(CLI::App& command, std::optional<std::string>& threads, const std::string& otherwise);

/// A team of as many threads as the option says, or as there are cores. Throws Error for no such number.
[[nodiscard]] std::shared_ptr<Team> team_of(const std::optional<std::string>& threads);

}  // namespace hnn::cli
