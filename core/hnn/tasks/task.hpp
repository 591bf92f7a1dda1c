#pragma once

#include <cstddef>
#include <functional>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>
#include <xtensor/xtensor.hpp>

#include "hnn/autodiff/phase_space.hpp"
#include "hnn/chaos/section.hpp"
#include "hnn/data/source.hpp"
#include "hnn/experiment.hpp"
#include "hnn/integrate/integrate.hpp"
#include "hnn/physics/system.hpp"

namespace hnn {

/// A figure of the paper's Table 1.
struct PaperFigure {
  std::string_view figure;  ///< "train_loss", "test_loss" or "energy_mse"
  std::string_view model;
  double value = 0;
  std::string_view setting{};  ///< it is for this value of this setting alone; "" for any
  std::string_view setting_value{};
};

/// A sentence that explains a result, where a setting has a value and one kind of model is clearly better.
struct Finding {
  std::string_view setting;
  std::string_view value;
  bool conserving_is_better = true;  ///< models that keep their H keep the energy better than those that do not
  std::string_view text;
};

/// The Poincaré section in which a task with two degrees of freedom is looked at: of the other one, which the plane
/// leaves, position and momentum are shown.
struct TaskSection {
  Plane plane{};
  double energy = 0;                                    ///< of the motions that are shown first
  double lowest = 0, highest = 0;                       ///< energies that are offered
  double q_from = -1, q_to = 1, p_from = -1, p_to = 1;  ///< what is shown
};

/// A `Quantity` as a row has it, which is no code but a piece of data.
struct QuantityInfo {
  std::string_view name, symbol, unit;

  [[nodiscard]] Quantity quantity() const { return {std::string(name), std::string(symbol), std::string(unit)}; }
};

/// What the true motion keeps beside its energy.
struct Invariant {
  Quantity quantity;
  std::function<double(std::span<const double> x)> of;
};

/// A task: what is learned, and all that is said of it. A new one is a file in this folder that gives its row, and its
/// line in tasks.cpp; a program of one's own can also give its row to a `Trainer`, which needs no word of it.
struct TaskInfo {
  std::string_view id;
  std::string_view title{};
  std::string_view description{};    ///< one line
  std::string_view in_text{};        ///< "a mass on a spring"
  std::string_view seen{};           ///< what a model is shown: "states of a mass on a spring"
  std::string_view seen_measured{};  ///< the same of a recording; "" where there is none
  std::string_view stand_in_text{};  ///< what is said of data that stand in for measured ones
  std::string_view remark{};         ///< sentences after what the models learn

  std::string_view view{};            ///< how the page shows it: "plane", "bodies", "rods" or "frames"
  std::string_view drawing = "none";  ///< of the small moving picture beside the plane

  std::vector<QuantityInfo> coordinates{};  ///< of a state, q before p; empty where the settings or the file decide
  std::vector<Quantity> (*coordinates_of)(const Experiment&) = nullptr;  ///< where the settings do
  QuantityInfo time{"time", "t", "s"};
  std::optional<QuantityInfo> energy{};  ///< none where no energy is known
  bool energy_kept = true;               ///< the true motion keeps it
  std::vector<Invariant> (*invariants)(const Experiment&) = nullptr;
  std::optional<TaskSection> section{};
  bool has_law = true;               ///< `system` is the true law, and not only what is known of the energy
  bool takes_formula = false;        ///< the settings H, D, box and energies say what it is
  bool takes_masses = false;         ///< the setting masses says how many move
  double drive_frequency = 0;        ///< of the clock that drives it, see `Driven`; 0: nothing does
  bool has_conventions = false;      ///< the paper's text and its code differ in the data
  double momentum_per_velocity = 0;  ///< of frames: p is so many times the angular velocity

  SourceInfo source{};
  double test_share = 0.5;         ///< of the trajectories, rounded down, but at least one
  std::size_t metric_starts = 15;  ///< start states of the energy metric
  double metric_duration = 20;     ///< the energy metric's last time; its first is 0
  std::size_t metric_times = 200;  ///< equally spaced, both ends included

  std::vector<std::string_view> default_models{};  ///< trained where nothing else is said; at least one
  std::vector<Finding> findings{};
  std::vector<PaperFigure> paper{};
  std::string_view paper_note{};  ///< what one must know to compare

  Experiment code{};        ///< defaults, by the published code where it is a task of the paper
  Experiment paper_text{};  ///< what the paper's text says instead
  /// What the fast recipe has in place of these defaults' training: steps that are through much sooner and learn no
  /// worse.
  void (*fast)(Experiment& defaults) = [](Experiment&) {};

  /// The law, or what stands in for it; null where none is known.
  std::unique_ptr<System> (*system)(const Experiment&) = nullptr;
  /// dq/dt [batch, n] of x [batch, 2n], which a model may be given; null where the task gives none.
  autodiff::Value (*velocity)(const Experiment&, autodiff::Value x) = nullptr;
  Recording (*stand_in)(Random& random) = nullptr;  ///< taken where no recording is given

  /// Of a state; none where the file decides.
  [[nodiscard]] std::vector<Quantity> coordinates_in(const Experiment& experiment) const;
  [[nodiscard]] bool is_driven() const { return drive_frequency != 0; }
  /// Coordinates of a state; 0 where the settings or the file decide.
  [[nodiscard]] std::size_t dimension() const { return coordinates.size(); }
  [[nodiscard]] bool has_energy() const { return energy.has_value(); }
  [[nodiscard]] bool has_frames() const { return source.observation_columns > 0; }
  [[nodiscard]] bool takes_file() const { return source.takes_file; }
  [[nodiscard]] bool needs_file() const { return takes_file() && stand_in == nullptr; }
  /// The models that the paper reports of the task, each once; empty where the task isn't one of the paper's.
  [[nodiscard]] std::vector<std::string_view> papers_models() const;
};

// For rows, what several of them say.

/// `TaskInfo::system` of a law that no setting changes.
template <class Law>
[[nodiscard]] std::unique_ptr<System> make_system(const Experiment&) {
  return std::make_unique<Law>();
}
/// `TaskInfo::velocity` where the momenta are the velocities.
[[nodiscard]] autodiff::Value velocity_is_momentum(const Experiment&, autodiff::Value x);
/// For `TaskInfo::fast`: so many steps of Gauss-Newton, each with so many points.
void by_gauss_newton(Experiment& defaults, int steps, int batch);
/// For `TaskInfo::fast`: so many steps of Adam in one cycle.
void by_one_cycle(Experiment& defaults, int steps);

/// The coordinates of so many degrees of freedom: q and p, or q1, q2 and so on, and p1, p2 and so on.
[[nodiscard]] std::vector<Quantity> numbered_coordinates(std::size_t freedom);
/// The coordinates of two or three bodies in the plane: all x, all y, and the momenta of each in the same order.
[[nodiscard]] std::vector<QuantityInfo> coordinates_of_bodies(std::size_t bodies);

/// Motions from some states: what a model's motions are compared with.
struct TrueMotions {
  std::vector<double> start;      ///< [row, coordinate]
  std::vector<double> times;      ///< the start's first
  xt::xtensor<double, 3> states;  ///< [time, row, coordinate]
};

/// dq/dt as the task gives it to a model; empty where it gives none.
[[nodiscard]] std::function<autodiff::Value(autodiff::Value)> velocity_of(const TaskInfo& task,
                                                                          const Experiment& experiment);

/// A task for one experiment, whose data are still being made.
struct TaskMaking {
  /// `info` must outlive this. Throws Error for a file that cannot be read, or one where the task takes none.
  TaskMaking(const TaskInfo& info, const Experiment& experiment, const File* file);

  const TaskInfo* info;
  Experiment experiment;
  std::unique_ptr<System> system;
  std::unique_ptr<DataParts> data;
};

/// A task made for one experiment: the data, and what is known of the truth.
class Task {
 public:
  /// Makes what is missing of the data, which the team shares where there is one. Throws Error as `TaskMaking` does.
  explicit Task(TaskMaking&& making, const OnProgress& on_progress = {}, Team* team = nullptr);
  Task(const TaskInfo& info, const Experiment& experiment, const File* file)
      : Task(TaskMaking(info, experiment, file)) {}

  [[nodiscard]] const TaskInfo& info() const { return *info_; }
  [[nodiscard]] const Dataset& data() const { return data_; }
  [[nodiscard]] std::size_t dimension() const { return data_.train.dimension(); }
  /// Of a state: the task's, those that the settings ask for, or the file's.
  [[nodiscard]] const std::vector<Quantity>& coordinates() const { return data_.coordinates; }

  /// What the true motion keeps beside its energy.
  [[nodiscard]] const std::vector<Invariant>& invariants() const { return invariants_; }

  /// Throws Error where that is no state of the task, by its length.
  void require_state(std::span<const double> x) const;

  /// The start state of the first test trajectory.
  [[nodiscard]] std::vector<double> first_test_start() const;

  /// The system's own energy of a state; only where `info().has_energy()`.
  [[nodiscard]] double energy(std::span<const double> x) const { return system_->energy(x); }

  /// The law, for as long as this lives and for any number of threads; none where it isn't known, or is one in discrete
  /// time.
  [[nodiscard]] std::optional<Field> field() const;

  /// The true motion from a state, or nothing where it is not known. Of a recording it is the test trajectory as
  /// recorded, whatever the times. Throws Error where the solver cannot follow the law.
  struct Truth {
    std::vector<double> times;
    Trajectories motion;
  };
  [[nodiscard]] std::optional<Truth> truth(std::span<const double> start, std::span<const double> times,
                                           const SolverOptions& solver) const;

  /// The true motions that the energy metric compares with.
  [[nodiscard]] TrueMotions metric_motions() const;

  /// The mean squared error of the law itself on the training data: what noise leaves for any model. None where the law
  /// is not known, or is one in discrete time, or where training does not compare with its derivatives.
  [[nodiscard]] std::optional<double> noise_floor() const;

 private:
  [[nodiscard]] Trajectories follow(std::span<const double> start, std::size_t rows, std::span<const double> times,
                                    const SolverOptions& solver) const;

  const TaskInfo* info_;
  bool learns_exact_;
  std::unique_ptr<System> system_;
  std::vector<Invariant> invariants_;
  Dataset data_;
};

}  // namespace hnn
