#include "hnn/models/hamiltonian.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <vector>

#include "hnn/autodiff/program.hpp"
#include "hnn/error.hpp"
#include "hnn/nn/mlp.hpp"

namespace hnn {
namespace {

using autodiff::Graph;
using autodiff::Program;
using autodiff::Value;

constexpr std::size_t rows = 6, dimension = 4;

struct LossTest : testing::TestWithParam<std::string_view> {
  Random random{11};
  std::vector<double> x = values(rows * dimension), dxdt = values(rows * dimension);

  std::vector<double> values(std::size_t n) {
    std::vector<double> result(n);
    for (double& value : result) value = random.normal();
    return result;
  }
};

// The gradient of the whole HNN loss, which differentiates through a gradient, against differences of the loss.
TEST_P(LossTest, GradientOfTheHnnLossAgreesWithFiniteDifferences) {
  const std::vector<int> widths{8, 6};
  const Hamiltonian model(dimension, widths, GetParam());
  std::vector<float> start(model.layout().size());
  model.initialise(start, random);
  std::vector<double> parameters(start.begin(), start.end());

  Graph graph(rows);
  const Value in = graph.input(dimension), target = graph.input(dimension);
  const std::vector<Value> weights = parameters_of(graph, model.layout());
  std::vector<Value> outputs{loss(model, in, target)};
  for (const Value& g : gradients(outputs.front(), weights)) outputs.push_back(g);
  Program<double> program(graph, outputs);

  double loss_value = 0;
  std::vector<double> gradient(parameters.size());
  std::vector<double*> to{&loss_value};
  for (const ParameterShape& shape : model.layout().shapes()) to.push_back(gradient.data() + shape.offset);
  const std::vector<const double*> from{x.data(), dxdt.data()};
  const auto run = [&] {
    program.prepare(parameters.data());
    program.run(rows, from, to);
    return loss_value;
  };

  run();
  const std::vector<double> ours = gradient;
  double scale = 0;
  for (const double g : ours) scale = std::max(scale, std::abs(g));
  constexpr double h = 1e-4;
  for (std::size_t i = 0; i < parameters.size(); ++i) {
    const double middle = parameters[i];
    const auto at = [&](double offset) {
      parameters[i] = middle + offset;
      return run();
    };
    const double slope = (8 * (at(h) - at(-h)) - (at(2 * h) - at(-2 * h))) / (12 * h);
    parameters[i] = middle;
    EXPECT_NEAR(ours[i], slope, 1e-6 * scale) << "parameter " << i;
  }
}

// Not relu: the loss of its Hamiltonian jumps where a unit switches on.
INSTANTIATE_TEST_SUITE_P(SmoothActivations, LossTest, testing::Values("tanh", "sigmoid", "softplus", "elu", "swish"));

TEST(Hamiltonian, TheSymplecticGradientIsHamiltonsEquations) {
  Graph graph(1);
  const Value dhdx = graph.input(4), dxdt = symplectic_gradient(dhdx);
  Program<double> program(graph, std::span<const Value>(&dxdt, 1));
  const std::vector<double> in{1, 2, 30, 40};  // dH/dq1, dH/dq2, dH/dp1, dH/dp2
  std::vector<double> out(4);
  const double* const from = in.data();
  double* const to = out.data();
  program.prepare(nullptr);
  program.run(1, std::span<const double* const>(&from, 1), std::span<double* const>(&to, 1));
  EXPECT_EQ(out, (std::vector<double>{30, 40, -1, -2}));
}

TEST(Model, RefusesAnUnknownName) {
  const std::vector<int> widths{4};
  EXPECT_THROW((void)make_model("lagrangian", 2, widths, "tanh"), Error);
  EXPECT_THROW((void)make_model("hnn", 2, widths, "sine"), Error);
}

}  // namespace
}  // namespace hnn
