#include <optional>
#include <stdexcept>
#include <vector>

#include "hnn/autodiff/graph.hpp"

namespace hnn::autodiff {
namespace {

// What a change of `y`'s operands adds to their adjoints, given the adjoint g of y.
template <class Add>
void pull_back(Value y, Value g, const Add& add) {
  // A copy, because recording may move the nodes.
  const Node node = y.graph->node(y.id);
  const Value a{y.graph, node.a}, b{y.graph, node.b};
  switch (node.op) {
    case Op::input:
    case Op::parameter:
    case Op::constant:
    case Op::step:
    case Op::times_one_minus_square:
      return;
    case Op::matmul:
      if (node.transpose_a) {  // y = a' b
        add(a, [&] { return matmul(b, g, false, true); });
        add(b, [&] { return matmul(a, g); });
      } else if (node.transpose_b) {  // y = a b'
        add(a, [&] { return matmul(g, b); });
        add(b, [&] { return matmul(g, a, true); });
      } else {
        add(a, [&] { return matmul(g, b, false, true); });
        add(b, [&] { return matmul(a, g, true); });
      }
      return;
    case Op::transpose:
      return add(a, [&] { return transpose(g); });
    case Op::broadcast_rows:
      return add(a, [&] { return sum_rows(g); });
    case Op::broadcast_columns:
      return add(a, [&] { return sum_columns(g); });
    case Op::sum_rows:
      return add(a, [&] { return broadcast_rows(g, a); });
    case Op::sum_columns:
      return add(a, [&] { return broadcast_columns(g, a.columns()); });
    case Op::slice_columns:
      return add(a, [&] { return pad_columns(g, node.index, a.columns()); });
    case Op::pad_columns:
      return add(a, [&] { return slice_columns(g, node.index, a.columns()); });
    case Op::add:
      add(a, [&] { return g; });
      add(b, [&] { return g; });
      return;
    case Op::subtract:
      add(a, [&] { return g; });
      add(b, [&] { return -g; });
      return;
    case Op::multiply:
      add(a, [&] { return g * b; });
      add(b, [&] { return g * a; });
      return;
    case Op::affine:
      return add(a, [&] { return node.scale * g; });
    case Op::tanh:
      return add(a, [&] { return g * affine(square(y), -1, 1); });
    case Op::sigmoid:
      return add(a, [&] { return g * (y - square(y)); });
    case Op::softplus:
      return add(a, [&] { return g * sigmoid(a); });
    case Op::exp:
      return add(a, [&] { return g * y; });
    case Op::sin:
      return add(a, [&] { return g * cos(a); });
    case Op::cos:
      return add(a, [&] { return -(g * sin(a)); });
    case Op::reciprocal:
      return add(a, [&] { return -(g * square(y)); });
    case Op::sqrt:
      return add(a, [&] { return 0.5 * (g * reciprocal(y)); });
    case Op::log:
      return add(a, [&] { return g * reciprocal(a); });
    case Op::relu:
      return add(a, [&] { return g * step(a); });
  }
}

}  // namespace

std::vector<Value> gradients(Value y, std::span<const Value> xs) {
  Graph& graph = *y.graph;
  if (y.rows() != 1 || y.columns() != 1 || y.graph->node(y.id).batched) {
    throw std::logic_error("hnn::autodiff: the gradient is of a single number");
  }
  // Only nodes between the xs and y get an adjoint: the rest would be dead.
  std::vector<char> depends(y.id + 1, 0);
  for (const Value x : xs) {
    if (x.id <= y.id) depends[x.id] = 1;
  }
  for (std::uint32_t id = 0; id <= y.id; ++id) {
    const Node& node = graph.node(id);
    const int count = operands(node.op);
    if ((count > 0 && depends[node.a] != 0) || (count > 1 && depends[node.b] != 0)) depends[id] = 1;
  }
  std::vector<std::optional<Value>> adjoint(y.id + 1);
  adjoint[y.id] = graph.constant(1, y);
  for (std::uint32_t id = y.id + 1; id-- > 0;) {
    if (!adjoint[id].has_value() || depends[id] == 0) continue;
    pull_back({&graph, id}, *adjoint[id], [&](Value operand, const auto& contribution) {
      if (depends[operand.id] == 0) return;
      auto& sum = adjoint[operand.id];
      sum = sum.has_value() ? *sum + contribution() : contribution();
    });
  }
  std::vector<Value> result;
  for (const Value x : xs) {
    const bool reached = x.id <= y.id && adjoint[x.id].has_value();
    result.push_back(reached ? *adjoint[x.id] : graph.constant(0, x));
  }
  return result;
}

Value gradient(Value y, Value x) { return gradients(y, std::span<const Value>(&x, 1)).front(); }

}  // namespace hnn::autodiff
