#include "cli/study.hpp"

#include <algorithm>
#include <filesystem>
#include <iostream>
#include <memory>

#include "cli/commands.hpp"
#include "cli/csv.hpp"
#include "cli/drawing.hpp"
#include "cli/files.hpp"
#include "cli/gnuplot.hpp"
#include "cli/usage.hpp"
#include "hnn/data/recording.hpp"
#include "hnn/error.hpp"
#include "hnn/settings/comparison.hpp"

namespace hnn::cli {
namespace {

namespace fs = std::filesystem;

struct StudyOptions {
  std::string file;
  std::string folder;
  std::optional<std::string> shard;
  std::vector<std::string> merged;
  std::optional<std::string> data;
  std::optional<std::string> jobs;
  bool markdown = false;
  bool json = false;
};

// The runs of the shard, or all.
std::vector<PlannedRun> part_of(const Study& study, const std::optional<std::string>& shard) {
  const Shard part = shard ? shard_from(*shard) : Shard{};
  std::vector<PlannedRun> runs;
  for (std::size_t i = part.number - 1; i < study.runs.size(); i += part.of) runs.push_back(study.runs[i]);
  return runs;
}

// Results that other machines, or other parts of the study, have left in other folders.
void take_merged(std::vector<PlannedRun>& runs, const std::vector<std::string>& folders) {
  for (const std::string& folder : folders) {
    if (!fs::is_directory(folder)) {
      throw Error("The folder \"" + folder + "\" is not there; name one in which a part of the study was done.");
    }
    std::vector<PlannedRun> there = runs;
    for (PlannedRun& run : there) run.file = fs::path(folder) / "runs" / run.file.filename();
    take_finished(there);
    for (std::size_t i = 0; i < runs.size(); ++i) {
      if (runs[i].result.is_null() && !there[i].result.is_null()) {
        runs[i].result = there[i].result;
        write_file(runs[i].file.string(), runs[i].result.dump() + "\n");
      }
    }
  }
}

void run(const StudyOptions& options) {
  constexpr std::size_t kMostBytes = 1'000'000;
  if (options.shard && !options.merged.empty()) {
    throw Error("The options --shard and --merge exclude each other; do the shards first, then merge.");
  }
  const std::string recording = options.data ? read_file(*options.data, max_recording_bytes) : "";
  const fs::path folder =
      options.folder.empty() ? fs::path("build/studies") / fs::path(options.file).stem() : fs::path(options.folder);
  Study study = study_from(read_file(options.file, kMostBytes), recording, folder / "runs");
  const int jobs = jobs_from(options.jobs);
  require_folder(folder / "runs", "--out");
  if (!options.shard && !study.charts.empty()) require_gnuplot();

  std::optional<File> file;
  for (const PlannedRun& plan : study.runs) {
    const TaskInfo& task = task_of(plan.experiment);
    if (task.takes_file() && (options.data || task.needs_file())) file = file_for(plan.experiment, options.data);
  }
  if (options.data && !file) (void)file_for(study.runs.front().experiment, options.data);

  if (options.shard) {
    std::vector<PlannedRun> part = part_of(study, options.shard);
    finish(part, file, jobs);
    if (options.json) {
      std::cout << nlohmann::ordered_json{{"shard", *options.shard}, {"runs", part.size()}}.dump() << '\n';
    }
    return;
  }
  if (options.merged.empty()) {
    finish(study.runs, file, jobs);
  } else {
    take_finished(study.runs);
    take_merged(study.runs, options.merged);
    const auto missing = std::count_if(study.runs.begin(), study.runs.end(),
                                       [](const PlannedRun& plan) { return plan.result.is_null(); });
    if (missing > 0) {
      throw std::runtime_error(std::to_string(missing) + " of the study's " + std::to_string(study.runs.size()) +
                               " runs are in none of the folders; do their shards again.");
    }
  }
  write_file((folder / "results.csv").string(), csv_of(study));
  for (const StudyChart& chart : study.charts) {
    write_file((folder / (chart.name + ".svg")).string(), lettered(drawn_by_gnuplot(script_of(chart, study))));
  }
  if (options.json) {
    std::cout << nlohmann::ordered_json{{"runs", study.runs.size()}, {"csv", (folder / "results.csv").string()}}.dump()
              << '\n';
  } else if (options.markdown) {
    std::cout << markdown_of(study);
  } else {
    std::cout << study.runs.size() << " runs: " << (folder / "results.csv").string() << '\n';
  }
}

}  // namespace

Shard shard_from(const std::string& text) {
  const std::size_t slash = text.find('/');
  if (slash == std::string::npos) {
    throw Error("The option --shard is " + in_quotes(text) + ", but it has to be as in 3/16.");
  }
  const int of = whole_number("--shard", text.substr(slash + 1), 1, 100000);
  const int number = whole_number("--shard", text.substr(0, slash), 1, of);
  return {static_cast<std::size_t>(number), static_cast<std::size_t>(of)};
}

void add_study(CLI::App& program) {
  CLI::App& command = *program.add_subcommand("study", "Train all combinations of some settings, and compare");
  const auto options = std::make_shared<StudyOptions>();
  command.add_option("FILE", options->file, "the study, as JSON: docs/studies.md says how")->required()->type_name("");
  command
      .add_option("--out", options->folder,
                  "keep finished runs, results.csv and charts here, and go on from here [build/studies/NAME]")
      ->type_name("FOLDER");
  command.add_option("--shard", options->shard, "do the third of 16 parts alone: 3/16")->type_name("I/N");
  command.add_option("--merge", options->merged, "do no run, but gather those that were done in these folders")
      ->type_name("FOLDER...");
  add_jobs_option(command, options->jobs);
  add_data_option(command, options->data);
  command.add_flag("--markdown", options->markdown, "print a table of medians");
  command.add_flag("--json", options->json, "print one JSON object");
  command.callback([options] { run(*options); });
}

}  // namespace hnn::cli
