#include "hnn/models/driven.hpp"

#include <gtest/gtest.h>

#include <vector>

#include "hnn/autodiff/phase_space.hpp"
#include "hnn/models/models.hpp"
#include "models/evaluated.hpp"

namespace hnn {
namespace {

constexpr std::size_t dimension = 6, rows = 4;  // two degrees of freedom and the clock
constexpr double frequency = 0.7;

class DrivenModel : public testing::TestWithParam<std::string_view> {
 protected:
  Driven made(bool told) const {
    const ModelInfo& row = model_named(GetParam());
    return {row.make({.dimension = told ? dimension : dimension - 2, .widths = {7, 5}, .velocity = momenta}), dimension,
            frequency};
  }
  static std::vector<double> derivative(const Driven& model, const std::vector<double>& x) {
    return evaluated([&](autodiff::Value v) { return model.time_derivative(v); }, start_of(model), x, dimension);
  }
  const std::vector<double> x = normal_values(rows * dimension, 5);
};

INSTANTIATE_TEST_SUITE_P(Models, DrivenModel,
                         testing::Values("baseline", "hnn", "dissipative", "separable", "newtonian"),
                         [](const auto& instance) { return std::string(instance.param); });

TEST_P(DrivenModel, HasAClockThatNothingMoves) {
  for (const bool told : {true, false}) {
    const std::vector<double> dxdt = derivative(made(told), x);
    for (std::size_t i = 0; i < x.size(); i += dimension) {
      EXPECT_DOUBLE_EQ(dxdt[i + 2], frequency * x[i + 5]);
      EXPECT_DOUBLE_EQ(dxdt[i + 5], -frequency * x[i + 2]);
    }
  }
}

// Of states that differ in the clock alone.
TEST_P(DrivenModel, SeesTheTimeWhereItIsTold) {
  std::vector<double> later = x;
  for (std::size_t i = 0; i < x.size(); i += dimension) later[i + 2] += 0.5;
  for (const bool told : {true, false}) {
    const Driven model = made(told);
    const std::vector<double> before = derivative(model, x), after = derivative(model, later);
    bool moved = false;
    for (const std::size_t k : {0U, 1U, 3U, 4U}) moved = moved || before[k] != after[k];
    EXPECT_EQ(moved, told);
  }
}

TEST_P(DrivenModel, HasTheSlopesOfItsHAlongAllButTheClock) {
  for (const bool told : {true, false}) {
    const Driven model = made(told);
    const ModelInfo& row = model_named(GetParam());
    if (!row.conserves) return;
    const auto h_at = [&](std::size_t k, double offset) {
      std::vector<double> moved = x;
      for (std::size_t i = k; i < moved.size(); i += dimension) moved[i] += offset;
      return evaluated([&](autodiff::Value v) { return *model.hamiltonian(v); }, start_of(model), moved, dimension);
    };
    const std::vector<double> dxdt = derivative(model, x);
    constexpr double h = 1e-5;
    for (const std::size_t k : {0U, 1U}) {
      const auto q_up = h_at(k, h), q_down = h_at(k, -h), p_up = h_at(k + 3, h), p_down = h_at(k + 3, -h);
      for (std::size_t row_of_x = 0; row_of_x < rows; ++row_of_x) {
        EXPECT_NEAR(dxdt[row_of_x * dimension + k], (p_up[row_of_x] - p_down[row_of_x]) / (2 * h), 1e-9);
        EXPECT_NEAR(dxdt[row_of_x * dimension + k + 3], -(q_up[row_of_x] - q_down[row_of_x]) / (2 * h), 1e-9);
      }
    }
  }
}

TEST_P(DrivenModel, IsInTwoHalvesWhereItsRowSaysSo) {
  for (const bool told : {true, false}) {
    const Driven model = made(told);
    autodiff::Graph graph(1);
    EXPECT_EQ(model.split(graph.input(dimension)).has_value(), model_named(GetParam()).separable);
    if (!model_named(GetParam()).separable) continue;
    const auto half = [&](autodiff::Value SplitDerivative::*which) {
      return evaluated([&](autodiff::Value v) { return (*model.split(v)).*which; }, start_of(model), x, dimension);
    };
    const std::vector<double> dqdt = half(&SplitDerivative::dqdt), dpdt = half(&SplitDerivative::dpdt);
    const std::vector<double> whole = derivative(model, x);
    for (std::size_t row = 0; row < rows; ++row) {
      for (std::size_t k = 0; k < 3; ++k) {
        EXPECT_EQ(dqdt[row * 3 + k], whole[row * dimension + k]);
        EXPECT_EQ(dpdt[row * 3 + k], whole[row * dimension + 3 + k]);
      }
    }
  }
}

}  // namespace
}  // namespace hnn
