#include "hnn/nn/mlp.hpp"

#include <algorithm>
#include <array>
#include <string>

#include "hnn/error.hpp"

namespace hnn {

namespace {

struct Activation {
  std::string_view name;
  autodiff::Value (*apply)(autodiff::Value);
};
constexpr std::array<Activation, 6> activations = {{{"tanh", autodiff::tanh},
                                                    {"relu", autodiff::relu},
                                                    {"sigmoid", autodiff::sigmoid},
                                                    {"softplus", autodiff::softplus},
                                                    {"elu", autodiff::elu},
                                                    {"swish", autodiff::swish}}};

const Activation& find_activation(std::string_view name) {
  const auto found =
      std::find_if(activations.begin(), activations.end(), [&](const auto& a) { return a.name == name; });
  if (found == activations.end()) {
    std::string known;
    for (const Activation& activation : activations) {
      known += &activation == &activations.front() ? "" : &activation == &activations.back() ? " or " : ", ";
      known += activation.name;
    }
    throw Error("The activation " + in_quotes(name) + " is unknown: use " + known + ".");
  }
  return *found;
}

}  // namespace

std::span<const std::string_view> activation_names() {
  static const auto names = [] {
    std::array<std::string_view, activations.size()> result;
    std::transform(activations.begin(), activations.end(), result.begin(), [](const auto& a) { return a.name; });
    return result;
  }();
  return names;
}

autodiff::Value activate(std::string_view activation, autodiff::Value x) {
  return find_activation(activation).apply(x);
}

Mlp::Mlp(ParameterLayout& layout, std::string_view scope, std::size_t inputs, std::span<const int> widths,
         std::size_t outputs, std::string_view activation)
    : activation_(find_activation(activation).name) {
  const std::string prefix = scope.empty() ? "" : std::string(scope) + ".";
  std::size_t in = inputs;
  for (std::size_t layer = 0; layer <= widths.size(); ++layer) {
    const bool last = layer == widths.size();
    const std::size_t out = last ? outputs : static_cast<std::size_t>(widths[layer]);
    const std::string number = std::to_string(layer + 1);
    layers_.emplace_back(layout, prefix + "W" + number, last ? "" : prefix + "b" + number, in, out);
    in = out;
  }
}

autodiff::Value Mlp::operator()(autodiff::Value x) const {
  for (std::size_t layer = 0; layer + 1 < layers_.size(); ++layer) x = activate(activation_, layers_[layer](x));
  return layers_.back()(x);
}

}  // namespace hnn
