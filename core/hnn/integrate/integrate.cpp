#include "hnn/integrate/integrate.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <string>

#include "hnn/error.hpp"
#include "hnn/integrate/dopri5.hpp"
#include "hnn/integrate/rk4.hpp"

namespace hnn {
namespace {

constexpr std::array<std::string_view, 2> kNames{"dopri5", "rk4"};

void require_positive(std::string_view name, double value) {
  if (!(value > 0.0 && std::isfinite(value))) {
    throw Error("The integrator's " + std::string(name) + " is " + std::to_string(value) +
                "; it must be a positive number.");
  }
}

bool finite(std::span<const double> values) {
  return std::all_of(values.begin(), values.end(), [](double value) { return std::isfinite(value); });
}

}  // namespace

std::span<const std::string_view> integrator_names() { return kNames; }

Trajectories integrate(const VectorField& field, std::span<const double> start, std::size_t rows,
                       std::span<const double> times, const IntegratorOptions& options) {
  if (std::find(kNames.begin(), kNames.end(), options.name) == kNames.end()) {
    throw Error("The integrator \"" + std::string(options.name) + "\" is unknown; it is dopri5 or rk4.");
  }
  require_positive("rtol", options.rtol);
  require_positive("atol", options.atol);
  require_positive("step", options.step);
  if (rows == 0 || start.empty() || start.size() % rows != 0) {
    throw Error("The start has " + std::to_string(start.size()) + " numbers for " + std::to_string(rows) +
                " states; every state needs the same number of them, and at least one.");
  }
  if (!finite(start)) throw Error("The start state is not finite; every coordinate must be a finite number.");
  if (!finite(times)) throw Error("An output time is not finite; every time must be a finite number.");
  if (!std::is_sorted(times.begin(), times.end()) && !std::is_sorted(times.rbegin(), times.rend())) {
    throw Error("The output times turn round; they must never decrease, or never increase.");
  }
  if (times.empty()) return {xt::xtensor<double, 3>::from_shape({0, rows, start.size() / rows}), std::nullopt};
  return options.name == "rk4" ? integrate_rk4(field, start, rows, times, options)
                               : integrate_dopri5(field, start, rows, times, options);
}

}  // namespace hnn
