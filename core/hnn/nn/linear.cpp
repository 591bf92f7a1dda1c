#include "hnn/nn/linear.hpp"

#include <cmath>

#include "hnn/nn/orthogonal.hpp"

namespace hnn {

Linear::Linear(ParameterLayout& layout, const std::string& weight, const std::string& bias, std::size_t inputs,
               std::size_t outputs)
    : weight_(layout.add(weight, inputs, outputs)) {
  if (!bias.empty()) bias_ = layout.add(bias, 1, outputs);
}

autodiff::Value Linear::operator()(autodiff::Value x) const {
  const auto parameter = [&](const ParameterShape& shape) {
    return x.graph->parameter(shape.rows, shape.columns, shape.offset);
  };
  const autodiff::Value product = matmul(x, parameter(weight_));
  return bias_ ? product + parameter(*bias_) : product;
}

void Linear::initialise(std::span<float> parameters, Random& random) const {
  orthogonal(parameters.subspan(weight_.offset, weight_.size()), weight_.rows, weight_.columns, random);
  if (!bias_) return;
  const double bound = 1 / std::sqrt(static_cast<double>(weight_.rows));
  for (float& b : parameters.subspan(bias_->offset, bias_->size())) {
    b = static_cast<float>(random.uniform(-bound, bound));
  }
}

}  // namespace hnn
