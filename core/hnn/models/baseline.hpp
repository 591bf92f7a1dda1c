#pragma once

#include "hnn/models/model.hpp"
#include "hnn/nn/mlp.hpp"

namespace hnn {

/// A network whose output is dx/dt: nothing makes it keep an energy (the baseline of the paper, section 3).
class Baseline : public Model {
 public:
  Baseline(std::size_t dimension, std::span<const int> widths, std::string_view activation)
      : Model(dimension), network_(layout_, dimension, widths, dimension, activation) {}

  [[nodiscard]] autodiff::Value time_derivative(autodiff::Value x) const override { return network_(x); }
  [[nodiscard]] std::optional<autodiff::Value> conserved(autodiff::Value) const override { return std::nullopt; }
  void initialise(std::span<float> parameters, Random& random) const override {
    network_.initialise(parameters, random);
  }

 private:
  Mlp network_;
};

}  // namespace hnn
