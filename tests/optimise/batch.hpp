#pragma once

#include <array>
#include <memory>
#include <string_view>
#include <vector>

#include "hnn/autodiff/program.hpp"
#include "hnn/math/random.hpp"
#include "hnn/models/models.hpp"

namespace hnn {

/// A model with initial weights, and a batch of random samples for it.
template <class T>
struct Batch {
  std::unique_ptr<Model> model;
  std::size_t rows;
  std::vector<T> weights, x, target;

  Batch(std::unique_ptr<Model> m, std::size_t count, unsigned seed = 5) : model(std::move(m)), rows(count) {
    Random random(seed);
    std::vector<float> initial(model->layout().size());
    model->initialise(initial, random);
    weights.assign(initial.begin(), initial.end());
    x.resize(rows * model->sample_columns());
    target.resize(rows * model->target_columns());
    for (std::vector<T>* values : {&x, &target}) {
      for (T& value : *values) value = static_cast<T>(random.normal());
    }
  }

  Batch(std::string_view name, const Shape& shape, std::size_t count) : Batch(model_named(name).make(shape), count) {}

  [[nodiscard]] std::array<const T*, 2> inputs() const { return {x.data(), target.data()}; }

  /// The loss and its gradient at any weights.
  T gradient(std::span<const T> at, std::span<T> to) const {
    autodiff::Graph graph(rows);
    const auto [in, out] = SampleInputs(graph, *model);
    const std::vector<autodiff::Value> parameters = parameters_of(graph, model->layout());
    const autodiff::Value objective = loss(*model, in, out);
    std::vector<autodiff::Value> outputs = gradients(objective, parameters);
    outputs.insert(outputs.begin(), objective);
    T value{};
    std::vector<T*> places{&value};
    for (const ParameterShape& shape : model->layout().shapes()) places.push_back(to.data() + shape.offset);
    autodiff::Program<T> program(graph, outputs);
    program.prepare(at.data());
    program.run(rows, inputs(), places);
    return value;
  }
};

}  // namespace hnn
