#pragma once

#include <gtest/gtest.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <cstddef>
#include <functional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "hnn/integrate/solvers.hpp"
#include "hnn/math/elementary.hpp"

/// Motions that every solver can be tried on, since each is given whole and in two halves.
namespace hnn::motions {

/// One half for one state: of n values of p, n values of dq/dt, or of q, dp/dt.
using Half = std::function<void(std::span<const double> from, std::span<double> to)>;

inline Field separable(std::size_t degrees, const Half& dqdt, const Half& dpdt) {
  const std::size_t d = 2 * degrees;
  const VectorField all_dqdt = [=](std::span<const double> x, std::span<double> to) {
    for (std::size_t row = 0; row < x.size() / d; ++row) {
      dqdt(x.subspan(row * d + degrees, degrees), to.subspan(row * degrees, degrees));
    }
  };
  const VectorField all_dpdt = [=](std::span<const double> x, std::span<double> to) {
    for (std::size_t row = 0; row < x.size() / d; ++row) {
      dpdt(x.subspan(row * d, degrees), to.subspan(row * degrees, degrees));
    }
  };
  const VectorField whole = [=](std::span<const double> x, std::span<double> dxdt) {
    for (std::size_t row = 0; row < x.size() / d; ++row) {
      dqdt(x.subspan(row * d + degrees, degrees), dxdt.subspan(row * d, degrees));
      dpdt(x.subspan(row * d, degrees), dxdt.subspan(row * d + degrees, degrees));
    }
  };
  return {d, whole, Split{all_dqdt, all_dpdt}};
}

/// Every row is (cos t, -sin t) times its own amplitude.
inline Field oscillator() {
  return separable(
      1, [](auto p, auto dqdt) { dqdt[0] = p[0]; }, [](auto q, auto dpdt) { dpdt[0] = -q[0]; });
}

/// H = 3 (1 - cos q) + p^2, so that dq/dt = 2 p is not p.
inline Field pendulum() {
  return separable(
      1, [](auto p, auto dqdt) { dqdt[0] = 2.0 * p[0]; }, [](auto q, auto dpdt) { dpdt[0] = -3.0 * math::sin(q[0]); });
}

inline double pendulum_energy(std::span<const double> x) { return 3.0 * (1.0 - math::cos(x[0])) + x[1] * x[1]; }

/// H = p^2 - 1 / |q| in the plane: again dq/dt = 2 p, so the body has half a unit of mass.
inline Field orbit() {
  return separable(
      2,
      [](auto p, auto dqdt) {
        dqdt[0] = 2.0 * p[0];
        dqdt[1] = 2.0 * p[1];
      },
      [](auto q, auto dpdt) {
        const double square = q[0] * q[0] + q[1] * q[1];
        const double cube = square * std::sqrt(square);
        dpdt[0] = -q[0] / cube;
        dpdt[1] = -q[1] / cube;
      });
}

/// Its ellipse of eccentricity 0.3 and half axis 1, by Kepler's equation; at time 0 the body is nearest to the centre.
inline std::array<double, 4> orbit_at(double t) {
  constexpr double kEccentricity = 0.3;
  const double mean = std::sqrt(2.0) * t;  // |q''| = 2 / |q|^2
  double anomaly = mean;
  for (int i = 0; i < 20; ++i) {
    anomaly -= (anomaly - kEccentricity * std::sin(anomaly) - mean) / (1.0 - kEccentricity * std::cos(anomaly));
  }
  const double minor = std::sqrt(1.0 - kEccentricity * kEccentricity);
  const double rate = std::sqrt(2.0) / (1.0 - kEccentricity * std::cos(anomaly));
  return {std::cos(anomaly) - kEccentricity, minor * std::sin(anomaly), -0.5 * rate * std::sin(anomaly),
          0.5 * rate * minor * std::cos(anomaly)};
}

/// q'' = 2 q^3: q = q0 / (1 - q0 t) for p0 = q0^2, which leaves the finite numbers at t = 1 / q0.
inline Field blow_up() {
  return separable(
      1, [](auto p, auto dqdt) { dqdt[0] = p[0]; }, [](auto q, auto dpdt) { dpdt[0] = 2.0 * q[0] * q[0] * q[0]; });
}

inline std::vector<double> equally_spaced(double from, double to, std::size_t points) {
  std::vector<double> times(points);
  for (std::size_t i = 0; i < points; ++i) {
    times[i] = from + (to - from) * static_cast<double>(i) / static_cast<double>(points - 1);
  }
  return times;
}

/// The state of row 0 at the last of the times.
inline std::vector<double> last_state(const Trajectories& motion) {
  const std::size_t d = motion.states.shape(2);
  const double* last = &motion.states(motion.states.shape(0) - 1, 0, 0);
  return {last, last + d};
}

inline double distance(std::span<const double> a, std::span<const double> b) {
  double largest = 0.0;
  for (std::size_t i = 0; i < a.size(); ++i) largest = std::max(largest, std::abs(a[i] - b[i]));
  return largest;
}

inline std::vector<std::string_view> ids_where(const std::function<bool(const SolverInfo&)>& condition) {
  std::vector<std::string_view> ids;
  for (const SolverInfo& solver : solvers()) {
    if (condition(solver)) ids.push_back(solver.id);
  }
  return ids;
}

inline std::vector<std::string_view> every_solver() {
  return ids_where([](const SolverInfo&) { return true; });
}

inline std::vector<std::string_view> fixed_step_solvers() {
  return ids_where([](const SolverInfo& solver) { return !solver.adaptive; });
}

/// GoogleTest allows no hyphen.
inline std::string test_name(const testing::TestParamInfo<std::string_view>& instance) {
  std::string name(instance.param);
  std::replace(name.begin(), name.end(), '-', '_');
  return name;
}

}  // namespace hnn::motions
