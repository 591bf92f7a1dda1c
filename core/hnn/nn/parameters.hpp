#pragma once

#include <cstddef>
#include <span>
#include <string>
#include <vector>

#include "hnn/autodiff/graph.hpp"

namespace hnn {

/// One weight matrix or bias within the vector of all parameters.
struct ParameterShape {
  std::string name;
  std::size_t rows = 0, columns = 0;  ///< weights are [in, out], biases [1, out]
  std::size_t offset = 0;             ///< of its first element, row-major

  [[nodiscard]] std::size_t size() const { return rows * columns; }
};

/// Where each parameter of a model stands: all of them are one contiguous vector, so the optimiser needs no structure.
class ParameterLayout {
 public:
  ParameterShape add(std::string name, std::size_t rows, std::size_t columns) {
    shapes_.push_back({std::move(name), rows, columns, size_});
    size_ += rows * columns;
    return shapes_.back();
  }
  [[nodiscard]] std::span<const ParameterShape> shapes() const { return shapes_; }
  [[nodiscard]] std::size_t size() const { return size_; }

 private:
  std::vector<ParameterShape> shapes_;
  std::size_t size_ = 0;
};

/// The parameters as values of a graph, in the layout's order.
[[nodiscard]] inline std::vector<autodiff::Value> parameters_of(autodiff::Graph& graph, const ParameterLayout& layout) {
  std::vector<autodiff::Value> values;
  for (const ParameterShape& shape : layout.shapes()) {
    values.push_back(graph.parameter(shape.rows, shape.columns, shape.offset));
  }
  return values;
}

}  // namespace hnn
