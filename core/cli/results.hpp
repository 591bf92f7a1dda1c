#pragma once

#include <nlohmann/json.hpp>
#include <span>
#include <string>

#include "hnn/experiment.hpp"

namespace hnn::cli {

/// A finished run of `reproduce`.
struct Run {
  std::string name;  ///< the task, and the setting under which it stands in the table where it has several
  std::string model;
  Experiment experiment;
  nlohmann::ordered_json result;  ///< what `json_of` gives for it; a figure that is not finite is null
};

/// A figure for a table: "2.6e-3".
[[nodiscard]] std::string figure_text(double value);

/// The paper's figures beside those of the runs: a row for each name and model, columns for each figure.
[[nodiscard]] std::string markdown_of(std::span<const Run> runs);

/// {"table": [{"name", "data", "model", "figure", "paper", "mean", "stderr", "median", "runs", "left"}],
///  "runs": [...]}: `left` of the runs have no finite figure, and the other three are of the rest
[[nodiscard]] nlohmann::ordered_json json_of(std::span<const Run> runs);

/// A line for each run.
[[nodiscard]] std::string csv_of(std::span<const Run> runs);

}  // namespace hnn::cli
