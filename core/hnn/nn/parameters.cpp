#include "hnn/nn/parameters.hpp"

#include <algorithm>
#include <cmath>
#include <stdexcept>
#include <utility>

#include "hnn/nn/orthogonal.hpp"

namespace hnn {

std::size_t ParameterLayout::add_weights(std::string name, std::size_t inputs, std::size_t outputs) {
  return add({.name = std::move(name), .rows = inputs, .columns = outputs, .fan_in = inputs});
}

std::size_t ParameterLayout::add_bias(std::string name, std::size_t inputs, std::size_t outputs) {
  return add({.name = std::move(name), .rows = 1, .columns = outputs, .is_bias = true, .fan_in = inputs});
}

std::size_t ParameterLayout::add(ParameterShape shape) {
  shape.name = member_ + shape.name;
  if (std::any_of(shapes_.begin(), shapes_.end(), [&](const auto& known) { return known.name == shape.name; })) {
    throw std::logic_error("hnn: two parameters named " + shape.name + "; give each network a scope of its own");
  }
  shape.offset = size_;
  size_ += shape.size();
  shapes_.push_back(std::move(shape));
  return shapes_.back().offset;
}

void initialise(const ParameterLayout& layout, std::span<float> parameters, Random& random) {
  for (const ParameterShape& shape : layout.shapes()) {
    const std::span<float> values = parameters.subspan(shape.offset, shape.size());
    if (shape.is_bias) {
      const double bound = 1 / std::sqrt(static_cast<double>(shape.fan_in));
      for (float& value : values) value = static_cast<float>(random.uniform(-bound, bound));
    } else {
      orthogonal(values, shape.rows, shape.columns, random);
    }
  }
}

std::vector<autodiff::Value> parameters_of(autodiff::Graph& graph, const ParameterLayout& layout) {
  std::vector<autodiff::Value> values;
  values.reserve(layout.shapes().size());
  for (const ParameterShape& shape : layout.shapes()) {
    values.push_back(graph.parameter(shape.rows, shape.columns, shape.offset));
  }
  return values;
}

}  // namespace hnn
