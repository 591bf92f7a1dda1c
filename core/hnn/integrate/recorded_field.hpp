#pragma once

#include <functional>

#include "hnn/autodiff/graph.hpp"

namespace hnn {

/// What a step that a graph records is taken along. x [batch, 2n].
struct RecordedField {
  using Equation = std::function<autodiff::Value(autodiff::Value x)>;

  Equation whole;       ///< dx/dt [batch, 2n]
  Equation dqdt, dpdt;  ///< its halves [batch, n], of p alone and of q alone; empty where the system isn't separable
};

}  // namespace hnn
