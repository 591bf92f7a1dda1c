#pragma once

#include "hnn/models/models.hpp"
#include "hnn/nn/mlp.hpp"

namespace hnn {

/// A network whose output is dx/dt: nothing makes it keep an energy (the baseline of the paper, section 3).
class Baseline final : public Model {
 public:
  explicit Baseline(const Shape& shape);

  [[nodiscard]] autodiff::Value time_derivative(autodiff::Value x) const override;

 private:
  Mlp network_;
};

extern const ModelInfo baseline_row;

}  // namespace hnn
