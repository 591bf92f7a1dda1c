#pragma once

#include <CLI/CLI.hpp>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "cli/palette.hpp"
#include "cli/setting_flags.hpp"
#include "hnn/physics/system.hpp"
#include "hnn/training/trainer.hpp"

namespace hnn::cli {

/// One whose motions are looked at: the truth or a model.
struct Contender {
  std::optional<std::string> model;  ///< none: the truth
  std::string title;
  Role role;
  Field field;
  bool for_threads;                                                          ///< several may use the field at once
  std::function<std::vector<double>(const std::vector<double>& x)> enter{};  ///< its own states of the system's
};

/// The truth of a task, where a law is known, and models of it, and how their motions are solved.
struct Contenders {
  Experiment experiment;
  const TaskInfo* task;
  std::vector<Quantity> coordinates;
  SolverOptions solver;
  std::vector<double> from;        ///< the start state that was asked for; empty: none
  std::shared_ptr<System> system;  ///< null where nothing is known
  std::vector<std::shared_ptr<Trainer>> trainers;
  std::vector<Contender> each;

  /// So many states to begin with: the one that was asked for, or else such as the task draws.
  [[nodiscard]] std::vector<double> starts(std::size_t count) const;
  /// H of the system.
  [[nodiscard]] std::function<double(std::span<const double>)> energy() const;
};

/// The arguments that name contenders: a task, or files of models that all learn one.
struct ContenderOptions {
  std::vector<std::string> what;
  SettingFlags flags;
  std::optional<std::string> data, threads;
};
void add_contenders(CLI::App& command, ContenderOptions& options);

/// Throws Error for a task that isn't there, a file that is no model, and models of several tasks.
[[nodiscard]] Contenders contenders_of(const ContenderOptions& options);

/// Throws Error where the task has no section.
[[nodiscard]] const TaskSection& section_of(const TaskInfo& task);

/// The largest number of orbits that may be asked for.
constexpr int kMostOrbits = 1000;

/// So many states in the section of the task, with this energy or the section's own. Throws Error for no such energy.
[[nodiscard]] std::vector<double> starts_with_energy(const Contenders& all, const std::optional<std::string>& energy,
                                                     std::size_t count);

}  // namespace hnn::cli
