#pragma once

#include <string>
#include <vector>
#include <xtensor/xtensor.hpp>

namespace hnn {

/// Points of trajectories: what a model learns from.
struct Samples {
  xt::xtensor<double, 2> t;      ///< [trajectory, time]
  xt::xtensor<double, 3> x;      ///< [trajectory, time, coordinate], with noise where the task has it
  xt::xtensor<double, 3> dxdt;   ///< [trajectory, time, coordinate], the targets
  xt::xtensor<double, 2> start;  ///< [trajectory, coordinate], the start states without noise
};

struct Dataset {
  Samples train;
  Samples test;
  std::string source;  ///< "simulated" or "measured", shown wherever the data is shown
};

}  // namespace hnn
