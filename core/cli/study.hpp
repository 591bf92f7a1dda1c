#pragma once

#include <array>
#include <cstddef>
#include <filesystem>
#include <nlohmann/json.hpp>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "cli/planned_runs.hpp"

namespace hnn::cli {

/// A chart of a study: a figure of the runs against a setting, a panel for each value of another, and a line for each
/// model and, where `series` names a setting, each of its values.
struct StudyChart {
  std::string name;    ///< of its file, without ".svg"
  std::string x;       ///< a setting, or `sample_spacing`
  std::string y;       ///< a figure that `train --json` prints
  std::string panels;  ///< a setting; "" for one panel
  std::string series;  ///< a setting; "" for none
  std::string title;   ///< "" for none
};

/// The time from one point of a trajectory to the next: the name of what is no setting by itself.
inline constexpr std::string_view sample_spacing = "sample_spacing";

/// What a study tells of each run, of what `train --json` prints.
inline constexpr std::array<std::string_view, 5> study_figures{"train_loss", "test_loss", "energy_mse", "energy_drift",
                                                               "coordinate_mse"};

/// Many runs: all combinations of some settings' values.
struct Study {
  std::string title;
  std::vector<std::string> varied;  ///< settings that differ among the runs, but for the seed
  std::vector<PlannedRun> runs;     ///< in the order of the combinations
  std::vector<StudyChart> charts;
};

/// Reads a study as JSON, such as
///
///   {"title": "...", "seeds": 3, "models": "all",
///    "settings": {"recipe": "fast", "trajectories": [10, 100]},
///    "cases": [{"noise": 0}, {"noise": 0.1, "points": 20}],
///    "charts": [{"name": "trajectories", "x": "trajectories", "y": "energy_mse", "panels": "noise"}]}
///
/// A setting has a value or a list of values; the value of a setting that is a list by itself is a list in the list, or
/// a text. `models`: a list, or "all" that can learn the task. `folder`: of the runs' results. Throws Error.
[[nodiscard]] Study study_from(const std::string& json, const std::string& recording,
                               const std::filesystem::path& folder);

/// A line for each run: the varied settings, model, seed, figures, and the link that opens the run on the page.
[[nodiscard]] std::string csv_of(const Study& study);

/// A row for each combination of settings and model: of each figure the median over the seeds and its range.
[[nodiscard]] std::string markdown_of(const Study& study);

/// gnuplot's script for a chart.
[[nodiscard]] std::string script_of(const StudyChart& chart, const Study& study);

/// The indices of a shard's runs among so many: of shard 3 of 16 the third, the nineteenth, ...
struct Shard {
  std::size_t number = 1, of = 1;
};
/// Reads "3/16". Throws Error.
[[nodiscard]] Shard shard_from(const std::string& text);

}  // namespace hnn::cli
