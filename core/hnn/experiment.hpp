#pragma once

#include <cstdint>
#include <string>
#include <vector>

namespace hnn {

/// A push from outside: at one time the state of a motion is taken along the gradient of the learned H, instead of the
/// symplectic one, until H has changed by `amount`.
struct EnergyPush {
  double amount = 0;  ///< in the unit of the learned H; negative takes energy away
  double at = 0;

  friend bool operator==(const EnergyPush&, const EnergyPush&) = default;
};

/// Every setting of a run. Two equal experiments give the same bits on every machine.
/// The defaults of a task stand in its row (`tasks/tasks.hpp`); `settings()` describes each member.
struct Experiment {
  std::string task = "spring";
  std::string model = "hnn";
  std::string convention = "code";
  std::string recipe = "paper";
  std::uint32_t seed = 0;
  // data
  int masses = 3;                  ///< of a chain
  std::string h{};                 ///< an energy, as a formula
  std::string d{};                 ///< a friction, as a formula; empty: none
  std::vector<double> box{-2, 2};  ///< of start states: lowest and highest of each coordinate, or one pair for all
  std::vector<double> energies{};  ///< of start states: lowest and highest H; empty: any
  int trajectories = 50;
  int points = 30;
  double duration = 3;
  double noise = 0.1;
  std::string derivatives = "exact";
  std::string columns{};  ///< which columns of a file are which, such as "t=Zeit,q=Winkel"; empty: by their names
  // network and training
  std::vector<int> widths{200, 200};
  std::string activation = "tanh";
  int steps = 2000;
  int batch = 0;  ///< 0: all points
  int members = 1;
  std::string time_input = "on";
  std::string loss = "derivative";
  int horizon = 3;  ///< steps between points of the data
  std::string training_integrator = "rk4";
  std::string optimizer = "adam";
  double learning_rate = 1e-3;
  std::string schedule = "constant";
  double beta1 = 0.9;
  double beta2 = 0.999;
  double weight_decay = 1e-4;
  double damping = 1e-2;
  int history = 20;
  // rollout
  std::vector<double> from{};  ///< of motions; empty: the first test start state
  double until = 20.0;
  std::string integrator = "dopri5";
  double tolerance = 1e-9;
  double time_step = 0.01;
  std::string truth = "exact";
  std::vector<EnergyPush> pushes{};  ///< in the order of their times
  std::string direction = "forward";

  friend bool operator==(const Experiment&, const Experiment&) = default;
};

}  // namespace hnn
