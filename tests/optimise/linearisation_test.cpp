#include "hnn/optimise/linearisation.hpp"

#include <gtest/gtest.h>

#include <cmath>
#include <string>

#include "hnn/error.hpp"
#include "hnn/optimise/residuals.hpp"
#include "optimise/batch.hpp"

namespace hnn {
namespace {

using autodiff::Value;

struct Case {
  std::string_view model, activation;
  std::size_t dimension, observation;
};

// J row by row: the gradient of one residual after the other, each from a graph of its own.
std::vector<double> jacobian_of(const Batch<double>& batch, std::size_t columns) {
  const std::size_t weights = batch.weights.size();
  std::vector<double> jacobian(batch.rows * columns * weights);
  for (std::size_t s = 0; s < batch.rows; ++s) {
    autodiff::Graph graph(1);
    const auto [x, target] = SampleInputs(graph, *batch.model);
    const std::vector<Value> parameters = parameters_of(graph, batch.model->layout());
    const Value r = residuals(*batch.model, x, target, batch.rows);
    const std::array<const double*, 2> inputs{batch.x.data() + s * batch.model->sample_columns(),
                                              batch.target.data() + s * batch.model->target_columns()};
    for (std::size_t c = 0; c < columns; ++c) {
      double* const row = jacobian.data() + (c * batch.rows + s) * weights;
      std::vector<double*> to;
      for (const ParameterShape& shape : batch.model->layout().shapes()) to.push_back(row + shape.offset);
      autodiff::Program<double> program(graph, gradients(sum(slice_columns(r, c, 1)), parameters));
      program.prepare(batch.weights.data());
      program.run(1, inputs, to);
    }
  }
  return jacobian;
}

class OfModels : public ::testing::TestWithParam<Case> {};

TEST_P(OfModels, IsThatOfTheExplicitJacobian) {
  const auto [name, activation, dimension, observation] = GetParam();
  const std::vector<int> widths{9, 7};
  const auto velocity = [](Value x) { return 2.0 * slice_columns(x, x.columns() / 2, x.columns() / 2); };
  for (const std::size_t rows : {std::size_t{1}, std::size_t{7}, std::size_t{100}}) {
    const Batch<double> batch(name,
                              {.dimension = dimension,
                               .widths = widths,
                               .activation = activation,
                               .observation = observation,
                               .velocity = velocity},
                              rows);
    const std::size_t columns = residual_columns(*batch.model), size = rows * columns, weights = batch.weights.size();
    if (size > 700) continue;
    Linearisation<double> linearisation(*batch.model, rows, batch.inputs());
    ASSERT_EQ(linearisation.size(), size);
    const std::vector<double> jacobian = jacobian_of(batch, columns);

    std::vector<double> r(size), gradient(weights), pulled(weights);
    const double loss = linearisation.residuals(batch.weights, r);
    EXPECT_NEAR(loss, batch.gradient(batch.weights, gradient), 1e-12 * loss);
    // The loss is r'r, so its gradient is 2 J'r.
    linearisation.pull_back(batch.weights, r, pulled);
    for (std::size_t w = 0; w < weights; ++w) {
      double explicitly = 0;
      for (std::size_t i = 0; i < size; ++i) explicitly += jacobian[i * weights + w] * r[i];
      ASSERT_NEAR(pulled[w], explicitly, 1e-9 * (1 + std::abs(explicitly)));
      ASSERT_NEAR(2 * pulled[w], gradient[w], 1e-9 * (1 + std::abs(gradient[w])));
    }
    const std::span<const double> k = linearisation.gram(batch.weights);
    for (std::size_t i = 0; i < size; ++i) {
      for (std::size_t j = 0; j <= i; ++j) {
        double explicitly = 0;
        for (std::size_t w = 0; w < weights; ++w) explicitly += jacobian[i * weights + w] * jacobian[j * weights + w];
        ASSERT_NEAR(k[i * size + j], explicitly, 1e-9 * (1 + std::abs(explicitly)))
            << rows << " rows " << i << ' ' << j;
      }
    }
  }
}

std::vector<Case> all_cases() {
  std::vector<Case> cases;
  for (const ModelInfo& model : models()) {
    cases.push_back({model.id, "tanh", 4, 0});
    cases.push_back({model.id, "swish", 2, 0});
    if (!model.needs_velocity) cases.push_back({model.id, "tanh", 2, 6});
  }
  return cases;
}

INSTANTIATE_TEST_SUITE_P(Gram, OfModels, ::testing::ValuesIn(all_cases()), [](const auto& info) {
  const Case& one = info.param;
  return std::string(one.model) + std::string(one.activation) + (one.observation > 0 ? "InFrames" : "");
});

TEST(Linearisation, RefusesABatchThatIsTooMuchToSolveFor) {
  const Batch<float> batch("hnn", {.dimension = 4, .widths = {4}}, 601);
  try {
    Linearisation<float> linearisation(*batch.model, batch.rows, batch.inputs());
    FAIL();
  } catch (const Error& error) {
    EXPECT_STREQ(error.what(),
                 "A batch of 601 points has 2404 residuals, 4 of each point, and this optimizer solves for at most "
                 "2400; set a batch of at most 600.");
  }
}

}  // namespace
}  // namespace hnn
