// What each model says of its own motion.

#include <gtest/gtest.h>

#include <cmath>
#include <string>
#include <vector>

#include "hnn/autodiff/phase_space.hpp"
#include "hnn/models/dissipative.hpp"
#include "hnn/models/newtonian.hpp"
#include "models/evaluated.hpp"

namespace hnn {
namespace {

using autodiff::Value;

constexpr std::size_t rows = 4, dimension = 4, n = dimension / 2;

std::vector<std::string> names_of(const ModelInfo& row) {
  const auto model = row.make({.dimension = dimension, .widths = {5}, .velocity = [](Value x) { return momenta(x); }});
  std::vector<std::string> names;
  for (const ParameterShape& shape : model->layout().shapes()) names.push_back(shape.name);
  return names;
}

TEST(Model, NamesItsParametersAsFilesKnowThem) {
  EXPECT_EQ(names_of(model_named("baseline")), (std::vector<std::string>{"W1", "b1", "W2"}));
  EXPECT_EQ(names_of(model_named("hnn")), (std::vector<std::string>{"W1", "b1", "W2"}));
  EXPECT_EQ(names_of(model_named("newtonian")), (std::vector<std::string>{"W1", "b1", "W2"}));
  EXPECT_EQ(names_of(model_named("dissipative")),
            (std::vector<std::string>{"H.W1", "H.b1", "H.W2", "D.W1", "D.b1", "D.W2"}));
  EXPECT_EQ(names_of(model_named("separable")),
            (std::vector<std::string>{"T.W1", "T.b1", "T.W2", "V.W1", "V.b1", "V.W2"}));
}

TEST(PhaseSpace, TheSymplecticGradientIsHamiltonsEquations) {
  const std::vector<double> dhdx{1, 2, 30, 40};  // dH/dq1, dH/dq2, dH/dp1, dH/dp2
  EXPECT_EQ(evaluated(symplectic_gradient, {}, dhdx, dimension), (std::vector<double>{30, 40, -1, -2}));
}

TEST(PhaseSpace, IsPositionsAndThenMomenta) {
  const std::vector<double> x{1, 2, 30, 40};
  EXPECT_EQ(evaluated(positions, {}, x, dimension), (std::vector<double>{1, 2}));
  EXPECT_EQ(evaluated(momenta, {}, x, dimension), (std::vector<double>{30, 40}));
  const auto again = [](Value both) { return side_by_side(positions(both), momenta(both)); };
  EXPECT_EQ(evaluated(again, {}, x, dimension), x);
}

// The slope of a column of numbers by the coordinate k of each state.
std::vector<double> slopes(const Equation& equation, const std::vector<double>& parameters,
                           const std::vector<double>& x, std::size_t k) {
  constexpr double h = 1e-3;
  const auto at = [&](double offset) {
    std::vector<double> moved = x;
    for (std::size_t row = 0; row < rows; ++row) moved[row * dimension + k] += offset;
    return evaluated(equation, parameters, moved, dimension);
  };
  const std::vector<double> up = at(h), down = at(-h), far_up = at(2 * h), far_down = at(-2 * h);
  std::vector<double> result(rows);
  for (std::size_t row = 0; row < rows; ++row) {
    result[row] = (8 * (up[row] - down[row]) - (far_up[row] - far_down[row])) / (12 * h);
  }
  return result;
}

TEST(Dissipative, MovesAlongTheSymplecticGradientOfHAndTheGradientOfD) {
  const Dissipative model({.dimension = dimension, .widths = {8, 6}});
  const std::vector<double> parameters = start_of(model), x = normal_values(rows * dimension, 3);
  const Equation h = [&](Value in) { return *model.hamiltonian(in); },
                 d = [&](Value in) { return model.dissipation(in); };
  const std::vector<double> dxdt =
      evaluated([&](Value in) { return model.time_derivative(in); }, parameters, x, dimension);
  for (std::size_t i = 0; i < n; ++i) {
    const std::vector<double> dhdq = slopes(h, parameters, x, i), dhdp = slopes(h, parameters, x, n + i);
    const std::vector<double> dddq = slopes(d, parameters, x, i), dddp = slopes(d, parameters, x, n + i);
    for (std::size_t row = 0; row < rows; ++row) {
      EXPECT_NEAR(dxdt[row * dimension + i], dhdp[row] + dddq[row], 1e-10);
      EXPECT_NEAR(dxdt[row * dimension + n + i], -dhdq[row] + dddp[row], 1e-10);
      EXPECT_GT(std::abs(dhdp[row]), 1e-6);
      EXPECT_GT(std::abs(dddq[row]), 1e-6);
    }
  }
}

class NewtonianTest : public testing::Test {
 protected:
  const Equation velocity = [](Value x) { return cos(positions(x)) * momenta(x); };
  const Newtonian model{{.dimension = dimension, .widths = {8, 6}, .velocity = velocity}};
  const std::vector<double> parameters = start_of(model), x = normal_values(rows * dimension, 3);
};

TEST_F(NewtonianTest, MovesAtTheGivenVelocity) {
  const std::vector<double> given = evaluated(velocity, parameters, x, dimension);
  const std::vector<double> dqdt =
      evaluated([&](Value in) { return positions(model.time_derivative(in)); }, parameters, x, dimension);
  EXPECT_EQ(dqdt, given);
}

TEST_F(NewtonianTest, LearnsTheForceAloneAndIsMeasuredByBoth) {
  const std::vector<double> dxdt = normal_values(rows * dimension, 4);
  const auto with_target = [&](std::size_t changed) {
    std::vector<double> target = dxdt;
    for (std::size_t row = 0; row < rows; ++row) target[row * dimension + changed] += 1;
    LossAndGradient loss(model, x, target);
    const double value = loss(parameters);
    return std::pair(value, loss.gradient());
  };
  LossAndGradient unchanged(model, x, dxdt);
  const double loss = unchanged(parameters);
  EXPECT_NE(with_target(0).first, loss);
  EXPECT_EQ(with_target(0).second, unchanged.gradient());
  EXPECT_NE(with_target(n).second, unchanged.gradient());
}

}  // namespace
}  // namespace hnn
