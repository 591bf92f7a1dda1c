#pragma once

#include <cstddef>
#include <vector>

#include "hnn/autodiff/graph.hpp"
#include "hnn/nn/linear.hpp"
#include "hnn/nn/parameters.hpp"

namespace hnn {

/// Two networks of four layers, from an observation to a state z and back, each
///   h1 = relu(x A1 + a1),  h2 = h1 + relu(h1 A2 + a2),  h3 = h2 + relu(h2 A3 + a3),  output = h3 A4 + a4
/// (paper, section 5; the residual connections are in its code).
class Autoencoder {
 public:
  /// Adds A1, a1, ..., A4, a4 of the encoder and A5, ..., a8 of the decoder to `layout`.
  Autoencoder(ParameterLayout& layout, std::size_t observation, std::size_t width, std::size_t state);

  [[nodiscard]] std::size_t observation() const { return observation_; }

  /// [batch, observation] -> [batch, state]
  [[nodiscard]] autodiff::Value encode(autodiff::Value x) const;
  /// [batch, state] -> [batch, observation]
  [[nodiscard]] autodiff::Value decode(autodiff::Value z) const;

 private:
  std::size_t observation_;
  std::vector<Linear> layers_;  // four of the encoder, four of the decoder
};

}  // namespace hnn
