#include <algorithm>
#include <cmath>
#include <cstdio>
#include <iostream>
#include <memory>
#include <nlohmann/json.hpp>
#include <optional>
#include <string>
#include <vector>

#include "cli/commands.hpp"
#include "cli/contenders.hpp"
#include "cli/csv.hpp"
#include "cli/drawing.hpp"
#include "cli/files.hpp"
#include "cli/gnuplot.hpp"
#include "cli/threads.hpp"
#include "cli/usage.hpp"
#include "hnn/error.hpp"
#include "hnn/integrate/solvers.hpp"
#include "hnn/text/number_text.hpp"
#include "hnn/text/suggestion.hpp"

namespace hnn::cli {
namespace {

struct SectionOptions {
  ContenderOptions contenders;
  std::optional<std::string> energy, orbits, crossings, csv, svg;
  bool json = false;
};

constexpr int kMostCrossings = 100'000;
constexpr double kLongestCrossing = 50;  // units of time that a crossing may take, on average

std::string csv_of(const Contenders& all, std::span<const Section> sections) {
  std::string text = "motion,orbit,t";
  for (const std::string& name : column_names(all.coordinates)) text += "," + name;
  text += '\n';
  const std::size_t d = all.coordinates.size();
  for (std::size_t i = 0; i < sections.size(); ++i) {
    for (std::size_t orbit = 0; orbit < sections[i].count(); ++orbit) {
      const Section::Crossings& found = sections[i].crossings(orbit);
      for (std::size_t j = 0; j < found.times.size(); ++j) {
        text +=
            all.each[i].model.value_or("truth") + "," + std::to_string(orbit + 1) + "," + number_text(found.times[j]);
        append_values(text, std::span(found.states).subspan(j * d, d));
        text += '\n';
      }
    }
  }
  return text;
}

std::string script_of(const Contenders& all, const TaskSection& section, std::span<const Section> sections) {
  const std::size_t q = section.plane.other_position(), p = q + 2, d = all.coordinates.size();
  std::string text = "set datafile separator comma\n" + look();
  for (std::size_t i = 0; i < sections.size(); ++i) {
    text += "$points" + std::to_string(i) + " << EOD\n";
    for (std::size_t orbit = 0; orbit < sections[i].count(); ++orbit) {
      const std::vector<double>& states = sections[i].crossings(orbit).states;
      for (std::size_t j = 0; j < states.size(); j += d) {
        text += number_text(states[j + q]) + "," + number_text(states[j + p]) + "\n";
      }
    }
    text += "EOD\n";
  }
  const auto range = [](const char* axis, double from, double to) {
    return std::string("set ") + axis + "range [" + number_text(from) + ":" + number_text(to) + "]\n";
  };
  text += terminal(sections.size(), 1) + layout(sections.size(), 1) + "unset key\n" +
          range("x", section.q_from, section.q_to) + range("y", section.p_from, section.p_to) +
          axis_label("x", all.coordinates[q]) + axis_label("y", all.coordinates[p]);
  for (std::size_t i = 0; i < sections.size(); ++i) {
    const std::string colour = all.each[i].model ? all.each[i].role.colour : palette::text;
    text += "set title '" + all.each[i].title + "'\nplot $points" + std::to_string(i) +
            " using 1:2 with points pt 7 ps 0.2 lc rgb '" + colour + "'\n";
  }
  return text + "unset multiplot\n";
}

struct SectionSummary {
  std::size_t crossings = 0, left = 0;
  std::optional<double> distance;  // of the crossings from the true ones
};

SectionSummary summary_of(const Plane& plane, const Section& section, const Section* truth) {
  SectionSummary summary;
  std::vector<double> distances;
  for (std::size_t orbit = 0; orbit < section.count(); ++orbit) {
    summary.crossings += section.crossings(orbit).times.size();
    if (section.left(orbit)) ++summary.left;
    if (truth == nullptr) continue;
    const std::vector<double> each =
        distances_to(plane, section.crossings(orbit).states, truth->crossings(orbit).states);
    distances.insert(distances.end(), each.begin(), each.end());
  }
  if (distances.empty()) return summary;
  std::sort(distances.begin(), distances.end());
  summary.distance = distances[distances.size() / 2];
  return summary;
}

void print(const Contenders& all, double energy, std::span<const SectionSummary> summaries, bool as_json,
           const TaskSection& section, std::size_t orbits) {
  const std::string plane = column_names(all.coordinates)[section.plane.coordinate];
  if (as_json) {
    nlohmann::ordered_json json{
        {"task", all.experiment.task},
        {"plane", {{"coordinate", plane}, {"value", section.plane.value}, {"direction", section.plane.direction}}},
        {"energy", energy},
        {"solver", solver_text(all.solver)},
        {"orbits", orbits},
        {"sections", nlohmann::ordered_json::array()}};
    for (std::size_t i = 0; i < summaries.size(); ++i) {
      nlohmann::ordered_json one{{"model", nullptr},
                                 {"crossings", summaries[i].crossings},
                                 {"left", summaries[i].left},
                                 {"median_distance", nullptr}};
      if (all.each[i].model) one["model"] = *all.each[i].model;
      if (summaries[i].distance) one["median_distance"] = *summaries[i].distance;
      json["sections"].push_back(one);
    }
    std::cout << json.dump() << "\n";
    return;
  }
  const bool grows = section.plane.direction > 0;
  std::cout << all.experiment.task << ", " << plane << " = " << number_text(section.plane.value) << " while it "
            << (grows ? "grows" : "falls") << ", energy " << number_text(energy) << ", " << orbits << " orbits, "
            << solver_text(all.solver) << "\n\n";
  for (std::size_t i = 0; i < summaries.size(); ++i) {
    const SectionSummary& one = summaries[i];
    std::cout << all.each[i].title << ": " << one.crossings << " crossings";
    char number[32];
    if (one.distance) {
      std::snprintf(number, sizeof number, "%.2g", *one.distance);
      std::cout << ", of which half are nearer than " << number << " to a true one of the same orbit";
    }
    if (one.left > 0) std::cout << "; " << one.left << " of the orbits left the finite numbers";
    std::cout << ".\n";
  }
}

void run(const SectionOptions& options) {
  require_one_output(options.json, options.csv.value_or(""));
  const auto orbits = static_cast<std::size_t>(whole_number("--orbits", options.orbits.value_or("5"), 1, kMostOrbits));
  const auto crossings =
      static_cast<std::size_t>(whole_number("--crossings", options.crossings.value_or("200"), 1, kMostCrossings));
  const Contenders all = contenders_of(options.contenders);
  const TaskSection& section = section_of(*all.task);
  const std::vector<double> starts =
      options.energy || all.from.empty() ? starts_with_energy(all, options.energy, orbits) : all.from;
  const double energy = all.energy()(std::span(starts).first(all.coordinates.size()));
  if (options.csv && options.csv != "-") require_writable(*options.csv);
  if (options.svg) {
    require_writable(*options.svg);
    require_gnuplot();
  }
  const std::shared_ptr<Team> team = team_of(options.contenders.threads);
  std::vector<Section> sections;
  for (const Contender& one : all.each) {
    const double until = kLongestCrossing * static_cast<double>(crossings);
    Section& found = sections.emplace_back(section.plane, one.enter(starts), all.coordinates.size(), crossings, until);
    while (!found.done()) found.advance(one.field, all.solver, one.for_threads ? team.get() : nullptr);
  }
  if (options.csv) write_csv(*options.csv, csv_of(all, sections));
  if (options.svg) write_file(*options.svg, lettered(drawn_by_gnuplot(script_of(all, section, sections))));
  if (options.csv == "-") return;
  std::vector<SectionSummary> summaries;
  for (std::size_t i = 0; i < sections.size(); ++i) {
    summaries.push_back(summary_of(section.plane, sections[i], all.each[i].model ? sections.data() : nullptr));
  }
  print(all, energy, summaries, options.json, section, sections.front().count());
}

}  // namespace

void add_section(CLI::App& program) {
  CLI::App& command = *program.add_subcommand(
      "section", "Where motions go through a plane (a Poincaré section): of the truth, and of models beside it");
  const auto options = std::make_shared<SectionOptions>();
  add_contenders(command, options->contenders);
  command.add_option("--energy", options->energy, "of all orbits [the task's own]")->type_name("NUMBER");
  command.add_option("--orbits", options->orbits, "spread over the plane [5]")
      ->type_name("1.." + std::to_string(kMostOrbits));
  command.add_option("--crossings", options->crossings, "of each orbit [200]")
      ->type_name("1.." + std::to_string(kMostCrossings));
  command.add_option("--csv", options->csv, "write all crossings; - for the standard output")->type_name("FILE");
  command.add_option("--svg", options->svg, "draw the sections side by side")->type_name("FILE");
  command.add_flag("--json", options->json, "print one JSON object");
  command.callback([options] { run(*options); });
}

}  // namespace hnn::cli
