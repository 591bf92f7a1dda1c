#include "hnn/chaos/lyapunov.hpp"

#include <algorithm>
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
#include "cli/json.hpp"
#include "cli/threads.hpp"
#include "cli/usage.hpp"
#include "hnn/error.hpp"
#include "hnn/integrate/solvers.hpp"
#include "hnn/text/number_text.hpp"

namespace hnn::cli {
namespace {

struct LyapunovOptions {
  ContenderOptions contenders;
  std::optional<std::string> orbits, until, apart, size, energy, csv, svg;
  bool json = false;
};

constexpr double kLongest = 1e6;

struct Result {
  Exponent mean{};
  std::vector<std::optional<double>> exponents{}, together{};  // [orbit]
  std::vector<std::pair<double, double>> estimates{};          // the mean over time
  std::size_t left = 0;
};

/// Two motions that begin `apart` from each other have parted when they are `size` apart.
struct Parting {
  double apart, size;
};

Result follow(const Contender& one, const std::vector<double>& starts, const Parting& parting, double until,
              const SolverOptions& solver, Team* team) {
  Result result;
  const std::vector<double> states = one.enter(starts);
  const std::size_t d = one.field.dimension;
  Lyapunov lyapunov(states, d, until);
  while (!lyapunov.done()) {
    lyapunov.advance(one.field, solver, one.for_threads ? team : nullptr);
    const Exponent so_far = mean_exponent(lyapunov);
    if (so_far.orbits > 0) result.estimates.emplace_back(lyapunov.time(), so_far.mean);
  }
  result.mean = mean_exponent(lyapunov);
  for (std::size_t i = 0; i < lyapunov.count(); ++i) {
    result.exponents.push_back(lyapunov.exponent(i));
    if (lyapunov.left(i)) ++result.left;
    result.together.push_back(
        time_together(one.field, std::span(states).subspan(i * d, d), parting.apart, parting.size, until, solver));
  }
  return result;
}

/// None where less than half part.
std::optional<double> median_together(const Result& result) {
  std::vector<double> times;
  for (const std::optional<double>& time : result.together) {
    if (time) times.push_back(*time);
  }
  if (2 * times.size() <= result.together.size()) return std::nullopt;
  std::sort(times.begin(), times.end());
  return times[result.together.size() / 2];
}

nlohmann::ordered_json json_of(const Contender& one, const Result& result) {
  nlohmann::ordered_json json{{"model", nullptr},    {"exponent", nullptr},
                              {"stderr", nullptr},   {"together", or_null(median_together(result))},
                              {"left", result.left}, {"orbits", nlohmann::ordered_json::array()}};
  if (one.model) json["model"] = *one.model;
  if (result.mean.orbits > 0) json["exponent"] = result.mean.mean;
  if (result.mean.orbits > 1) json["stderr"] = result.mean.error;
  for (std::size_t i = 0; i < result.exponents.size(); ++i) {
    json["orbits"].push_back({{"exponent", or_null(result.exponents[i])}, {"together", or_null(result.together[i])}});
  }
  return json;
}

std::string sentence_of(const Contender& one, const Result& result, const LyapunovOptions& options, double until) {
  const auto number = [](double value) {
    char text[32];
    std::snprintf(text, sizeof text, "%.4g", value);
    return std::string(text);
  };
  std::string text = one.title + ": ";
  if (result.mean.orbits == 0) return text + "every orbit left the finite numbers.\n";
  text += "the exponent is " + number(result.mean.mean);
  if (result.mean.orbits > 1)
    text += " ± " + number(result.mean.error) + " over " + std::to_string(result.mean.orbits) + " orbits";
  const std::optional<double> together = median_together(result);
  text += "; two starts " + options.apart.value_or("1e-6") + " apart ";
  text += together ? "are " + options.size.value_or("0.1") + " apart after " + number(*together)
                   : "stay nearer than " + options.size.value_or("0.1") + " up to " + number_text(until);
  if (result.mean.orbits > 1) text += " (median)";
  if (result.left > 0) text += "; " + std::to_string(result.left) + " of the orbits left the finite numbers";
  return text + ".\n";
}

std::string csv_of(const Contenders& all, std::span<const Result> results, std::span<const double> starts) {
  std::string text = "motion,orbit,exponent,together";
  for (const std::string& name : column_names(all.coordinates)) text += "," + name;
  text += '\n';
  const std::size_t d = all.coordinates.size();
  const auto cell = [](const std::optional<double>& value) { return value ? number_text(*value) : std::string(); };
  for (std::size_t i = 0; i < results.size(); ++i) {
    for (std::size_t orbit = 0; orbit < results[i].exponents.size(); ++orbit) {
      text += all.each[i].model.value_or("truth") + "," + std::to_string(orbit + 1) + "," +
              cell(results[i].exponents[orbit]) + "," + cell(results[i].together[orbit]);
      append_values(text, starts.subspan(orbit * d, d));
      text += '\n';
    }
  }
  return text;
}

std::string script_of(const Contenders& all, std::span<const Result> results) {
  std::string text = "set datafile separator comma\n" + look(), plots;
  for (std::size_t i = 0; i < results.size(); ++i) {
    const std::string block = "$mean" + std::to_string(i);
    text += block + " << EOD\n";
    for (const auto& [time, mean] : results[i].estimates) text += number_text(time) + "," + number_text(mean) + "\n";
    text += "EOD\n";
    if (results[i].estimates.empty()) continue;
    plots += block + " using 1:2 with lines " + ink(all.each[i].role) + " title '" + all.each[i].title + "', ";
  }
  return text + terminal(2, 1) + "set title 'Largest Lyapunov exponent, so far'\n" +
         axis_label("x", all.task->time.quantity()) + "plot " + plots + "\n";
}

void run(const LyapunovOptions& options) {
  require_one_output(options.json, options.csv.value_or(""));
  const auto orbits = static_cast<std::size_t>(whole_number("--orbits", options.orbits.value_or("5"), 1, kMostOrbits));
  const double until = positive_number("--until", options.until.value_or("1000"), kLongest);
  const Parting parting{.apart = positive_number("--apart", options.apart.value_or("1e-6"), 1),
                        .size = positive_number("--size", options.size.value_or("0.1"), 1e6)};
  const Contenders all = contenders_of(options.contenders);
  const std::vector<double> starts =
      options.energy ? starts_with_energy(all, options.energy, orbits) : all.starts(orbits);
  if (options.csv && options.csv != "-") require_writable(*options.csv);
  if (options.svg) {
    require_writable(*options.svg);
    require_gnuplot();
  }
  const std::shared_ptr<Team> team = team_of(options.contenders.threads);
  std::vector<Result> results;
  for (const Contender& one : all.each) {
    results.push_back(follow(one, starts, parting, until, all.solver, team.get()));
  }
  if (options.csv) write_csv(*options.csv, csv_of(all, results, starts));
  if (options.svg) write_file(*options.svg, lettered(drawn_by_gnuplot(script_of(all, results))));
  if (options.csv == "-") return;
  if (options.json) {
    nlohmann::ordered_json json{{"task", all.experiment.task},
                                {"solver", solver_text(all.solver)},
                                {"until", until},
                                {"motions", nlohmann::ordered_json::array()}};
    for (std::size_t i = 0; i < results.size(); ++i) json["motions"].push_back(json_of(all.each[i], results[i]));
    std::cout << json.dump() << "\n";
    return;
  }
  std::cout << all.experiment.task << ", up to t = " << number_text(until) << ", " << solver_text(all.solver) << "\n\n";
  for (std::size_t i = 0; i < results.size(); ++i) std::cout << sentence_of(all.each[i], results[i], options, until);
}

}  // namespace

void add_lyapunov(CLI::App& program) {
  CLI::App& command = *program.add_subcommand(
      "lyapunov", "At which rate motions part that begin close to each other, of the truth and of models beside it");
  const auto options = std::make_shared<LyapunovOptions>();
  add_contenders(command, options->contenders);
  command.add_option("--energy", options->energy, "of all orbits, which then begin in the task's section")
      ->type_name("NUMBER");
  command.add_option("--orbits", options->orbits, "how many [5]")->type_name("1.." + std::to_string(kMostOrbits));
  command.add_option("--until", options->until, "for how long each is followed [1000]")->type_name("TIME");
  command.add_option("--apart", options->apart, "how far two starts are apart [1e-6]")->type_name("DISTANCE");
  command.add_option("--size", options->size, "how far they are apart that have parted [0.1]")->type_name("DISTANCE");
  command.add_option("--csv", options->csv, "write a line for each orbit; - for the standard output")
      ->type_name("FILE");
  command.add_option("--svg", options->svg, "draw what the exponent came to over time")->type_name("FILE");
  command.add_flag("--json", options->json, "print one JSON object");
  command.callback([options] { run(*options); });
}

}  // namespace hnn::cli
