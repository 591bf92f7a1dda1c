#include "hnn/nn/linear.hpp"

namespace hnn {

Linear::Linear(ParameterLayout& layout, const std::string& weight, const std::string& bias, std::size_t inputs,
               std::size_t outputs)
    : inputs_(inputs), outputs_(outputs), weights_(layout.add_weights(weight, inputs, outputs)) {
  if (!bias.empty()) bias_ = layout.add_bias(bias, inputs, outputs);
}

autodiff::Value Linear::operator()(autodiff::Value x) const {
  const autodiff::Value product = matmul(x, x.graph->parameter(inputs_, outputs_, weights_));
  return bias_ ? product + x.graph->parameter(1, outputs_, *bias_) : product;
}

}  // namespace hnn
