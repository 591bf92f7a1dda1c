#include "hnn/autodiff/scalar_program.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <stdexcept>

#include "hnn/math/elementary.hpp"

namespace hnn::autodiff {

ScalarProgram::ScalarProgram(const Graph& graph, std::span<const Value> outputs) {
  const std::span<const Node> nodes = graph.nodes();
  std::vector<char> needed(nodes.size(), 0);
  for (const Value output : outputs) needed[output.id] = 1;
  for (std::size_t id = nodes.size(); id-- > 0;) {
    if (needed[id] == 0) continue;
    const int count = operands(nodes[id].op);
    if (count > 0) needed[nodes[id].a] = 1;
    if (count > 1) needed[nodes[id].b] = 1;
  }
  std::vector<std::size_t> place(nodes.size());
  for (std::size_t id = 0; id < nodes.size(); ++id) {
    const Node& node = nodes[id];
    if (needed[id] == 0) continue;
    if (node.rows != 1 || node.columns != 1) throw std::logic_error("hnn::autodiff: no single number");
    switch (node.op) {
      case Op::broadcast_rows:
      case Op::broadcast_columns:
      case Op::sum_rows:
      case Op::sum_columns:
      case Op::transpose:
        place[id] = place[node.a];
        continue;
      default:
        break;
    }
    const int count = operands(node.op);
    place[id] = steps_.size();
    steps_.push_back({node.op,
                      node.op == Op::input ? node.index
                      : count > 0          ? place[node.a]
                                           : 0,
                      count > 1 ? place[node.b] : 0, node.scale, node.shift});
  }
  for (const Value output : outputs) outputs_.push_back(place[output.id]);
}

void ScalarProgram::run(std::span<const double> inputs, std::span<double> outputs) const {
  constexpr std::size_t usual = 256;
  std::array<double, usual> few;
  std::vector<double> many;
  double* const values = steps_.size() <= usual ? few.data() : (many.resize(steps_.size()), many.data());
  for (std::size_t i = 0; i < steps_.size(); ++i) {
    const Step& step = steps_[i];
    const double a = step.op == Op::input ? inputs[step.a] : values[step.a], b = values[step.b];
    double result = 0;
    switch (step.op) {
      case Op::input:
        result = a;
        break;
      case Op::constant:
        result = step.scale;
        break;
      case Op::add:
        result = a + b;
        break;
      case Op::subtract:
        result = a - b;
        break;
      case Op::multiply:
        result = a * b;
        break;
      case Op::affine:
        result = step.scale * a + step.shift;
        break;
      case Op::tanh:
        result = math::tanh(a);
        break;
      case Op::sigmoid:
        result = math::sigmoid(a);
        break;
      case Op::softplus:
        result = math::softplus(a);
        break;
      case Op::exp:
        result = math::exp(a);
        break;
      case Op::sin:
        result = math::sin(a);
        break;
      case Op::cos:
        result = math::cos(a);
        break;
      case Op::reciprocal:
        result = 1 / a;
        break;
      case Op::sqrt:
        result = std::sqrt(a);
        break;
      case Op::log:
        result = math::log(a);
        break;
      case Op::relu:
        result = a <= 0 ? 0 : a;  // NaN stays NaN
        break;
      case Op::step:
        result = a > 0 ? 1 : 0;
        break;
      default:
        throw std::logic_error("hnn::autodiff: no operation on single numbers");
    }
    values[i] = result;
  }
  for (std::size_t i = 0; i < outputs_.size(); ++i) outputs[i] = values[outputs_[i]];
}

}  // namespace hnn::autodiff
