// Networks in float64 made by an independent implementation: outputs, loss, every weight gradient and ten Adam steps.

#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <fstream>
#include <nlohmann/json.hpp>

#include "hnn/autodiff/program.hpp"
#include "hnn/models/models.hpp"
#include "hnn/optimise/adam.hpp"

namespace hnn {
namespace {

using nlohmann::json;

json fixture() {
  std::ifstream file(HNN_FIXTURES "/parity.json");
  return json::parse(file);
}

std::vector<double> flat(const json& values) {
  std::vector<double> result;
  for (const json& value : values) {
    if (value.is_array()) {
      const std::vector<double> row = flat(value);
      result.insert(result.end(), row.begin(), row.end());
    } else {
      result.push_back(value.get<double>());
    }
  }
  return result;
}

std::vector<double> gather(const ParameterLayout& layout, const json& tensors) {
  std::vector<double> result(layout.size());
  for (const ParameterShape& shape : layout.shapes()) {
    const std::vector<double> values = flat(tensors.at(shape.name));
    EXPECT_EQ(values.size(), shape.size()) << shape.name;
    std::copy(values.begin(), values.end(), result.begin() + static_cast<std::ptrdiff_t>(shape.offset));
  }
  return result;
}

void expect_close(const std::vector<double>& ours, const std::vector<double>& theirs, const std::string& what) {
  ASSERT_EQ(ours.size(), theirs.size()) << what;
  for (std::size_t i = 0; i < ours.size(); ++i) {
    EXPECT_NEAR(ours[i], theirs[i], 1e-9 * std::max(1.0, std::abs(theirs[i]))) << what << "[" << i << "]";
  }
}

TEST(Parity, OutputsGradientsAndTenAdamSteps) {
  int compared = 0;
  const json document = fixture();
  for (const json& entry : document.at("cases")) {
    if (!entry.contains("dxdt")) continue;
    SCOPED_TRACE(entry.at("name").get<std::string>());
    const std::vector<double> x = flat(entry.at("x")), dxdt = flat(entry.at("dxdt"));
    const std::size_t rows = entry.at("x").size(), dimension = x.size() / rows;
    const std::vector<int> widths{static_cast<int>(entry.at("weights").at("b1").size()),
                                  static_cast<int>(entry.at("weights").at("b2").size())};
    const std::string activation = entry.at("activation").get<std::string>();
    const auto model = model_named(entry.at("model").get<std::string>())
                           .make({.dimension = dimension, .widths = widths, .activation = activation});
    const ParameterLayout& layout = model->layout();
    std::vector<double> weights = gather(layout, entry.at("weights"));

    autodiff::Graph graph(rows);
    const autodiff::Value input = graph.input(dimension), target = graph.input(dimension);
    const autodiff::Value objective = loss(*model, input, target);
    std::vector<autodiff::Value> outputs{objective, model->time_derivative(input)};
    const std::vector<autodiff::Value> parameters = parameters_of(graph, layout);
    for (const autodiff::Value& g : gradients(objective, parameters)) outputs.push_back(g);
    if (entry.contains("H")) outputs.push_back(*model->hamiltonian(input));

    double value = 0;
    std::vector<double> derivative(x.size()), gradient(layout.size()), energy(rows);
    std::vector<double*> to{&value, derivative.data()};
    for (const ParameterShape& shape : layout.shapes()) to.push_back(gradient.data() + shape.offset);
    if (entry.contains("H")) to.push_back(energy.data());
    const std::vector<const double*> from{x.data(), dxdt.data()};

    autodiff::Program<double> program(graph, outputs);
    program.prepare(weights.data());
    program.run(rows, from, to);
    expect_close({value}, {entry.at("loss").get<double>()}, "loss");
    expect_close(derivative, flat(entry.at("time_derivative")), "time derivative");
    expect_close(gradient, gather(layout, entry.at("weight_gradients")), "weight gradient");
    if (entry.contains("H")) expect_close(energy, flat(entry.at("H")), "H");

    Adam<double> adam(layout.size(), {.learning_rate = entry.at("learning_rate").get<double>(),
                                      .weight_decay = entry.at("weight_decay").get<double>()});
    std::vector<double> losses;
    for (int step = 0; step < 10; ++step) {
      program.prepare(weights.data());
      program.run(rows, from, to);
      losses.push_back(value);
      (void)adam.step(weights, value, gradient);
    }
    expect_close(losses, flat(entry.at("adam_losses")), "loss of an Adam step");
    expect_close(weights, gather(layout, entry.at("weights_after_10_adam_steps")), "weights after Adam");
    ++compared;
  }
  EXPECT_EQ(compared, 9);
}

TEST(Parity, PixelModel) {
  using autodiff::Value;
  const json document = fixture();
  const json& cases = document.at("cases");
  const auto found =
      std::find_if(cases.begin(), cases.end(), [](const json& c) { return c.at("name") == "pixel model"; });
  ASSERT_NE(found, cases.end());
  const json& entry = *found;
  const std::vector<double> x = flat(entry.at("x")), x_next = flat(entry.at("x_next"));
  const std::size_t rows = entry.at("x").size(), observation = x.size() / rows, dimension = entry.at("z")[0].size();
  const std::vector<int> widths{static_cast<int>(entry.at("weights").at("b1").size()),
                                static_cast<int>(entry.at("weights").at("b2").size())};
  const auto model = model_named("hnn").make({.dimension = dimension, .widths = widths, .observation = observation});
  const ParameterLayout& layout = model->layout();
  EXPECT_EQ(layout.shapes().size(), entry.at("weights").size());
  const std::vector<double> weights = gather(layout, entry.at("weights"));

  autodiff::Graph graph(rows);
  const Value now = graph.input(observation), next = graph.input(observation);
  const Value objective = loss(*model, now, next);
  std::vector<Value> outputs{objective, model->autoencoder()->encode(now)};
  for (const LossTerm& term : model->loss_terms(now, next)) outputs.push_back(term.value());
  for (const Value& g : gradients(objective, parameters_of(graph, layout))) outputs.push_back(g);

  std::vector<double> z(rows * dimension), gradient(layout.size());
  double value = 0, reconstruction = 0, canonical = 0, latent = 0;
  std::vector<double*> to{&value, z.data(), &reconstruction, &canonical, &latent};
  for (const ParameterShape& shape : layout.shapes()) to.push_back(gradient.data() + shape.offset);
  const std::vector<const double*> from{x.data(), x_next.data()};
  autodiff::Program<double> program(graph, outputs);
  program.prepare(weights.data());
  program.run(rows, from, to);

  expect_close(z, flat(entry.at("z")), "z");
  expect_close({reconstruction}, {entry.at("reconstruction_loss").get<double>()}, "reconstruction loss");
  expect_close({canonical}, {entry.at("canonical_loss").get<double>()}, "canonical loss");
  expect_close({latent}, {entry.at("latent_loss").get<double>()}, "latent loss");
  expect_close({value}, {entry.at("loss").get<double>()}, "loss");
  expect_close(gradient, gather(layout, entry.at("weight_gradients")), "weight gradient");
}

}  // namespace
}  // namespace hnn
