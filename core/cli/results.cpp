#include "cli/results.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <cstdio>
#include <optional>
#include <string_view>
#include <utility>
#include <vector>

#include "cli/csv.hpp"
#include "cli/json.hpp"
#include "hnn/math/median.hpp"
#include "hnn/settings/settings.hpp"

namespace hnn::cli {
namespace {

using Json = nlohmann::ordered_json;

struct Figure {
  std::string_view key;
  std::string_view title;
};
constexpr std::array<Figure, 3> kFigures{
    {{"train_loss", "train loss"}, {"test_loss", "test loss"}, {"energy_mse", "energy MSE"}}};

/// A row of the table: the runs that differ in the seed alone.
struct Row {
  const Run* first;
  std::string_view model;
};

std::vector<Row> rows_of(std::span<const Run> runs) {
  std::vector<Row> rows;
  for (const Run& run : runs) {
    const std::string_view model = run.model;
    const auto same = [&](const Row& row) { return row.first->name == run.name && row.model == model; };
    if (std::none_of(rows.begin(), rows.end(), same)) rows.push_back({&run, model});
  }
  // The models of a name stand together, in the order in which the names came.
  std::stable_sort(rows.begin(), rows.end(), [&](const Row& a, const Row& b) {
    const auto place = [&](const Row& row) {
      return std::find_if(runs.begin(), runs.end(), [&](const Run& run) { return run.name == row.first->name; });
    };
    return place(a) < place(b);
  });
  return rows;
}

std::optional<double> paper_figure(const Row& row, std::string_view figure) {
  const Experiment& experiment = row.first->experiment;
  for (const PaperFigure& paper : task_of(experiment).paper) {
    const bool holds = paper.setting.empty() || value_of(experiment, paper.setting) == paper.setting_value;
    if (paper.figure == figure && paper.model == row.model && holds) return paper.value;
  }
  return std::nullopt;
}

struct Summary {
  std::optional<double> mean, standard_error, median;  // of the finite values; the median of all
  std::size_t runs = 0;
  std::size_t left = 0;  // runs without a finite value
};

Summary summary_of(std::span<const Run> runs, const Row& row, std::string_view figure) {
  std::vector<double> values;
  Summary summary;
  for (const Run& run : runs) {
    if (run.name != row.first->name || run.model != row.model) continue;
    ++summary.runs;
    const Json& value = run.result[std::string(figure)];
    if (value.is_null()) {
      ++summary.left;
    } else {
      values.push_back(value.get<double>());
    }
  }
  if (values.empty()) return summary;
  const double n = static_cast<double>(values.size());
  double mean = 0;
  for (const double value : values) mean += value / n;
  double squares = 0;
  for (const double value : values) squares += (value - mean) * (value - mean);
  summary.mean = mean;
  if (values.size() > 1) summary.standard_error = std::sqrt(squares / (n - 1) / n);
  summary.median = median_of(std::move(values));
  return summary;
}

std::string figure_or_blank(std::optional<double> value) { return value ? figure_text(*value) : ""; }

bool is_known(const Row& row, std::string_view figure) {
  return figure != "energy_mse" || task_of(row.first->experiment).has_energy();
}

std::string mean_text(const Summary& summary) {
  if (!summary.mean) return "none finite";
  std::string text = figure_or_blank(summary.mean);
  if (summary.standard_error) text += " ± " + figure_or_blank(summary.standard_error);
  if (summary.left > 0) text += " (" + std::to_string(summary.left) + " of " + std::to_string(summary.runs) + " left)";
  return text;
}

}  // namespace

std::string figure_text(double value) {
  std::array<char, 32> buffer{};
  std::snprintf(buffer.data(), buffer.size(), "%.1e", value);
  const std::string text(buffer.data());
  const std::size_t e = text.find('e');
  return e == std::string::npos ? text : text.substr(0, e + 1) + std::to_string(std::stoi(text.substr(e + 1)));
}

std::string markdown_of(std::span<const Run> runs) {
  const std::vector<Row> rows = rows_of(runs);
  const auto of_paper = [](const Row& row) { return !task_of(row.first->experiment).paper.empty(); };
  const bool has_paper = std::any_of(rows.begin(), rows.end(), of_paper);
  std::string head = "| task | model |", line = "|---|---|";
  for (const Figure& figure : kFigures) {
    if (has_paper) head += " paper |";
    head += " " + std::string(figure.title) + ", mean ± s.e. | median |";
    line += has_paper ? "---|---|---|" : "---|---|";
  }
  std::string text = head + "\n" + line + "\n";
  for (const Row& row : rows) {
    const TaskInfo& task = task_of(row.first->experiment);
    const bool stand_in = !task.stand_in_text.empty() && row.first->result["data"] == "simulated";
    text += "| " + row.first->name + (stand_in ? " (simulated stand-in) | " : " | ") + std::string(row.model) + " |";
    for (const Figure& figure : kFigures) {
      const Summary summary = summary_of(runs, row, figure.key);
      if (has_paper) text += " " + figure_or_blank(paper_figure(row, figure.key)) + " |";
      text += is_known(row, figure.key) ? " " + mean_text(summary) + " | " + figure_or_blank(summary.median) + " |"
                                        : " not known | |";
    }
    text += "\n";
  }
  return text;
}

Json json_of(std::span<const Run> runs) {
  Json json{{"table", Json::array()}, {"runs", Json::array()}};
  for (const Row& row : rows_of(runs)) {
    for (const Figure& figure : kFigures) {
      const Summary summary = summary_of(runs, row, figure.key);
      json["table"].push_back({{"name", row.first->name},
                               {"data", row.first->result["data"]},
                               {"model", row.model},
                               {"figure", figure.key},
                               {"paper", or_null(paper_figure(row, figure.key))},
                               {"mean", or_null(summary.mean)},
                               {"stderr", or_null(summary.standard_error)},
                               {"median", or_null(summary.median)},
                               {"runs", summary.runs},
                               {"left", is_known(row, figure.key) ? summary.left : 0}});
    }
  }
  for (const Run& run : runs) {
    json["runs"].push_back({{"name", run.name}});
    json["runs"].back().update(run.result);
  }
  return json;
}

std::string csv_of(std::span<const Run> runs) {
  constexpr std::array<std::string_view, 12> kColumns{
      "data",         "model",          "seed",       "steps",
      "train_loss",   "test_loss",      "energy_mse", "energy_mse_stderr",
      "energy_drift", "coordinate_mse", "left_at",    "weights_hash"};
  std::string text = "name";
  for (const std::string_view column : kColumns) text += "," + std::string(column);
  for (const Run& run : runs) {
    text += "\n\"" + run.name + "\"";
    for (const std::string_view column : kColumns) {
      const Json& value = run.result[std::string(column)];
      text += "," + (value.is_null() ? "" : value.is_string() ? value.get<std::string>() : value.dump());
    }
  }
  return text + "\n";
}

}  // namespace hnn::cli
