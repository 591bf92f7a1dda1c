#pragma once

#include <functional>
#include <vector>

#include "hnn/autodiff/program.hpp"
#include "hnn/models/model.hpp"

namespace hnn {

/// Start values of a model's parameters, in double.
inline std::vector<double> start_of(const Model& model) {
  std::vector<float> start(model.layout().size());
  Random random(11);
  model.initialise(start, random);
  return {start.begin(), start.end()};
}

inline std::vector<double> normal_values(std::size_t n, std::uint64_t seed) {
  Random random(seed);
  std::vector<double> values(n);
  for (double& value : values) value = random.normal();
  return values;
}

using Equation = std::function<autodiff::Value(autodiff::Value x)>;

/// The matrix that `equation` says, of states x [rows, columns], row-major.
inline std::vector<double> evaluated(const Equation& equation, const std::vector<double>& parameters,
                                     const std::vector<double>& x, std::size_t columns) {
  const std::size_t rows = x.size() / columns;
  autodiff::Graph graph(rows);
  const autodiff::Value out = equation(graph.input(columns));
  autodiff::Program<double> program(graph, std::span(&out, 1));
  std::vector<double> values(out.rows() * out.columns());
  const double* const from = x.data();
  double* const to = values.data();
  program.prepare(parameters.data());
  program.run(rows, std::span(&from, 1), std::span(&to, 1));
  return values;
}

/// A model's loss and its gradient by every parameter, given the two inputs of its loss [rows, sample_columns].
class LossAndGradient {
 public:
  LossAndGradient(const Model& model, std::vector<double> x, std::vector<double> target)
      : rows_(x.size() / model.sample_columns()),
        x_(std::move(x)),
        target_(std::move(target)),
        graph_(rows_),
        program_(record(model)),
        gradient_(model.layout().size()) {
    to_ = {&loss_};
    for (const ParameterShape& shape : model.layout().shapes()) to_.push_back(gradient_.data() + shape.offset);
  }
  LossAndGradient(const LossAndGradient&) = delete;
  LossAndGradient& operator=(const LossAndGradient&) = delete;

  double operator()(const std::vector<double>& parameters) {
    const std::vector<const double*> from{x_.data(), target_.data()};
    program_.prepare(parameters.data());
    program_.run(rows_, from, to_);
    return loss_;
  }
  /// At the parameters of the last call.
  [[nodiscard]] const std::vector<double>& gradient() const { return gradient_; }

 private:
  autodiff::Program<double> record(const Model& model) {
    const auto [x, target] = SampleInputs(graph_, model);
    std::vector<autodiff::Value> outputs{loss(model, x, target)};
    const std::vector<autodiff::Value> parameters = parameters_of(graph_, model.layout());
    for (const autodiff::Value& g : gradients(outputs.front(), parameters)) outputs.push_back(g);
    return autodiff::Program<double>(graph_, outputs);
  }

  std::size_t rows_;
  std::vector<double> x_, target_;
  autodiff::Graph graph_;
  autodiff::Program<double> program_;
  std::vector<double> gradient_;
  std::vector<double*> to_;
  double loss_ = 0;
};

}  // namespace hnn
