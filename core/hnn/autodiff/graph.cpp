#include "hnn/autodiff/graph.hpp"

#include <optional>
#include <stdexcept>
#include <utility>

namespace hnn::autodiff {

std::size_t Value::rows() const { return graph->node(id).rows; }
std::size_t Value::columns() const { return graph->node(id).columns; }

Value Graph::record(const Node& node) {
  const Key key{node.op,   node.a,       node.b,     node.transpose_a, node.transpose_b, node.batched,
                node.rows, node.columns, node.index, node.scale,       node.shift};
  const auto [found, inserted] = known_.try_emplace(key, static_cast<std::uint32_t>(nodes_.size()));
  if (inserted) nodes_.push_back(node);
  return {this, found->second};
}

Value Graph::input(std::size_t columns) {
  return record({.op = Op::input, .batched = true, .rows = batch_, .columns = columns, .index = inputs_++});
}

Value Graph::parameter(std::size_t rows, std::size_t columns, std::size_t offset) {
  return record({.op = Op::parameter, .rows = rows, .columns = columns, .index = offset});
}

Value Graph::constant(double value, Value like) {
  const Node& shape = node(like.id);
  return record(
      {.op = Op::constant, .batched = shape.batched, .rows = shape.rows, .columns = shape.columns, .scale = value});
}

int operands(Op op) {
  switch (op) {
    case Op::input:
    case Op::parameter:
    case Op::constant:
      return 0;
    case Op::matmul:
    case Op::add:
    case Op::subtract:
    case Op::multiply:
    case Op::times_one_minus_square:
      return 2;
    default:
      return 1;
  }
}

namespace {

const Node& node_of(Value a) { return a.graph->node(a.id); }

std::optional<double> constant_of(Value a) {
  if (node_of(a).op != Op::constant) return std::nullopt;
  return node_of(a).scale;
}

Value constant_of_shape(Graph& graph, double value, bool batched, std::size_t rows, std::size_t columns) {
  return graph.record({.op = Op::constant, .batched = batched, .rows = rows, .columns = columns, .scale = value});
}

Value unary(Op op, Value a) {
  const Node& from = node_of(a);
  return a.graph->record({.op = op, .a = a.id, .batched = from.batched, .rows = from.rows, .columns = from.columns});
}

Value binary(Op op, Value a, Value b) {
  const Node& from = node_of(a);
  return a.graph->record(
      {.op = op, .a = a.id, .b = b.id, .batched = from.batched, .rows = from.rows, .columns = from.columns});
}

// Sums and products are the same numbers in either order, so one order is recorded.
Value commutative(Op op, Value a, Value b) {
  if (a.id > b.id) std::swap(a, b);
  return binary(op, a, b);
}

bool same_shape(Value a, Value b) {
  const Node &x = node_of(a), &y = node_of(b);
  return x.batched == y.batched && x.rows == y.rows && x.columns == y.columns;
}

// Gives a one-row or one-column operand the shape of the other.
std::pair<Value, Value> match(Value a, Value b) {
  const auto widen = [](Value narrow, Value wide) {
    if (narrow.columns() == 1 && wide.columns() != 1) narrow = broadcast_columns(narrow, wide.columns());
    if (!node_of(narrow).batched && narrow.rows() == 1) narrow = broadcast_rows(narrow, wide);
    return narrow;
  };
  const Value wide_a = same_shape(a, b) ? a : widen(a, b);
  const Value wide_b = same_shape(wide_a, b) ? b : widen(b, wide_a);
  if (!same_shape(wide_a, wide_b)) throw std::logic_error("hnn::autodiff: operands of different shapes");
  return {wide_a, wide_b};
}

}  // namespace

Value matmul(Value a, Value b, bool transpose_a, bool transpose_b) {
  Graph& graph = *a.graph;
  const Node &left = node_of(a), &right = node_of(b);
  const std::size_t rows = transpose_a ? left.columns : left.rows;
  const std::size_t depth = transpose_a ? left.rows : left.columns;
  const std::size_t right_depth = transpose_b ? right.columns : right.rows;
  const std::size_t columns = transpose_b ? right.rows : right.columns;
  const bool batched = left.batched && !transpose_a;
  if (depth != right_depth || (transpose_a && transpose_b) || (right.batched && !transpose_a)) {
    throw std::logic_error("hnn::autodiff: matmul of shapes that do not fit");
  }
  // A single term per element is an elementwise product, which then fuses with its neighbours.
  if (depth == 1 && !left.batched && !right.batched) {
    const Value column = transpose_a ? transpose(a) : a;
    const Value row = transpose_b ? transpose(b) : b;
    if (rows == 1) return broadcast_columns(column, columns) * row;
    return broadcast_columns(column, columns) * broadcast_rows(row, broadcast_columns(column, columns));
  }
  if (depth == 1 && batched) {
    const Value row = transpose_b ? transpose(b) : b;
    const Value wide = broadcast_columns(a, columns);
    return wide * broadcast_rows(row, wide);
  }
  return graph.record({.op = Op::matmul,
                       .a = a.id,
                       .b = b.id,
                       .transpose_a = transpose_a,
                       .transpose_b = transpose_b,
                       .batched = batched,
                       .rows = rows,
                       .columns = columns});
}

Value affine(Value a, double scale, double shift) {
  if (const auto c = constant_of(a)) return a.graph->constant(scale * *c + shift, a);
  if (scale == 0) return a.graph->constant(shift, a);
  if (scale == 1 && shift == 0) return a;
  Node node = node_of(a);
  if (node.op == Op::affine) {
    return affine({a.graph, node.a}, scale * node.scale, scale * node.shift + shift);
  }
  node.op = Op::affine;
  node.a = a.id;
  node.b = 0;
  node.index = 0;
  node.transpose_a = node.transpose_b = false;
  node.scale = scale;
  node.shift = shift;
  return a.graph->record(node);
}

Value operator*(double scale, Value a) { return affine(a, scale, 0); }
Value operator-(Value a) { return affine(a, -1, 0); }

Value operator+(Value first, Value second) {
  const auto [a, b] = match(first, second);
  if (const auto c = constant_of(a)) return affine(b, 1, *c);
  if (const auto c = constant_of(b)) return affine(a, 1, *c);
  if (a.id == b.id) return 2 * a;
  for (const auto& [negative, other] : {std::pair{a, b}, std::pair{b, a}}) {
    const Node& node = node_of(negative);
    if (node.op == Op::affine && node.scale == -1 && node.shift == 0) return other - Value{a.graph, node.a};
  }
  return commutative(Op::add, a, b);
}

Value operator-(Value first, Value second) {
  const auto [a, b] = match(first, second);
  if (const auto c = constant_of(a)) return affine(b, -1, *c);
  if (const auto c = constant_of(b)) return affine(a, 1, -*c);
  if (a.id == b.id) return a.graph->constant(0, a);
  return binary(Op::subtract, a, b);
}

Value operator*(Value first, Value second) {
  const auto [a, b] = match(first, second);
  if (const auto c = constant_of(a)) return affine(b, *c, 0);
  if (const auto c = constant_of(b)) return affine(a, *c, 0);
  // Scalars wander outwards, where they meet and merge.
  for (const auto& [scaled, other] : {std::pair{a, b}, std::pair{b, a}}) {
    const Node node = node_of(scaled);  // a copy, because recording may move the nodes
    if (node.op == Op::affine && node.shift == 0) return node.scale * (Value{a.graph, node.a} * other);
  }
  return commutative(Op::multiply, a, b);
}

Value tanh(Value a) { return unary(Op::tanh, a); }
Value sigmoid(Value a) { return unary(Op::sigmoid, a); }
Value softplus(Value a) { return unary(Op::softplus, a); }
Value exp(Value a) { return unary(Op::exp, a); }
Value sin(Value a) { return unary(Op::sin, a); }
Value cos(Value a) { return unary(Op::cos, a); }
Value reciprocal(Value a) { return unary(Op::reciprocal, a); }
Value sqrt(Value a) { return unary(Op::sqrt, a); }
Value log(Value a) { return unary(Op::log, a); }
Value relu(Value a) { return unary(Op::relu, a); }
Value step(Value a) { return unary(Op::step, a); }
Value square(Value a) { return a * a; }
Value abs(Value a) { return relu(a) + relu(-a); }
Value swish(Value a) { return a * sigmoid(a); }

// a - relu(a) is 0 for positive a, where exp(0) - 1 = 0; so one expression serves both branches.
Value elu(Value a) { return relu(a) + affine(exp(a - relu(a)), 1, -1); }

Value transpose(Value a) {
  const Node& from = node_of(a);
  if (from.op == Op::transpose) return {a.graph, from.a};
  if (from.batched || (from.rows != 1 && from.columns != 1)) {
    throw std::logic_error("hnn::autodiff: transpose of a matrix that is neither a row nor a column");
  }
  if (from.rows == 1 && from.columns == 1) return a;
  if (const auto c = constant_of(a)) return constant_of_shape(*a.graph, *c, false, from.columns, from.rows);
  return a.graph->record({.op = Op::transpose, .a = a.id, .rows = from.columns, .columns = from.rows});
}

Value broadcast_rows(Value a, Value like) {
  const Node &from = node_of(a), &to = node_of(like);
  if (from.batched || from.rows != 1) throw std::logic_error("hnn::autodiff: broadcast_rows of more than one row");
  if (!to.batched && to.rows == 1) return a;
  if (const auto c = constant_of(a)) return constant_of_shape(*a.graph, *c, to.batched, to.rows, from.columns);
  return a.graph->record(
      {.op = Op::broadcast_rows, .a = a.id, .batched = to.batched, .rows = to.rows, .columns = from.columns});
}

Value broadcast_columns(Value a, std::size_t columns) {
  const Node& from = node_of(a);
  if (from.columns != 1) throw std::logic_error("hnn::autodiff: broadcast_columns of more than one column");
  if (columns == 1) return a;
  if (const auto c = constant_of(a)) return constant_of_shape(*a.graph, *c, from.batched, from.rows, columns);
  return a.graph->record(
      {.op = Op::broadcast_columns, .a = a.id, .batched = from.batched, .rows = from.rows, .columns = columns});
}

Value sum_rows(Value a) {
  const Node& from = node_of(a);
  if (!from.batched && from.rows == 1) return a;
  if (const auto c = constant_of(a)) {
    return constant_of_shape(*a.graph, *c * static_cast<double>(from.rows), false, 1, from.columns);
  }
  if (from.op == Op::affine && from.shift == 0) {
    const double scale = from.scale;  // a copy, because recording may move the nodes
    return scale * sum_rows({a.graph, from.a});
  }
  return a.graph->record({.op = Op::sum_rows, .a = a.id, .rows = 1, .columns = from.columns});
}

Value sum_columns(Value a) {
  const Node& from = node_of(a);
  if (from.columns == 1) return a;
  if (const auto c = constant_of(a)) {
    return constant_of_shape(*a.graph, *c * static_cast<double>(from.columns), from.batched, from.rows, 1);
  }
  if (from.op == Op::affine && from.shift == 0) {
    const double scale = from.scale;  // a copy, because recording may move the nodes
    return scale * sum_columns({a.graph, from.a});
  }
  return a.graph->record({.op = Op::sum_columns, .a = a.id, .batched = from.batched, .rows = from.rows, .columns = 1});
}

Value sum(Value a) { return sum_rows(sum_columns(a)); }

Value mean(Value a) { return 1.0 / (static_cast<double>(a.rows()) * static_cast<double>(a.columns())) * sum(a); }

Value slice_columns(Value a, std::size_t first, std::size_t count) {
  const Node& from = node_of(a);
  if (first + count > from.columns) throw std::logic_error("hnn::autodiff: slice_columns past the last column");
  if (count == from.columns) return a;
  if (const auto c = constant_of(a)) return constant_of_shape(*a.graph, *c, from.batched, from.rows, count);
  return a.graph->record({.op = Op::slice_columns,
                          .a = a.id,
                          .batched = from.batched,
                          .rows = from.rows,
                          .columns = count,
                          .index = first});
}

Value pad_columns(Value a, std::size_t first, std::size_t columns) {
  const Node& from = node_of(a);
  if (first + from.columns > columns) throw std::logic_error("hnn::autodiff: pad_columns past the last column");
  if (columns == from.columns) return a;
  if (constant_of(a) == 0.0) return constant_of_shape(*a.graph, 0, from.batched, from.rows, columns);
  return a.graph->record({.op = Op::pad_columns,
                          .a = a.id,
                          .batched = from.batched,
                          .rows = from.rows,
                          .columns = columns,
                          .index = first});
}

}  // namespace hnn::autodiff
