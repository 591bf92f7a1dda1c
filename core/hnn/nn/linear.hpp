#pragma once

#include <cstddef>
#include <optional>
#include <string>

#include "hnn/autodiff/graph.hpp"
#include "hnn/nn/parameters.hpp"

namespace hnn {

/// One fully connected layer: x W + b, or x W.
class Linear {
 public:
  /// Adds the weights [inputs, outputs] and then the bias to `layout`; no bias where it has no name.
  Linear(ParameterLayout& layout, const std::string& weight, const std::string& bias, std::size_t inputs,
         std::size_t outputs);

  /// [batch, inputs] -> [batch, outputs]
  [[nodiscard]] autodiff::Value operator()(autodiff::Value x) const;

 private:
  std::size_t inputs_, outputs_;
  std::size_t weights_;  // where they begin; and the bias
  std::optional<std::size_t> bias_;
};

}  // namespace hnn
