#include "hnn/nn/autoencoder.hpp"

#include <array>
#include <span>
#include <string>

namespace hnn {

namespace {

constexpr std::size_t depth = 4;  // layers of each network

autodiff::Value apply(std::span<const Linear> layers, autodiff::Value x) {
  autodiff::Value h = relu(layers[0](x));
  for (const Linear& layer : layers.subspan(1, depth - 2)) h = h + relu(layer(h));
  return layers[depth - 1](h);
}

}  // namespace

Autoencoder::Autoencoder(ParameterLayout& layout, std::size_t observation, std::size_t width, std::size_t state)
    : observation_(observation) {
  const std::array<std::size_t, 2 * depth + 1> sizes{observation, width, width, width,      state,
                                                     width,       width, width, observation};
  for (std::size_t layer = 0; layer < 2 * depth; ++layer) {
    const std::string number = std::to_string(layer + 1);
    layers_.emplace_back(layout, "A" + number, "a" + number, sizes[layer], sizes[layer + 1]);
  }
}

autodiff::Value Autoencoder::encode(autodiff::Value x) const { return apply(std::span(layers_).first(depth), x); }

autodiff::Value Autoencoder::decode(autodiff::Value z) const { return apply(std::span(layers_).last(depth), z); }

}  // namespace hnn
