#pragma once

#include <cstddef>
#include <span>
#include <string_view>
#include <vector>

#include "hnn/autodiff/graph.hpp"
#include "hnn/nn/linear.hpp"
#include "hnn/nn/parameters.hpp"

namespace hnn {

/// The names a user can choose from.
[[nodiscard]] std::span<const std::string_view> activation_names();

/// Throws Error for an unknown name.
[[nodiscard]] autodiff::Value activate(std::string_view activation, autodiff::Value x);

/// Fully connected layers x W + b with an activation between them; the last one has neither bias nor activation
/// (appendix A of the paper and its code).
class Mlp {
 public:
  /// Adds W1, b1, W2, b2, ... to `layout`; as H.W1, H.b1, ... with the scope "H", where the model has other networks
  /// too. Throws Error for an unknown activation.
  Mlp(ParameterLayout& layout, std::string_view scope, std::size_t inputs, std::span<const int> widths,
      std::size_t outputs, std::string_view activation);

  /// [batch, inputs] -> [batch, outputs]
  [[nodiscard]] autodiff::Value operator()(autodiff::Value x) const;

 private:
  std::vector<Linear> layers_;
  std::string_view activation_;
};

}  // namespace hnn
