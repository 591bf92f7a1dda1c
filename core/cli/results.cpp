#include "cli/results.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <cstdio>
#include <optional>
#include <string_view>
#include <vector>

#include "cli/csv.hpp"

namespace hnn::cli {
namespace {

using Json = nlohmann::ordered_json;

constexpr std::array<std::string_view, 2> kModels{"baseline", "hnn"};

struct Figure {
  std::string_view key;
  std::string_view title;
};
constexpr std::array<Figure, 3> kFigures{
    {{"train_loss", "train loss"}, {"test_loss", "test loss"}, {"energy_mse", "energy MSE"}}};

struct PaperFigure {
  std::string_view name;
  std::string_view figure;
  std::array<double, 2> values;  // in the order of kModels
};
// Greydanus, Dzamba and Yosinski (2019), table 1 and, for three bodies, appendix B.
constexpr PaperFigure kPaper[] = {
    {"spring", "train_loss", {3.7e-2, 3.7e-2}},
    {"spring", "energy_mse", {1.7e-1, 3.8e-4}},
    {"pendulum", "train_loss", {3.3e-2, 3.3e-2}},
    {"pendulum", "energy_mse", {4.2e-2, 2.5e-2}},
    {"real-pendulum, forward", "train_loss", {2.7e-3, 9.2e-3}},
    {"real-pendulum, forward", "test_loss", {2.2e-3, 6.0e-3}},
    {"real-pendulum, forward", "energy_mse", {3.9e-1, 1.4e-2}},
    {"two-body", "train_loss", {3.3e-5, 3.0e-6}},
    {"two-body", "energy_mse", {6.3e-2, 3.9e-5}},
    {"three-body", "train_loss", {9.6e-2, 8.0e-2}},
    {"three-body", "energy_mse", {1.1e2, 4.2e-2}},
    {"pixel-pendulum", "train_loss", {1.8e-4, 1.9e-4}},
    {"pixel-pendulum", "energy_mse", {9.3e-3, 1.5e-4}},
};

std::optional<double> paper_figure(std::string_view name, std::string_view figure, std::size_t model) {
  for (const PaperFigure& row : kPaper) {
    if (row.name == name && row.figure == figure) return row.values[model];
  }
  return std::nullopt;
}

struct Summary {
  std::optional<double> mean, standard_error, median;  // of the finite values; the median of all
  std::size_t runs = 0;
  std::size_t left = 0;  // runs without a finite value
};

Summary summary_of(std::span<const Run> runs, std::string_view name, std::string_view model, std::string_view figure) {
  std::vector<double> values;
  Summary summary;
  for (const Run& run : runs) {
    if (run.name != name || run.result["model"] != model) continue;
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
  std::sort(values.begin(), values.end());
  const std::size_t half = values.size() / 2;
  summary.median = values.size() % 2 == 1 ? values[half] : 0.5 * (values[half - 1] + values[half]);
  return summary;
}

/// Each name once, in the order of the runs.
std::vector<const Run*> first_of_each_name(std::span<const Run> runs) {
  std::vector<const Run*> firsts;
  for (const Run& run : runs) {
    if (std::none_of(firsts.begin(), firsts.end(), [&](const Run* first) { return first->name == run.name; })) {
      firsts.push_back(&run);
    }
  }
  return firsts;
}

std::string scientific(std::optional<double> value) {
  if (!value) return "";
  std::array<char, 32> buffer{};
  std::snprintf(buffer.data(), buffer.size(), "%.1e", *value);
  const std::string text(buffer.data());
  const std::size_t e = text.find('e');
  return e == std::string::npos ? text : text.substr(0, e + 1) + std::to_string(std::stoi(text.substr(e + 1)));
}

std::string mean_text(const Summary& summary) {
  if (!summary.mean) return "none finite";
  std::string text = scientific(summary.mean);
  if (summary.standard_error) text += " ± " + scientific(summary.standard_error);
  if (summary.left > 0) text += " (" + std::to_string(summary.left) + " of " + std::to_string(summary.runs) + " left)";
  return text;
}

Json or_null(std::optional<double> value) { return value ? Json(*value) : Json(nullptr); }

}  // namespace

std::string markdown_of(std::span<const Run> runs) {
  std::string text =
      "| task | figure | paper, baseline | baseline, mean ± s.e. | median | paper, HNN | HNN, mean ± s.e. | median |\n"
      "|---|---|---|---|---|---|---|---|\n";
  for (const Run* first : first_of_each_name(runs)) {
    const bool stand_in = first->result["task"] == "real-pendulum" && first->result["data"] == "simulated";
    for (const Figure& figure : kFigures) {
      text += "| " + first->name + (stand_in ? " (simulated stand-in) | " : " | ") + std::string(figure.title) + " |";
      for (std::size_t model = 0; model < kModels.size(); ++model) {
        const Summary summary = summary_of(runs, first->name, kModels[model], figure.key);
        text += " " + scientific(paper_figure(first->name, figure.key, model)) + " | " + mean_text(summary) + " | " +
                scientific(summary.median) + " |";
      }
      text += "\n";
    }
  }
  return text;
}

Json json_of(std::span<const Run> runs) {
  Json json{{"table", Json::array()}, {"runs", Json::array()}};
  for (const Run* first : first_of_each_name(runs)) {
    for (const Figure& figure : kFigures) {
      for (std::size_t model = 0; model < kModels.size(); ++model) {
        const Summary summary = summary_of(runs, first->name, kModels[model], figure.key);
        json["table"].push_back({{"name", first->name},
                                 {"data", first->result["data"]},
                                 {"model", kModels[model]},
                                 {"figure", figure.key},
                                 {"paper", or_null(paper_figure(first->name, figure.key, model))},
                                 {"mean", or_null(summary.mean)},
                                 {"stderr", or_null(summary.standard_error)},
                                 {"median", or_null(summary.median)},
                                 {"runs", summary.runs},
                                 {"left", summary.left}});
      }
    }
  }
  for (const Run& run : runs) {
    json["runs"].push_back({{"name", run.name}});
    json["runs"].back().update(run.result);
  }
  return json;
}

std::string csv_of(std::span<const Run> runs) {
  constexpr std::array<std::string_view, 10> kColumns{"data",       "model",       "seed",       "steps",
                                                      "train_loss", "test_loss",   "energy_mse", "energy_mse_stderr",
                                                      "left_at",    "weights_hash"};
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
