#include "hnn/models/pixel_model.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <cctype>
#include <string>
#include <vector>

#include "hnn/autodiff/program.hpp"
#include "hnn/models/models.hpp"

namespace hnn {
namespace {

using autodiff::Graph;
using autodiff::Program;
using autodiff::Value;

// An observation of one pixel in two frames, (a, b), whose encoder is written down here: z = (a, sign (b - a)).
// The first layer is lifted far above 0, where relu changes nothing, and the last one takes that away again.
struct Written {
  std::vector<int> widths{2, 2};
  std::unique_ptr<Model> model = model_named("hnn").make({.dimension = 2, .widths = widths, .observation = 2});
  std::vector<double> parameters = std::vector<double>(model->layout().size());

  explicit Written(double sign) {
    constexpr double lift = 100;
    set("A1", {1, 0, 0, 1});
    set("a1", {lift, lift});
    set("A4", {1, -sign, 0, sign});  // z_q = h_1, z_p = sign (h_2 - h_1)
    set("a4", {-lift, 0});
  }

  void set(const std::string& name, const std::vector<double>& values) {
    for (const ParameterShape& shape : model->layout().shapes()) {
      if (shape.name == name) {
        std::copy(values.begin(), values.end(), parameters.begin() + static_cast<std::ptrdiff_t>(shape.offset));
      }
    }
  }

  // Reconstruction, canonical and latent term for an observation and the next.
  [[nodiscard]] std::vector<double> terms(const std::vector<double>& x, const std::vector<double>& x_next) const {
    Graph graph(1);
    const Value now = graph.input(2), next = graph.input(2);
    std::vector<Value> outputs;
    for (const LossTerm& term : model->loss_terms(now, next)) outputs.push_back(term.value());
    Program<double> program(graph, outputs);
    program.prepare(parameters.data());
    std::vector<double> values(outputs.size());
    std::vector<double*> to;
    for (double& value : values) to.push_back(&value);
    const std::vector<const double*> from{x.data(), x_next.data()};
    program.run(1, from, to);
    return values;
  }
};

TEST(PixelModel, TheCanonicalTermIsZeroWhereMomentumIsTheChangeOfPosition) {
  const double a = 0.25, b = 0.75, c = 0.5;
  EXPECT_NEAR(Written(1).terms({a, b}, {b, c})[1], 0, 1e-20);
  // The same encoder but for the sign of z_p: the term is (2 (b - a))^2.
  EXPECT_NEAR(Written(-1).terms({a, b}, {b, c})[1], 4 * (b - a) * (b - a), 1e-12);
}

TEST(PixelModel, TheOtherTermsAreOfTheDecoderAndOfTheMotion) {
  // The decoder and H are 0 here, so the picture is its own error, and any change of z is an error of the motion.
  const double a = 0.25, b = 0.75, c = 0.5;
  const std::vector<double> terms = Written(1).terms({a, b}, {b, c});
  EXPECT_NEAR(terms[0], (a * a + b * b) / 2, 1e-12);
  const double change_of_q = b - a, change_of_p = (c - b) - (b - a);
  EXPECT_NEAR(terms[2], (change_of_q * change_of_q + change_of_p * change_of_p) / 2, 1e-12);
}

TEST(PixelModel, ItsLossIsTheSumOfItsTermsWithTheWeightsOfThePaper) {
  const Written written(-1);
  Graph graph(1);
  std::vector<std::pair<std::string_view, double>> weights;
  for (const LossTerm& term : written.model->loss_terms(graph.input(2), graph.input(2))) {
    weights.emplace_back(term.name, term.weight);
  }
  EXPECT_EQ(weights, (std::vector<std::pair<std::string_view, double>>{
                         {"reconstruction", 1}, {"canonical", 1}, {"latent", 0.1}}));
}

TEST(PixelModel, StartsWithBiasesAndOrthogonalWeightsInEveryLayer) {
  const std::vector<int> widths{8, 8};
  for (const auto* name : {"hnn", "baseline"}) {
    const auto model = model_named(name).make({.dimension = 2, .widths = widths, .observation = 12});
    std::vector<float> parameters(model->layout().size());
    Random random(4);
    model->initialise(parameters, random);
    for (const ParameterShape& shape : model->layout().shapes()) {
      const auto first = parameters.begin() + static_cast<std::ptrdiff_t>(shape.offset);
      const std::vector<float> values(first, first + static_cast<std::ptrdiff_t>(shape.size()));
      EXPECT_TRUE(std::any_of(values.begin(), values.end(), [](float v) { return v != 0; })) << shape.name;
    }
    EXPECT_EQ(model->layout().shapes().size(), 5U + 16U) << name;
  }
}

}  // namespace
}  // namespace hnn
