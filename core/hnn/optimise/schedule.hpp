#pragma once

#include <array>
#include <string_view>

namespace hnn {

/// How the learning rate changes in the course of a training.
struct Schedule {
  bool one_cycle = false;
  int steps = 0;  ///< of the whole training

  /// What the learning rate is multiplied by at a step, the first being 0. One cycle (Smith & Topin 2018): it rises
  /// evenly over the first tenth of the steps and falls to 0 along half a cosine over the rest; who trains on after the
  /// last step begins another cycle.
  [[nodiscard]] double factor(int step) const;
};

inline constexpr std::array<std::string_view, 2> schedule_names = {"constant", "one-cycle"};

/// Of a training of so many steps. Throws Error for an unknown name.
[[nodiscard]] Schedule schedule_named(std::string_view name, int steps);

}  // namespace hnn
