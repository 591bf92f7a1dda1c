#include <algorithm>
#include <cmath>
#include <iostream>
#include <memory>
#include <optional>
#include <stdexcept>
#include <string_view>
#include <vector>

#include "cli/commands.hpp"
#include "cli/csv.hpp"
#include "cli/drawing.hpp"
#include "cli/files.hpp"
#include "cli/gnuplot.hpp"
#include "cli/setting_flags.hpp"
#include "cli/training.hpp"
#include "hnn/error.hpp"
#include "hnn/text/number_text.hpp"

namespace hnn::cli {
namespace {

struct FigureOptions {
  SettingFlags flags;
  std::optional<std::string> models;
  std::optional<std::string> data;
  std::string svg;
};

/// One of the motions from the same start, at the same times.
struct DrawnMotion {
  std::string block;  // the name of its data in the script
  std::string title;
  Role role;
  Rollout rollout;
  std::vector<std::vector<double>> learned;  // along the motion: H of each model that has one
};

struct Picture {
  const TaskInfo* task;
  std::size_t dimension;
  std::vector<Quantity> coordinates;
  std::vector<DrawnMotion> motions;  // the true one first
  std::vector<std::string> learned;  // titles of the models that have an H
};

// The columns of a motion's data: the time, the coordinates, then these, then the learned H of each model.
enum Column : std::size_t { energy = 1, kinetic, error, first_learned };
std::string column(const Picture& picture, std::size_t which) { return std::to_string(1 + picture.dimension + which); }

/// The kinetic energy of unit masses.
double kinetic_energy(std::span<const double> x) {
  double sum = 0;
  for (const double p : x.subspan(x.size() / 2)) sum += 0.5 * p * p;
  return sum;
}

/// A motion that left the finite numbers ends there.
std::string data_of(const DrawnMotion& motion, const Rollout& truth) {
  const Rollout& rollout = motion.rollout;
  const std::size_t d = rollout.states.shape(1);
  std::string text = motion.block + " << EOD\n";
  for (std::size_t i = 0; i < rollout.times.size(); ++i) {
    if (rollout.left_at && rollout.times[i] > *rollout.left_at) break;
    const std::span<const double> x(&rollout.states(i, 0), d);
    double square = 0;
    for (std::size_t k = 0; k < d; ++k) square += std::pow(x[k] - truth.states(i, k), 2) / static_cast<double>(d);
    std::vector<double> values{rollout.times[i]};
    values.insert(values.end(), x.begin(), x.end());
    values.insert(values.end(), {rollout.energy ? (*rollout.energy)[i] : 0, kinetic_energy(x), square});
    for (const std::vector<double>& learned : motion.learned) values.push_back(learned[i]);
    std::string line;
    append_values(line, values);
    text += line.substr(1) + "\n";
  }
  return text + "EOD\n";
}

std::string curve(const DrawnMotion& motion, const std::string& x, const std::string& y) {
  return motion.block + " using " + x + ":" + y + " with lines " + ink(motion.role) + " title '" + motion.title + "'";
}

/// A marker where the motion begins.
std::string start(const DrawnMotion& motion, const std::string& places) {
  return motion.block + places + " every ::0::0 with points pt " + std::to_string(motion.role.marker) + " lc rgb '" +
         motion.role.colour + "' notitle";
}

/// A panel with a curve of each motion over time.
std::string over_time(const Picture& picture, const std::string& title, std::size_t which) {
  std::string text = "set title '" + title + "'\n" + axis_label("x", picture.task->time.quantity()) + "plot ";
  for (const DrawnMotion& motion : picture.motions) {
    if (which == Column::error && &motion == &picture.motions.front()) continue;
    text += curve(motion, "1", column(picture, which)) + ", ";
  }
  return text + "\n";
}

std::string errors_and_energies(const Picture& picture) {
  std::string text = "set logscale y\nset format y '10^{%T}'\n" +
                     over_time(picture, "Mean squared error of coordinates", error) +
                     "unset logscale y\nset format y '%g'\n";
  for (std::size_t i = 0; i < picture.learned.size(); ++i) {
    text += over_time(picture, "Learned H: " + picture.learned[i], first_learned + i);
  }
  return picture.task->has_energy() ? text + over_time(picture, "Total energy", energy) : text;
}

std::size_t panels_over_time(const Picture& picture) {
  return 1 + picture.learned.size() + (picture.task->has_energy() ? 1 : 0);
}

/// The paper's Fig. 2: predictions in the plane of each degree of freedom, coordinate error, learned H, energy.
std::string planes(const Picture& picture) {
  const std::size_t n = picture.dimension / 2, columns = n + panels_over_time(picture);
  std::string text = terminal(columns, 1) + layout(columns, 1);
  for (std::size_t k = 0; k < n; ++k) {
    const std::string q = std::to_string(2 + k), p = std::to_string(2 + n + k);
    text += "set title 'Predictions'\n" + axis_label("x", picture.coordinates[k]) +
            axis_label("y", picture.coordinates[n + k]) + "plot ";
    for (const DrawnMotion& motion : picture.motions) text += curve(motion, q, p) + ", ";
    for (const DrawnMotion& motion : picture.motions) text += start(motion, " using " + q + ":" + p) + ", ";
    text += "\n";
  }
  return text + "unset ylabel\n" + errors_and_energies(picture);
}

/// The paper's Fig. 3 and B.2: orbits, and potential, kinetic and total energy of each motion; then what Fig. 2 shows.
std::string orbits(const Picture& picture) {
  const std::size_t bodies = picture.dimension / 4;
  double reach = 0;
  const Rollout& truth = picture.motions.front().rollout;
  for (std::size_t i = 0; i < truth.times.size(); ++i) {
    for (std::size_t k = 0; k < 2 * bodies; ++k) reach = std::max(reach, std::abs(truth.states(i, k)));
  }
  const std::string range = "[" + number_text(-1.2 * reach) + ":" + number_text(1.2 * reach) + "]";
  const std::size_t columns = std::max(picture.motions.size(), panels_over_time(picture));
  const auto blank = [&](std::size_t used) {
    std::string text;
    for (; used < columns; ++used) text += "set multiplot next\n";
    return text;
  };
  std::string text = terminal(columns, 3) + layout(columns, 3) + "set size ratio -1\nset xrange " + range +
                     "\nset yrange " + range + "\nset xlabel 'x'\nset ylabel 'y'\nunset key\n";
  for (const DrawnMotion& motion : picture.motions) {
    text += "set title '" + motion.title + "'\nplot ";
    for (std::size_t body = 0; body < bodies; ++body) {
      const std::string places = " using " + std::to_string(2 + body) + ":" + std::to_string(2 + bodies + body);
      const std::string number = ":(\"" + std::to_string(body + 1) + "\")";
      text += motion.block + places + " with lines " + ink(motion.role) + ", " + start(motion, places) + ", " +
              motion.block + places + number + " every ::0::0 with labels offset 1,0.7 tc rgb '" + palette::text +
              "', ";
    }
    text += "\n";
  }
  text += blank(picture.motions.size()) + "set size noratio\nset autoscale\nunset ylabel\n" +
          axis_label("x", picture.task->time.quantity()) + "set key\n";
  const std::string total = column(picture, energy), kinetic_part = column(picture, kinetic);
  for (const DrawnMotion& motion : picture.motions) {
    text += "set title 'Energy: " + motion.title + "'\nplot " + motion.block + " using 1:($" + total + "-$" +
            kinetic_part + ") with lines " + ink({palette::contour, 2, "(7,3)", 0}) + " title 'potential', " +
            motion.block + " using 1:" + kinetic_part + " with lines " + ink({palette::noise_floor, 2, "(2,3)", 0}) +
            " title 'kinetic', " + motion.block + " using 1:" + total + " with lines " +
            ink({palette::text, 2, "solid", 0}) + " title 'total'\n";
  }
  return text + blank(picture.motions.size()) + errors_and_energies(picture);
}

std::string script_of(const Picture& picture) {
  std::string text = "set datafile separator comma\n" + look();
  for (const DrawnMotion& motion : picture.motions) text += data_of(motion, picture.motions.front().rollout);
  return text + (picture.task->view == "bodies" ? orbits(picture) : planes(picture)) + "unset multiplot\n";
}

/// A model that finds its states in frames is shown those of the motion.
std::vector<double> learned_along(const Rollout& rollout, Trainer& with_energy) {
  std::vector<float> states(rollout.states.begin(), rollout.states.end());
  if (with_energy.observation_columns() > 0) states = with_energy.encode(with_energy.observe(states));
  const std::vector<float> learned = with_energy.hamiltonian(states);
  return {learned.begin(), learned.end()};
}

void run(const FigureOptions& options) {
  Values values = options.flags.values();
  if (options.models) values.emplace_back("models", *options.models);
  const Comparison comparison = comparison_from(values);
  const Experiment& experiment = comparison.experiment;
  RolloutRequest request = rollout_request(experiment, model_named(experiment.model));
  request.points = 500;
  request.direction = "forward";
  request.pushes = experiment.pushes;
  const std::optional<File> file = file_for(experiment, options.data);
  require_writable(options.svg);
  require_gnuplot();

  std::vector<Trainer> trainers;
  for (const Experiment& each : experiments_of(comparison)) trainers.push_back(make_trainer(each, file));
  const std::optional<Rollout> truth = trainers.front().reference(request);
  if (!truth) throw Error("The recording holds no motion from another start state than its own; leave --from out.");
  request.times = truth->times;
  for (Trainer& trainer : trainers) {
    if (std::isfinite(train(trainer).evaluation.train_loss)) continue;
    throw std::runtime_error("The training of " + std::string(trainer.model().in_text) +
                             " diverged, so there is nothing to draw; try a smaller --learning-rate.");
  }

  RolloutRequest undisturbed = request;
  undisturbed.pushes.clear();
  Picture picture{&task_of(experiment), trainers.front().dimension(), trainers.front().task().coordinates(), {}, {}};
  const std::string source = trainers.front().dataset().source == "measured" ? "measured" : "truth";
  picture.motions.push_back({"$truth", source, palette::truth, *truth, {}});
  for (std::size_t i = 0; i < trainers.size(); ++i) {
    picture.motions.push_back({"$model" + std::to_string(i),
                               std::string(trainers[i].model().label),
                               palette::models[i],
                               trainers[i].rollout(trainers[i].model().conserves ? request : undisturbed),
                               {}});
  }
  for (Trainer& trainer : trainers) {
    if (!trainer.model().has_energy) continue;
    picture.learned.emplace_back(trainer.model().label);
    for (DrawnMotion& motion : picture.motions) motion.learned.push_back(learned_along(motion.rollout, trainer));
  }
  for (DrawnMotion& motion : picture.motions) {
    if (motion.rollout.left_at) motion.title += ", left at t = " + number_text(*motion.rollout.left_at);
  }
  write_file(options.svg, lettered(drawn_by_gnuplot(script_of(picture))));
}

}  // namespace

void add_figure(CLI::App& program) {
  CLI::App& command = *program.add_subcommand(
      "figure", "Train models and draw their motions, errors and energies, as in the paper's Fig. 2, 3 and B.2");
  const auto options = std::make_shared<FigureOptions>();
  options->flags.add_task(command);
  options->flags.add(command, "convention");
  options->flags.add(command, "seed");
  for (const char* group : {"data", "training", "rollout"}) options->flags.add_group(command, group);
  add_models_option(command, options->models);
  add_data_option(command, options->data);
  command.add_option("--svg", options->svg, "where to write the figure")->required()->type_name("FILE");
  command.callback([options] { run(*options); });
}

}  // namespace hnn::cli
