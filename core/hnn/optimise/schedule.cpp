#include "hnn/optimise/schedule.hpp"

#include <algorithm>
#include <numbers>

#include "hnn/error.hpp"
#include "hnn/math/elementary.hpp"
#include "hnn/text/suggestion.hpp"

namespace hnn {

double Schedule::factor(int step) const {
  if (!one_cycle) return 1;
  const int warm_up = std::max(1, steps / 10), place = step % steps;
  if (place < warm_up) return static_cast<double>(place + 1) / warm_up;
  const double way = static_cast<double>(place - warm_up + 1) / (steps - warm_up + 1);
  return 0.5 + 0.5 * math::cos(std::numbers::pi * way);
}

Schedule schedule_named(std::string_view name, int steps) {
  if (std::find(schedule_names.begin(), schedule_names.end(), name) == schedule_names.end()) {
    throw Error("The schedule " + in_quotes(name) + " is unknown; it is " + joined(schedule_names) + ".");
  }
  return {.one_cycle = name == schedule_names.back(), .steps = steps};
}

}  // namespace hnn
