#include <algorithm>
#include <array>
#include <cmath>
#include <cstdio>
#include <iterator>
#include <optional>

#include "cli/csv.hpp"
#include "cli/drawing.hpp"
#include "cli/results.hpp"
#include "cli/study.hpp"
#include "hnn/math/median.hpp"
#include "hnn/settings/comparison.hpp"
#include "hnn/text/number_text.hpp"

namespace hnn::cli {
namespace {

std::optional<double> figure_of(const PlannedRun& run, std::string_view figure) {
  const auto& value = run.result.at(std::string(figure));
  if (!value.is_number()) return std::nullopt;
  return value.get<double>();
}

/// Over the seeds; a run without a finite figure counts as the largest.
struct Spread {
  double median = 0, least = 0, most = 0;
};

std::optional<Spread> spread_of(const std::vector<std::optional<double>>& values) {
  if (values.empty()) return std::nullopt;
  std::vector<double> numbers;
  numbers.reserve(values.size());
  for (const auto& value : values) numbers.push_back(value.value_or(INFINITY));
  const double median = median_of(numbers);
  if (!std::isfinite(median)) return std::nullopt;
  const auto [least, most] = std::minmax_element(numbers.begin(), numbers.end());
  return Spread{median, *least, *most};
}

std::string short_text(double value) { return std::isfinite(value) ? figure_text(value) : "none finite"; }

/// What tells a run from others, but for the seed.
std::string key_of(const PlannedRun& run, const Study& study) {
  std::string key;
  for (const std::string& name : study.varied) key += value_of(run.experiment, name) + "\n";
  return key + run.experiment.model;
}

template <typename Of>
std::vector<std::string> each_once(const std::vector<PlannedRun>& runs, const Of& of) {
  std::vector<std::string> texts;
  for (const PlannedRun& run : runs) {
    const std::string text = of(run);
    if (std::find(texts.begin(), texts.end(), text) == texts.end()) texts.push_back(text);
  }
  return texts;
}

std::string value_or_nothing(const PlannedRun& run, const std::string& setting) {
  if (setting == sample_spacing) return number_text(run.experiment.duration / (run.experiment.points - 1));
  return setting.empty() ? "" : value_of(run.experiment, setting);
}

}  // namespace

std::string csv_of(const Study& study) {
  std::string text;
  for (const std::string& name : study.varied) text += name + ",";
  text += "model,seed";
  for (const std::string_view figure : study_figures) text += "," + std::string(figure);
  text += ",weights_hash,link\n";
  for (const PlannedRun& run : study.runs) {
    for (const std::string& name : study.varied) text += quoted(value_of(run.experiment, name)) + ",";
    text += run.experiment.model + "," + std::to_string(run.experiment.seed);
    for (const std::string_view figure : study_figures) {
      const auto value = figure_of(run, figure);
      text += "," + (value ? number_text(*value) : "");
    }
    text += "," + run.result.at("weights_hash").get<std::string>();
    text += "," + quoted("?" + to_query({run.experiment, {run.experiment.model}})) + "\n";
  }
  return text;
}

std::string markdown_of(const Study& study) {
  std::string head = "|", line = "|";
  for (const std::string& name : study.varied) {
    head += " " + name + " |";
    line += "---|";
  }
  head += " model | test loss | energy MSE | coordinate MSE |";
  line += "---|---|---|---|";
  std::string text = head + "\n" + line + "\n";
  const auto key = [&](const PlannedRun& run) { return key_of(run, study); };
  for (const std::string& row : each_once(study.runs, key)) {
    std::vector<const PlannedRun*> runs;
    for (const PlannedRun& run : study.runs) {
      if (key(run) == row) runs.push_back(&run);
    }
    text += "|";
    for (const std::string& name : study.varied) text += " " + value_of(runs.front()->experiment, name) + " |";
    text += " " + runs.front()->experiment.model + " |";
    for (const char* figure : {"test_loss", "energy_mse", "coordinate_mse"}) {
      std::vector<std::optional<double>> values;
      values.reserve(runs.size());
      for (const PlannedRun* run : runs) values.push_back(figure_of(*run, figure));
      const auto spread = spread_of(values);
      text += !spread ? " none finite |"
                      : " " + short_text(spread->median) + " [" + short_text(spread->least) + ", " +
                            short_text(spread->most) + "] |";
    }
    text += "\n";
  }
  return text;
}

std::string script_of(const StudyChart& chart, const Study& study) {
  const auto at_x = [&](const PlannedRun& run) { return value_or_nothing(run, chart.x); };
  const auto panel = [&](const PlannedRun& run) { return value_or_nothing(run, chart.panels); };
  const auto line = [&](const PlannedRun& run) {
    return run.experiment.model + (chart.series.empty() ? "" : ", " + value_or_nothing(run, chart.series));
  };
  const std::vector<std::string> xs = each_once(study.runs, at_x), panels = each_once(study.runs, panel),
                                 lines = each_once(study.runs, line);
  const bool numeric =
      std::all_of(xs.begin(), xs.end(), [](const std::string& x) { return number_from(x).has_value(); });

  // Categories of a panel are those that it has something of.
  std::vector<std::vector<std::string>> places;
  for (const std::string& shown : panels) {
    std::vector<std::string>& own = places.emplace_back();
    std::copy_if(xs.begin(), xs.end(), std::back_inserter(own), [&](const std::string& x) {
      return numeric || std::any_of(study.runs.begin(), study.runs.end(),
                                    [&](const PlannedRun& run) { return at_x(run) == x && panel(run) == shown; });
    });
  }
  // Names of many categories need the width of two panels.
  constexpr std::size_t most_beside = 5;
  const bool stacked = !numeric && xs.size() > most_beside;
  const std::size_t columns = stacked ? 1 : panels.size(), rows = stacked ? panels.size() : 1;
  std::string script = terminal(stacked ? 2 : columns, rows) + look();
  // Data first: median, least and most at each x of each line in each panel.
  for (std::size_t p = 0; p < panels.size(); ++p) {
    for (std::size_t l = 0; l < lines.size(); ++l) {
      script += "$data" + std::to_string(p) + "_" + std::to_string(l) + " << EOD\n";
      for (std::size_t x = 0; x < places[p].size(); ++x) {
        std::vector<std::optional<double>> values;
        for (const PlannedRun& run : study.runs) {
          if (at_x(run) == places[p][x] && panel(run) == panels[p] && line(run) == lines[l]) {
            values.push_back(figure_of(run, chart.y));
          }
        }
        const auto spread = spread_of(values);
        if (!spread) continue;
        // Categories stand side by side, and in each the lines.
        const double beside =
            lines.size() > 1 ? 0.5 * (static_cast<double>(l) / static_cast<double>(lines.size() - 1) - 0.5) : 0;
        const double place = numeric ? *number_from(places[p][x]) : static_cast<double>(x) + beside;
        const double most = std::isfinite(spread->most) ? spread->most : spread->median;
        script += number_text(place) + " " + number_text(spread->median) + " " + number_text(spread->least) + " " +
                  number_text(most) + "\n";
      }
      script += "EOD\n";
    }
  }
  const bool wide = numeric && *number_from(xs.front()) > 0;
  if (wide) script += "set logscale x\n";
  script += "set logscale y\nset format y '10^{%T}'\n" + layout(columns, rows);
  if (!numeric) script += "set key outside right top\n";
  for (std::size_t p = 0; p < panels.size(); ++p) {
    script += "set title '" + (panels[p].empty() ? chart.title : panels[p]) + "' noenhanced\n";
    if (!numeric) {
      script += "set xtics rotate by -35 (";
      for (std::size_t x = 0; x < places[p].size(); ++x) {
        script += (x > 0 ? ", " : "") + std::string("'") + places[p][x] + "' " + std::to_string(x);
      }
      script += ")\nset xrange [-0.6:" + std::to_string(places[p].size()) + " - 0.4]\n";
    }
    script += axis_label("x", {chart.x, chart.x, ""}) + axis_label("y", {chart.y, chart.y, ""}) + "plot ";
    for (std::size_t l = 0; l < lines.size(); ++l) {
      const Role& role = palette::models[l % palette::models.size()];
      const std::string data = "$data" + std::to_string(p) + "_" + std::to_string(l);
      // More lines than the page has models are told apart by their markers.
      const std::string mark = "pt " + std::to_string(role.marker + static_cast<int>(l / palette::models.size()));
      script += (l > 0 ? ", " : "") + data + " using 1:2:3:4 with yerrorlines " + ink(role) + " " + mark + " title '" +
                lines[l] + "' noenhanced";
      if (!numeric) script.replace(script.rfind("yerrorlines"), 11, "yerrorbars");
    }
    script += "\n";
  }
  return script + "unset multiplot\n";
}

}  // namespace hnn::cli
