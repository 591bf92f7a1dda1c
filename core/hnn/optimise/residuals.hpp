#pragma once

#include <cstddef>

#include "hnn/models/model.hpp"

namespace hnn {

/// Numbers in the residual of a sample: those of all terms of the model's loss.
[[nodiscard]] std::size_t residual_columns(const Model& model);

/// The residuals [batch, residual_columns] of the model's loss, scaled so that the loss is the sum of their squares.
/// `samples`: those of the batch.
[[nodiscard]] autodiff::Value residuals(const Model& model, autodiff::Value x, autodiff::Value target,
                                        std::size_t samples);

}  // namespace hnn
