#include "hnn/nn/linear.hpp"

namespace hnn {

Linear::Linear(ParameterLayout& layout, const std::string& weight, const std::string& bias, std::size_t inputs,
               std::size_t outputs)
    : weight_(layout.add_weights(weight, inputs, outputs)) {
  if (!bias.empty()) bias_ = layout.add_bias(bias, inputs, outputs);
}

autodiff::Value Linear::operator()(autodiff::Value x) const {
  const auto parameter = [&](const ParameterShape& shape) {
    return x.graph->parameter(shape.rows, shape.columns, shape.offset);
  };
  const autodiff::Value product = matmul(x, parameter(weight_));
  return bias_ ? product + parameter(*bias_) : product;
}

}  // namespace hnn
