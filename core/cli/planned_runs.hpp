#pragma once

#include <CLI/CLI.hpp>
#include <filesystem>
#include <nlohmann/json.hpp>
#include <optional>
#include <string>
#include <vector>

#include "hnn/data/source.hpp"
#include "hnn/experiment.hpp"

namespace hnn::cli {

/// A run of one model that is to be done, or is done already: its result is kept in a file of its own.
struct PlannedRun {
  std::string name;  ///< what it stands under in a table
  Experiment experiment;
  std::filesystem::path file;
  nlohmann::ordered_json result = {};  ///< what `json_of` gives for it; null until the run is done
};

/// The file of a run. Its name holds all that the result depends on, the program's core and `recording` among it, so
/// that the run is found by no other; the hash is that of the standard library, for one kind of machine.
[[nodiscard]] std::filesystem::path result_file(const Experiment& experiment, const std::string& recording,
                                                const std::filesystem::path& folder);

/// Makes the folder that the option `flag` names where it is missing. Throws Error where that cannot be.
void require_folder(const std::filesystem::path& folder, const std::string& flag);

/// Takes the result of each run from its file where there is one.
void take_finished(std::vector<PlannedRun>& runs);

/// Does the runs that have no result yet, `jobs` at a time with one thread each. A result is written as soon as it is
/// there: whoever is interrupted goes on from it. A bar shows the time that is left.
void finish(std::vector<PlannedRun>& runs, const std::optional<File>& file, int jobs);

/// Adds the option --jobs.
void add_jobs_option(CLI::App& command, std::optional<std::string>& jobs);
/// How many runs at a time: as --jobs says, or one for each core. Throws Error.
[[nodiscard]] int jobs_from(const std::optional<std::string>& jobs);

}  // namespace hnn::cli
