#include "hnn/models/rollout_model.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <memory>
#include <string>
#include <tuple>

#include "hnn/autodiff/phase_space.hpp"
#include "hnn/error.hpp"
#include "hnn/models/models.hpp"
#include "models/evaluated.hpp"

namespace hnn {
namespace {

using autodiff::Value;

constexpr std::size_t rows = 5, dimension = 4, horizon = 3;

std::unique_ptr<Model> rollout_of(std::string_view model, std::string_view solver) {
  return std::make_unique<RolloutModel>(
      model_named(model).make(
          {.dimension = dimension, .widths = {7, 5}, .velocity = [](Value x) { return momenta(x); }}),
      solver_named(solver), horizon);
}

// States, and the lengths of the steps after them, which differ.
std::vector<double> windows() {
  std::vector<double> x = normal_values(rows * (dimension + horizon), 1);
  for (std::size_t i = 0; i < x.size(); ++i) {
    if (i % (dimension + horizon) >= dimension) x[i] = 0.1 + 0.05 * std::abs(x[i]);
  }
  return x;
}

class OfSolverAndModel : public testing::TestWithParam<std::tuple<std::string_view, std::string_view>> {};

TEST_P(OfSolverAndModel, TheGradientOfTheRolloutLossAgreesWithFiniteDifferences) {
  const auto [solver, id] = GetParam();
  const auto model = rollout_of(id, solver);
  LossAndGradient loss(*model, windows(), normal_values(rows * dimension * horizon, 2));
  std::vector<double> parameters = start_of(*model);
  (void)loss(parameters);
  const std::vector<double> ours = loss.gradient();
  double scale = 0;
  for (const double g : ours) scale = std::max(scale, std::abs(g));
  EXPECT_GT(scale, 0.0);
  for (std::size_t i = 0; i < parameters.size(); ++i) {
    const double middle = parameters[i], h = 1e-3;
    const auto at = [&](double offset) {
      parameters[i] = middle + offset;
      return loss(parameters);
    };
    const double slope = (8 * (at(h) - at(-h)) - (at(2 * h) - at(-2 * h))) / (12 * h);
    parameters[i] = middle;
    EXPECT_NEAR(ours[i], slope, 1e-8 * scale) << "parameter " << i;
  }
}

std::vector<std::tuple<std::string_view, std::string_view>> all_pairs() {
  std::vector<std::tuple<std::string_view, std::string_view>> pairs;
  for (const SolverInfo& solver : solvers()) {
    for (const ModelInfo& model : models()) {
      if (solver.recorded_step != nullptr && (model.separable || !solver.needs_split)) {
        pairs.emplace_back(solver.id, model.id);
      }
    }
  }
  return pairs;
}

INSTANTIATE_TEST_SUITE_P(Rows, OfSolverAndModel, testing::ValuesIn(all_pairs()), [](const auto& instance) {
  std::string name = std::string(std::get<0>(instance.param)) + "_" + std::string(std::get<1>(instance.param));
  std::replace(name.begin(), name.end(), '-', '_');
  return name;
});

TEST(RolloutModel, AskedForItsMotionIsTheModelItself) {
  const auto model = rollout_of("separable", "leapfrog");
  const auto plain = model_named("separable").make({.dimension = dimension, .widths = {7, 5}});
  const std::vector<double> parameters = start_of(*model), x = normal_values(3 * dimension, 5);
  EXPECT_EQ(parameters, start_of(*plain));
  EXPECT_EQ(evaluated([&](Value v) { return model->time_derivative(v); }, parameters, x, dimension),
            evaluated([&](Value v) { return plain->time_derivative(v); }, parameters, x, dimension));
}

TEST(RolloutModel, RefusesASolverThatCannotStepIt) {
  try {
    (void)rollout_of("hnn", "leapfrog");
    FAIL();
  } catch (const Error& error) {
    EXPECT_NE(std::string(error.what()).find("choose another training_integrator"), std::string::npos);
  }
  EXPECT_THROW((void)rollout_of("hnn", "dopri5"), Error);
}

}  // namespace
}  // namespace hnn
