// What holds for every row of the table of models.

#include "hnn/models/models.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <set>
#include <string>
#include <tuple>
#include <vector>

#include "hnn/autodiff/phase_space.hpp"
#include "hnn/error.hpp"
#include "hnn/text/suggestion.hpp"
#include "models/evaluated.hpp"

namespace hnn {
namespace {

using autodiff::Value;

constexpr std::size_t rows = 6, dimension = 4, pixels = 5;

Shape shape_of(std::string_view activation = "tanh", std::size_t observation = 0) {
  return {.dimension = dimension,
          .widths = {8, 6},
          .activation = activation,
          .observation = observation,
          .velocity = [](Value x) { return momenta(x) + sin(positions(x)); }};
}

void expect_gradient_of_the_loss(const Model& model, double h) {
  LossAndGradient loss(model, normal_values(rows * model.sample_columns(), 1),
                       normal_values(rows * model.target_columns(), 2));
  std::vector<double> parameters = start_of(model);
  (void)loss(parameters);
  const std::vector<double> ours = loss.gradient();
  double scale = 0;
  for (const double g : ours) scale = std::max(scale, std::abs(g));
  for (std::size_t i = 0; i < parameters.size(); ++i) {
    const double middle = parameters[i];
    const auto at = [&](double offset) {
      parameters[i] = middle + offset;
      return loss(parameters);
    };
    const double slope = (8 * (at(h) - at(-h)) - (at(2 * h) - at(-2 * h))) / (12 * h);
    parameters[i] = middle;
    EXPECT_NEAR(ours[i], slope, 1e-6 * scale) << "parameter " << i;
  }
}

// That of a Hamiltonian's loss differentiates through a gradient.
using LossTest = testing::TestWithParam<std::tuple<std::string_view, std::string_view>>;

TEST_P(LossTest, ItsGradientAgreesWithFiniteDifferences) {
  const auto [id, activation] = GetParam();
  expect_gradient_of_the_loss(*model_named(id).make(shape_of(activation)), 1e-4);
}

TEST_P(LossTest, ItsGradientInFramesAgreesWithFiniteDifferences) {
  const auto [id, activation] = GetParam();
  // So small a step that no relu of the autoencoder is switched by it.
  expect_gradient_of_the_loss(*model_named(id).make(shape_of(activation, pixels)), 1e-7);
}

std::vector<std::string_view> ids() {
  std::vector<std::string_view> result;
  for (const ModelInfo& model : models()) result.push_back(model.id);
  return result;
}

// Not relu: the loss of a Hamiltonian of it jumps where a unit switches on.
INSTANTIATE_TEST_SUITE_P(EveryModel, LossTest,
                         testing::Combine(testing::ValuesIn(ids()),
                                          testing::Values("tanh", "sigmoid", "softplus", "elu", "swish")),
                         [](const auto& info) {
                           return std::string(std::get<0>(info.param)) + "_" + std::string(std::get<1>(info.param));
                         });

class EveryModel : public testing::TestWithParam<std::string_view> {
 protected:
  const ModelInfo& info = model_named(GetParam());
  std::unique_ptr<Model> model = info.make(shape_of());
  std::vector<double> parameters = start_of(*model), x = normal_values(rows * dimension, 3);

  [[nodiscard]] std::vector<double> at_x(const Equation& equation) const {
    return evaluated(equation, parameters, x, dimension);
  }
};

INSTANTIATE_TEST_SUITE_P(Rows, EveryModel, testing::ValuesIn(ids()),
                         [](const auto& info) { return std::string(info.param); });

TEST_P(EveryModel, HasTheEnergyThatItsRowSays) {
  autodiff::Graph graph(rows);
  const auto h = model->hamiltonian(graph.input(dimension));
  ASSERT_EQ(h.has_value(), info.has_energy);
  EXPECT_FALSE(info.conserves && !info.has_energy);
  if (!h) return;
  EXPECT_EQ(h->columns(), 1U);
  const std::vector<double> slope = at_x([&](Value in) { return gradient(sum(*model->hamiltonian(in)), in); });
  const std::vector<double> dxdt = at_x([&](Value in) { return model->time_derivative(in); });
  double most = 0;
  for (std::size_t row = 0; row < rows; ++row) {
    double dhdt = 0;
    for (std::size_t i = row * dimension; i < (row + 1) * dimension; ++i) dhdt += slope[i] * dxdt[i];
    most = std::max(most, std::abs(dhdt));
  }
  if (info.conserves) {
    EXPECT_LT(most, 1e-14);
  } else {
    EXPECT_GT(most, 1e-3);
  }
}

TEST_P(EveryModel, SplitsWhereItsRowSaysAndNowhereElse) {
  autodiff::Graph graph(rows);
  ASSERT_EQ(model->split(graph.input(dimension)).has_value(), info.separable);
  if (!info.separable) return;
  const auto halves = [&] {
    return std::pair(at_x([&](Value in) { return model->split(in)->dqdt; }),
                     at_x([&](Value in) { return model->split(in)->dpdt; }));
  };
  const auto [dqdt, dpdt] = halves();
  const std::vector<double> whole = at_x([&](Value in) { return model->time_derivative(in); });
  constexpr std::size_t n = dimension / 2;
  for (std::size_t row = 0; row < rows; ++row) {
    for (std::size_t i = 0; i < n; ++i) {
      EXPECT_EQ(whole[row * dimension + i], dqdt[row * n + i]);
      EXPECT_EQ(whole[row * dimension + n + i], dpdt[row * n + i]);
    }
  }
  const auto moved = [&](std::size_t first) {  // by 1: q, or p
    for (std::size_t row = 0; row < rows; ++row) {
      for (std::size_t i = 0; i < n; ++i) x[row * dimension + first + i] += 1;
    }
    const auto result = halves();
    x = normal_values(rows * dimension, 3);
    return result;
  };
  const auto with_other_q = moved(0), with_other_p = moved(n);
  EXPECT_EQ(with_other_q.first, dqdt);
  EXPECT_NE(with_other_q.second, dpdt);
  EXPECT_NE(with_other_p.first, dqdt);
  EXPECT_EQ(with_other_p.second, dpdt);
}

TEST_P(EveryModel, AsksForAVelocityWhereItsRowSays) {
  Shape shape = shape_of();
  shape.velocity = nullptr;
  if (info.needs_velocity) {
    EXPECT_THROW((void)info.make(shape), Error);
  } else {
    EXPECT_NO_THROW((void)info.make(shape));
  }
}

TEST_P(EveryModel, IsTheSameMotionInFrames) {
  const auto seen = info.make(shape_of("tanh", pixels));
  EXPECT_EQ(seen->sample_columns(), pixels);
  ASSERT_NE(seen->autoencoder(), nullptr);
  EXPECT_EQ(model->autoencoder(), nullptr);
  const auto plain_shapes = model->layout().shapes(), shapes = seen->layout().shapes();
  ASSERT_EQ(shapes.size(), plain_shapes.size() + 16);
  for (std::size_t i = 0; i < plain_shapes.size(); ++i) {
    EXPECT_EQ(shapes[i].name, plain_shapes[i].name);
    EXPECT_EQ(shapes[i].offset, plain_shapes[i].offset);
  }
  const std::vector<double> all = start_of(*seen);
  EXPECT_TRUE(std::equal(parameters.begin(), parameters.end(), all.begin())) << "the same start of the same seed";
  const auto same = [&](const Equation& plain, const Equation& in_frames) {
    EXPECT_EQ(evaluated(in_frames, all, x, dimension), at_x(plain));
  };
  same([&](Value z) { return model->time_derivative(z); }, [&](Value z) { return seen->time_derivative(z); });
  if (info.has_energy) {
    same([&](Value z) { return *model->hamiltonian(z); }, [&](Value z) { return *seen->hamiltonian(z); });
  }
  if (info.separable) {
    same([&](Value z) { return model->split(z)->dpdt; }, [&](Value z) { return seen->split(z)->dpdt; });
  }
}

TEST_P(EveryModel, StartsWithEveryParameterOfItsOwnAndNoneZero) {
  std::set<std::string> names;
  std::size_t next = 0;
  for (const ParameterShape& shape : model->layout().shapes()) {
    EXPECT_TRUE(names.insert(shape.name).second) << shape.name;
    EXPECT_EQ(shape.offset, next) << shape.name;
    next += shape.size();
    for (std::size_t i = shape.offset; i < next; ++i) EXPECT_NE(parameters[i], 0) << shape.name;
  }
  EXPECT_EQ(next, model->layout().size());
}

TEST_P(EveryModel, HasWordsForPeople) {
  for (const std::string_view text : {info.title, info.label, info.in_text, info.sentence}) EXPECT_FALSE(text.empty());
  EXPECT_TRUE(info.in_text.starts_with("the ")) << info.in_text;
  EXPECT_NE(info.sentence.back(), '.') << "it stands within a sentence";
}

TEST(Models, AreCalledDifferently) {
  std::set<std::string_view> words;
  for (const ModelInfo& model : models()) words.insert({model.id, model.title, model.in_text});
  EXPECT_EQ(words.size(), 3 * models().size());
}

TEST(Models, RefuseAnUnknownName) {
  const auto message = [](std::string_view id) {
    try {
      (void)model_named(id);
    } catch (const Error& error) {
      return std::string(error.what());
    }
    return std::string("no error");
  };
  std::vector<std::string_view> ids;
  for (const ModelInfo& model : models()) ids.push_back(model.id);
  EXPECT_EQ(message("separabel"), "There is no model \"separabel\"; did you mean separable?");
  EXPECT_EQ(message("lagrangian"), "There is no model \"lagrangian\"; the models are " + joined(ids, ", ") + ".");
}

}  // namespace
}  // namespace hnn
