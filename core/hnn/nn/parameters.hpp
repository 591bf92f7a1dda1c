#pragma once

#include <cstddef>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "hnn/autodiff/graph.hpp"
#include "hnn/math/random.hpp"

namespace hnn {

/// The weights or the bias of one layer within the vector of all parameters.
struct ParameterShape {
  std::string name;
  std::size_t rows = 0, columns = 0;  ///< weights are [in, out], biases [1, out]
  std::size_t offset = 0;             ///< of its first element, row-major
  bool is_bias = false;
  std::size_t fan_in = 0;  ///< inputs of its layer

  [[nodiscard]] std::size_t size() const { return rows * columns; }
};

/// Where each parameter of a model stands: all of them are one contiguous vector, so the optimiser needs no structure.
class ParameterLayout {
 public:
  /// Both give the offset. They throw std::logic_error for a name that is there already: a file could not tell the two
  /// apart.
  std::size_t add_weights(std::string name, std::size_t inputs, std::size_t outputs);
  std::size_t add_bias(std::string name, std::size_t inputs, std::size_t outputs);

  /// From now on the names begin with "member.".
  void begin_member(std::string_view member) { member_ = std::string(member) + "."; }

  [[nodiscard]] std::span<const ParameterShape> shapes() const { return shapes_; }
  [[nodiscard]] std::size_t size() const { return size_; }

 private:
  std::size_t add(ParameterShape shape);

  std::string member_;
  std::vector<ParameterShape> shapes_;
  std::size_t size_ = 0;
};

/// Orthogonal weights, biases uniform in ±1/sqrt(fan in), drawn in the layout's order.
void initialise(const ParameterLayout& layout, std::span<float> parameters, Random& random);

/// The parameters as values of a graph, in the layout's order.
[[nodiscard]] std::vector<autodiff::Value> parameters_of(autodiff::Graph& graph, const ParameterLayout& layout);

}  // namespace hnn
