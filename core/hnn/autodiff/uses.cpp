#include "hnn/autodiff/uses.hpp"

#include <stdexcept>
#include <utility>

namespace hnn::autodiff {
namespace {

void collect(Value gradient, double scale, bool transposed, std::vector<Use>& uses) {
  const Graph& graph = *gradient.graph;
  const Node& node = graph.node(gradient.id);
  const Value a{gradient.graph, node.a}, b{gradient.graph, node.b};
  const auto add = [&](std::optional<Value> left, std::optional<Value> right) {
    if (transposed) std::swap(left, right);
    uses.push_back({left, right, scale});
  };
  if (node.op == Op::add || node.op == Op::subtract) {
    collect(a, scale, transposed, uses);
    collect(b, node.op == Op::add ? scale : -scale, transposed, uses);
  } else if (node.op == Op::affine && node.shift == 0) {
    collect(a, scale * node.scale, transposed, uses);
  } else if (node.op == Op::transpose) {
    collect(a, scale, !transposed, uses);
  } else if (node.op == Op::matmul && node.transpose_a && graph.node(a.id).batched && graph.node(b.id).batched) {
    add(a, b);
  } else if (node.op == Op::sum_rows && graph.node(a.id).batched) {
    add(std::nullopt, a);
  } else if (node.op != Op::constant || node.scale != 0) {
    throw std::logic_error("hnn::autodiff: a gradient that is no sum of products over the samples");
  }
}

}  // namespace

std::vector<Use> uses_of(Value gradient) {
  std::vector<Use> uses;
  collect(gradient, 1, false, uses);
  return uses;
}

}  // namespace hnn::autodiff
