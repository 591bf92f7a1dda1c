#include <algorithm>
#include <cmath>
#include <iostream>
#include <memory>
#include <optional>
#include <stdexcept>
#include <vector>

#include "cli/commands.hpp"
#include "cli/csv.hpp"
#include "cli/files.hpp"
#include "cli/gnuplot.hpp"
#include "cli/setting_flags.hpp"
#include "cli/training.hpp"
#include "hnn/error.hpp"
#include "hnn/text/number_text.hpp"

namespace hnn::cli {
namespace {

struct Options {
  SettingFlags flags;
  std::optional<std::string> data;
  std::string svg;
};

/// One of the motions from the same start, at the same times.
struct Motion {
  std::string block;  // the name of its data in the script
  std::string title;
  std::string colour;
  Rollout rollout;
  std::vector<double> learned;  // H of the Hamiltonian network along the motion
};

struct Picture {
  std::size_t dimension;
  std::vector<Motion> motions;  // the true one first
};

// The columns of a motion's data: the time, the coordinates, then these.
enum Column : std::size_t { energy = 1, kinetic, learned, error };
std::string column(const Picture& picture, Column which) { return std::to_string(1 + picture.dimension + which); }

/// The kinetic energy of unit masses.
double kinetic_energy(std::span<const double> x) {
  double sum = 0;
  for (const double p : x.subspan(x.size() / 2)) sum += 0.5 * p * p;
  return sum;
}

/// A motion that left the finite numbers ends there.
std::string data_of(const Motion& motion, const Rollout& truth) {
  const Rollout& rollout = motion.rollout;
  const std::size_t d = rollout.states.shape(1);
  std::string text = motion.block + " << EOD\n";
  for (std::size_t i = 0; i < rollout.times.size(); ++i) {
    if (rollout.left_at && rollout.times[i] > *rollout.left_at) break;
    const std::span<const double> x(&rollout.states(i, 0), d);
    double square = 0;
    for (std::size_t k = 0; k < d; ++k) square += std::pow(x[k] - truth.states(i, k), 2) / static_cast<double>(d);
    std::string line;
    append_values(line, {&rollout.times[i], 1});
    append_values(line, x);
    for (const double value : {rollout.energy[i], kinetic_energy(x), motion.learned[i], square}) {
      append_values(line, {&value, 1});
    }
    text += line.substr(1) + "\n";
  }
  return text + "EOD\n";
}

std::string curve(const Motion& motion, const std::string& x, const std::string& y) {
  return motion.block + " using " + x + ":" + y + " with lines lc rgb '" + motion.colour + "' title '" + motion.title +
         "'";
}

/// A panel with a curve of each motion over time.
std::string over_time(const Picture& picture, const std::string& title, Column which) {
  std::string text = "set title '" + title + "'\nset xlabel 't'\nplot ";
  for (const Motion& motion : picture.motions) {
    if (which == Column::error && &motion == &picture.motions.front()) continue;
    text += curve(motion, "1", column(picture, which)) + ", ";
  }
  return text + "\n";
}

std::string errors_and_energies(const Picture& picture) {
  return "set logscale y\nset format y '10^{%T}'\n" + over_time(picture, "Mean squared error of coordinates", error) +
         "unset logscale y\nset format y '%g'\n" + over_time(picture, "HNN-conserved quantity", learned) +
         over_time(picture, "Total energy", energy);
}

/// The paper's Fig. 2: predictions, coordinate error, conserved quantity, energy.
std::string panels_of_one_body(const Picture& picture) {
  std::string text = "set multiplot layout 1,4\nset title 'Predictions'\nset xlabel 'q'\nset ylabel 'p'\nplot ";
  for (const Motion& motion : picture.motions) text += curve(motion, "2", "3") + ", ";
  return text + "\nunset ylabel\n" + errors_and_energies(picture);
}

/// The paper's Fig. 3 and B.2: orbits, and potential, kinetic and total energy of each motion; then what Fig. 2 shows.
std::string panels_of_bodies(const Picture& picture) {
  const std::size_t bodies = picture.dimension / 4;
  double reach = 0;
  const Rollout& truth = picture.motions.front().rollout;
  for (std::size_t i = 0; i < truth.times.size(); ++i) {
    for (std::size_t k = 0; k < 2 * bodies; ++k) reach = std::max(reach, std::abs(truth.states(i, k)));
  }
  const std::string range = "[" + number_text(-1.2 * reach) + ":" + number_text(1.2 * reach) + "]";
  std::string text = "set multiplot layout 3,3\nset size ratio -1\nset xrange " + range + "\nset yrange " + range +
                     "\nset xlabel 'x'\nset ylabel 'y'\nunset key\n";
  for (const Motion& motion : picture.motions) {
    text += "set title '" + motion.title + "'\nplot ";
    for (std::size_t body = 0; body < bodies; ++body) {
      const std::string columns = " using " + std::to_string(2 + body) + ":" + std::to_string(2 + bodies + body);
      const std::string colour = " lc " + std::to_string(body + 1);
      text += motion.block + columns + " with lines" + colour + ", " + motion.block + columns +
              " every ::0::0 with points pt 7" + colour + ", ";
    }
    text += "\n";
  }
  text += "set size noratio\nset autoscale\nunset ylabel\nset xlabel 't'\nset key\n";
  const std::string total = column(picture, energy), kinetic_part = column(picture, kinetic);
  for (const Motion& motion : picture.motions) {
    text += "set title 'Energy: " + motion.title + "'\nplot " + motion.block + " using 1:($" + total + "-$" +
            kinetic_part + ") with lines title 'potential', " + motion.block + " using 1:" + kinetic_part +
            " with lines title 'kinetic', " + motion.block + " using 1:" + total +
            " with lines lc rgb 'black' title 'total'\n";
  }
  return text + errors_and_energies(picture);
}

std::string script_of(const Picture& picture) {
  const bool bodies = picture.dimension > 2;
  std::string text = "set datafile separator comma\nset key below\nset terminal svg size ";
  text += bodies ? "1200,1100" : "1600,400";
  text += " font 'sans-serif,13' background '#ffffff'\n";
  for (const Motion& motion : picture.motions) text += data_of(motion, picture.motions.front().rollout);
  text += bodies ? panels_of_bodies(picture) : panels_of_one_body(picture);
  return text + "unset multiplot\n";
}

/// A model that finds its states in frames is shown those of the motion.
std::vector<double> learned_along(const Rollout& rollout, Trainer& hamiltonian) {
  if (rollout.conserved) return *rollout.conserved;
  std::vector<float> states(rollout.states.begin(), rollout.states.end());
  if (hamiltonian.observation_columns() > 0) states = hamiltonian.encode(hamiltonian.observe(states));
  const std::vector<float> learned = hamiltonian.hamiltonian(states);
  return {learned.begin(), learned.end()};
}

void run(const Options& options) {
  Experiment experiment = options.flags.experiment();
  RolloutRequest request{.from = experiment.from,
                         .until = experiment.until,
                         .points = 500,
                         .integrator = experiment.integrator,
                         .tolerance = experiment.tolerance,
                         .time_step = experiment.time_step};
  const std::optional<Recording> recording = recording_for(experiment, options.data);
  require_writable(options.svg);
  require_gnuplot();

  experiment.model = "baseline";
  Trainer baseline = make_trainer(experiment, recording);
  experiment.model = "hnn";
  Trainer hamiltonian = make_trainer(experiment, recording);
  const std::optional<Rollout> truth = hamiltonian.reference(request);
  if (!truth) throw Error("The recording holds no motion from another start state than its own; leave --from out.");
  request.times = truth->times;
  for (Trainer* const trainer : {&baseline, &hamiltonian}) {
    if (std::isfinite(train(*trainer).evaluation.train_loss)) continue;
    throw std::runtime_error("The training of the " + trainer->experiment().model +
                             " diverged, so there is nothing to draw; try a smaller --learning-rate.");
  }

  Picture picture{hamiltonian.dimension(), {}};
  const std::string source = hamiltonian.dataset().source == "measured" ? "measured" : "truth";
  picture.motions = {{"$truth", source, "black", *truth, {}},
                     {"$baseline", "baseline", "#cc3311", baseline.rollout(request), {}},
                     {"$hnn", "HNN", "#0077bb", hamiltonian.rollout(request), {}}};
  for (Motion& motion : picture.motions) {
    motion.learned = learned_along(motion.rollout, hamiltonian);
    if (motion.rollout.left_at) motion.title += ", left at t = " + number_text(*motion.rollout.left_at);
  }
  write_file(options.svg, drawn_by_gnuplot(script_of(picture)));
}

}  // namespace

void add_figure(CLI::App& program) {
  CLI::App& command = *program.add_subcommand(
      "figure", "Train both models and draw their motions, errors and energies, as in the paper's Fig. 2, 3 and B.2");
  const auto options = std::make_shared<Options>();
  options->flags.add_task(command);
  options->flags.add(command, "convention");
  options->flags.add(command, "seed");
  for (const char* group : {"data", "training", "rollout"}) options->flags.add_group(command, group);
  command.add_option("--data", options->data, "a recording for real-pendulum; without it one is simulated")
      ->type_name("FILE");
  command.add_option("--svg", options->svg, "where to write the figure")->required()->type_name("FILE");
  command.callback([options] { run(*options); });
}

}  // namespace hnn::cli
