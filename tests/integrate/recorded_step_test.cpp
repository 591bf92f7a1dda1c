#include <gtest/gtest.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <string>
#include <vector>

#include "hnn/autodiff/phase_space.hpp"
#include "hnn/autodiff/program.hpp"
#include "hnn/data/simulate.hpp"
#include "hnn/integrate/solvers.hpp"
#include "hnn/physics/pendulum.hpp"

namespace hnn {
namespace {

using autodiff::Value;

std::vector<const SolverInfo*> recorded() {
  std::vector<const SolverInfo*> rows;
  for (const SolverInfo& solver : solvers()) {
    if (solver.recorded_step != nullptr) rows.push_back(&solver);
  }
  return rows;
}

// H = p^2 + 3 (1 - cos q), as the pendulum of the published code.
RecordedField pendulum_field() {
  const auto dqdt = [](Value x) { return 2.0 * momenta(x); };
  const auto dpdt = [](Value x) { return -3.0 * sin(positions(x)); };
  return {.whole = [=](Value x) { return side_by_side(dqdt(x), dpdt(x)); }, .dqdt = dqdt, .dpdt = dpdt};
}

// Two motions at once, each with steps of its own length.
struct Steps {
  std::array<double, 4> x{0.9, -0.3, -0.4, 1.1};
  std::array<double, 2> dt;

  void advance(const SolverInfo& solver, int times) {
    autodiff::Graph graph(2);
    const Value from = graph.input(2), length = graph.input(1);
    const Value to = solver.recorded_step(pendulum_field(), from, length);
    autodiff::Program<double> program(graph, std::span(&to, 1));
    program.prepare(nullptr);
    for (int i = 0; i < times; ++i) {
      const std::array<const double*, 2> inputs{x.data(), dt.data()};
      std::array<double, 4> next{};
      double* const out = next.data();
      program.run(2, inputs, std::span(&out, 1));
      x = next;
    }
  }
};

class RecordedStep : public testing::TestWithParam<const SolverInfo*> {};

TEST_P(RecordedStep, HasTheOrderOfItsSolver) {
  const Pendulum pendulum(Convention::code);
  const auto error = [&](int steps) {
    Steps motion{.dt = {1.0 / steps, 0.5 / steps}};
    motion.advance(*GetParam(), steps);
    double worst = 0;
    for (std::size_t row = 0; row < 2; ++row) {
      const std::array<double, 2> times{0, row == 0 ? 1.0 : 0.5};
      const Steps start{.dt = {}};
      const Trajectories truth = integrate(field_of(pendulum), std::span(start.x).subspan(2 * row, 2), 1, times,
                                           {.rtol = 1e-13, .atol = 1e-13});
      for (std::size_t k = 0; k < 2; ++k) {
        worst = std::max(worst, std::abs(motion.x[2 * row + k] - truth.states(1, 0, k)));
      }
    }
    return worst;
  };
  EXPECT_NEAR(std::log2(error(20) / error(40)), GetParam()->order, 0.15);
}

TEST_P(RecordedStep, IsTheStepOfItsSolver) {
  const SolverInfo& solver = *GetParam();
  const Pendulum pendulum(Convention::code);
  const double dt = 0.02;
  Steps motion{.dt = {dt, dt}};
  const Steps start{.dt = {}};
  motion.advance(solver, 1);
  const std::array<double, 2> times{0, dt};
  const Trajectories own = solver.integrate(field_of(pendulum), start.x, 2, times, {.name = solver.id, .step = dt});
  for (std::size_t row = 0; row < 2; ++row) {
    // An implicit step is off by what a fixed number of iterations leaves of its equations.
    for (std::size_t k = 0; k < 2; ++k) EXPECT_NEAR(motion.x[2 * row + k], own.states(1, row, k), 1e-9);
  }
}

INSTANTIATE_TEST_SUITE_P(Solvers, RecordedStep, testing::ValuesIn(recorded()), [](const auto& instance) {
  std::string name(instance.param->id);
  std::replace(name.begin(), name.end(), '-', '_');
  return name;
});

}  // namespace
}  // namespace hnn
