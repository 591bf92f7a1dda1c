#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>

#include "hnn/data/recording.hpp"
#include "hnn/training/checkpoint.hpp"

namespace hnn::cli {

/// All bytes of a file. Throws Error where it is missing, a folder, unreadable or longer than `max_bytes`.
[[nodiscard]] std::string read_file(const std::string& path, std::size_t max_bytes);

/// Throws Error where `write_file` could not write: asked before work whose result would be lost.
void require_writable(const std::string& path);

/// Writes all of a file or nothing: into a file beside it, which then takes its name. Throws Error
/// for a bad name, std::runtime_error where the writing fails.
void write_file(const std::string& path, std::string_view bytes);

/// The model in the file. Throws Error for a bad file.
[[nodiscard]] Checkpoint read_model(const std::string& path);

/// The recording in the file, or nothing where none is given. Throws Error for a bad file, or for a task that makes its
/// own data.
[[nodiscard]] std::optional<Recording> recording_for(const Experiment& experiment,
                                                     const std::optional<std::string>& path);

}  // namespace hnn::cli
