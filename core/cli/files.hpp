#pragma once

#include <CLI/CLI.hpp>
#include <cstddef>
#include <optional>
#include <string>
#include <string_view>

#include "hnn/data/source.hpp"
#include "hnn/training/checkpoint.hpp"

namespace hnn::cli {

/// All bytes of a file. Throws Error where it is missing, a folder, unreadable or longer than `max_bytes`.
[[nodiscard]] std::string read_file(const std::string& path, std::size_t max_bytes);

/// Throws Error where `write_file` could not write: asked before work whose result would be lost.
void require_writable(const std::string& path);

/// Writes all of a file or nothing, even if the program is killed meanwhile: into a file of no name, or, where there
/// are no such, one beside it, which takes the name when it is whole. Throws Error for a bad name, std::runtime_error
/// where the writing fails.
void write_file(const std::string& path, std::string_view bytes);

/// The model in the file. Throws Error for a bad file.
[[nodiscard]] Checkpoint read_model(const std::string& path);

/// Adds the option --data, which names a file for the tasks that take one.
void add_data_option(CLI::App& command, std::optional<std::string>& path);

/// The file that --data names, or nothing where it is not given. Throws Error for a file that cannot be read, for a
/// task that makes its own data, and where a task needs a file and none is given.
[[nodiscard]] std::optional<File> file_for(const Experiment& experiment, const std::optional<std::string>& path);

}  // namespace hnn::cli
