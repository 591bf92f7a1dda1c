#pragma once

#include <cstddef>
#include <cstdint>
#include <map>
#include <span>
#include <tuple>
#include <vector>

namespace hnn::autodiff {

class Graph;

/// A matrix in a graph, to be written like the matrix of an equation: `tanh(matmul(x, w) + b)`.
/// A one-row operand of +, -, * stands for every row, a one-column operand for every column.
struct Value {
  Graph* graph = nullptr;
  std::uint32_t id = 0;

  [[nodiscard]] std::size_t rows() const;
  [[nodiscard]] std::size_t columns() const;
};

enum class Op : std::uint8_t {
  input,
  parameter,
  constant,           // every element is `scale`
  matmul,             // op(a) op(b)
  transpose,          // of a single row or column: the same numbers in the same order
  broadcast_rows,     // [1, n] -> [rows, n]
  broadcast_columns,  // [m, 1] -> [m, columns]
  sum_rows,           // [m, n] -> [1, n]
  sum_columns,        // [m, n] -> [m, 1]
  slice_columns,      // columns index .. index + columns
  pad_columns,        // a's columns from `index` on, zeros elsewhere
  add,
  subtract,
  multiply,
  affine,  // scale a + shift
  tanh,
  sigmoid,
  softplus,
  exp,
  sin,
  cos,
  reciprocal,  // 1 / a
  sqrt,
  log,
  relu,
  step,
  times_one_minus_square,  // a (1 - b b); never recorded, a Program makes it of the operations above
};

/// How many operands an operation has: 0, 1 (a) or 2 (a and b).
[[nodiscard]] int operands(Op op);

/// One recorded operation. Nodes are never changed, and operands stand before the nodes that use them.
struct Node {
  Op op = Op::constant;
  std::uint32_t a = 0, b = 0;  ///< operands
  bool transpose_a = false, transpose_b = false;
  bool batched = false;  ///< one row per sample: `rows` is the batch, and its rows may be computed in chunks
  std::size_t rows = 0, columns = 0;
  std::size_t index = 0;  ///< which input, the offset of the parameter, or the first column
  double scale = 0, shift = 0;
};

/// A recorded computation over matrices. Equal operations are recorded once (common subexpressions), and what
/// arithmetic makes trivial (x 1, + 0, products with constants, ...) never gets recorded. `Program` computes it.
class Graph {
 public:
  /// `batch`: the number of samples that `mean` divides by.
  explicit Graph(std::size_t batch) : batch_(batch) {}
  Graph(const Graph&) = delete;
  Graph& operator=(const Graph&) = delete;

  [[nodiscard]] std::size_t batch() const { return batch_; }
  [[nodiscard]] std::span<const Node> nodes() const { return nodes_; }
  [[nodiscard]] const Node& node(std::uint32_t id) const { return nodes_[id]; }

  /// A matrix of [batch, columns], given anew at each run.
  [[nodiscard]] Value input(std::size_t columns);
  /// A matrix that training changes, at `offset` in the vector of all parameters.
  [[nodiscard]] Value parameter(std::size_t rows, std::size_t columns, std::size_t offset);
  /// A matrix of equal elements, of the same shape as `like`.
  [[nodiscard]] Value constant(double value, Value like);

  /// Records `node` with its shape filled in, or finds an equal one.
  [[nodiscard]] Value record(const Node& node);

 private:
  using Key = std::tuple<Op, std::uint32_t, std::uint32_t, bool, bool, bool, std::size_t, std::size_t, std::size_t,
                         double, double>;
  std::size_t batch_;
  std::size_t inputs_ = 0;
  std::vector<Node> nodes_;
  std::map<Key, std::uint32_t> known_;
};

/// op(a) op(b); a and b may not both be transposed.
[[nodiscard]] Value matmul(Value a, Value b, bool transpose_a = false, bool transpose_b = false);
[[nodiscard]] Value operator+(Value a, Value b);
[[nodiscard]] Value operator-(Value a, Value b);
[[nodiscard]] Value operator*(Value a, Value b);  ///< elementwise
[[nodiscard]] Value operator*(double scale, Value a);
[[nodiscard]] Value operator-(Value a);
[[nodiscard]] Value affine(Value a, double scale, double shift);  ///< scale a + shift

[[nodiscard]] Value tanh(Value a);
[[nodiscard]] Value sigmoid(Value a);
[[nodiscard]] Value softplus(Value a);
[[nodiscard]] Value exp(Value a);
[[nodiscard]] Value sin(Value a);
[[nodiscard]] Value cos(Value a);
[[nodiscard]] Value reciprocal(Value a);  ///< 1 / a, elementwise
[[nodiscard]] Value sqrt(Value a);
[[nodiscard]] Value log(Value a);  ///< the natural logarithm
[[nodiscard]] Value relu(Value a);
[[nodiscard]] Value step(Value a);  ///< 1 where a > 0, else 0; its derivative is taken as 0
[[nodiscard]] Value elu(Value a);
[[nodiscard]] Value swish(Value a);  ///< a sigmoid(a)
[[nodiscard]] Value square(Value a);
[[nodiscard]] Value abs(Value a);  ///< its derivative at 0 is taken as 0

[[nodiscard]] Value transpose(Value a);  ///< of a single row or column
[[nodiscard]] Value broadcast_rows(Value a, Value like);
[[nodiscard]] Value broadcast_columns(Value a, std::size_t columns);
[[nodiscard]] Value sum_rows(Value a);     ///< [m, n] -> [1, n]
[[nodiscard]] Value sum_columns(Value a);  ///< [m, n] -> [m, 1]
[[nodiscard]] Value sum(Value a);          ///< [m, n] -> [1, 1]
[[nodiscard]] Value mean(Value a);         ///< [m, n] -> [1, 1]
[[nodiscard]] Value slice_columns(Value a, std::size_t first, std::size_t count);
[[nodiscard]] Value pad_columns(Value a, std::size_t first, std::size_t columns);

/// The gradient of a [1, 1] value y with respect to each x, recorded in the same graph (reverse mode): it can be used
/// in further equations and differentiated again. Where y doesn't depend on x it is zero.
[[nodiscard]] std::vector<Value> gradients(Value y, std::span<const Value> xs);
[[nodiscard]] Value gradient(Value y, Value x);

}  // namespace hnn::autodiff
