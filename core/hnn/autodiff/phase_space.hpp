#pragma once

#include "hnn/autodiff/graph.hpp"

namespace hnn {

/// q and p [batch, n] of states x [batch, 2n].
[[nodiscard]] autodiff::Value positions(autodiff::Value x);
[[nodiscard]] autodiff::Value momenta(autodiff::Value x);

/// (a, b) [batch, 2n] of a, b [batch, n].
[[nodiscard]] autodiff::Value side_by_side(autodiff::Value a, autodiff::Value b);

/// dH/dx = (dH/dq, dH/dp) -> (dH/dp, -dH/dq): Hamilton's equations (eq. 1 and 2 of the paper).
[[nodiscard]] autodiff::Value symplectic_gradient(autodiff::Value dhdx);

}  // namespace hnn
