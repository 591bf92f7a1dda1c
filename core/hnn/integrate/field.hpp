#pragma once

#include <cstddef>
#include <functional>
#include <optional>
#include <span>
#include <utility>

namespace hnn {

/// dx/dt of `rows` independent states at once: `x` and `dxdt` are [rows, coordinate], row-major. What it gives for a
/// row depends on that row alone.
using VectorField = std::function<void(std::span<const double> x, std::span<double> dxdt)>;

/// The two halves of the field of a separable system, H = T(p) + V(q): dq/dt, a function of p alone, and dp/dt, a
/// function of q alone. Each takes x [rows, 2n] with q before p and writes [rows, n].
struct Split {
  VectorField dqdt, dpdt;
};

/// What a solver integrates.
struct Field {
  std::size_t dimension = 0;   ///< coordinates of a state
  VectorField whole;           ///< dx/dt
  std::optional<Split> split;  ///< the same in two halves; none where the system isn't separable, or isn't known to be
};

/// A field that nothing but its values is known of.
[[nodiscard]] inline Field field_of(VectorField whole, std::size_t dimension) {
  return {dimension, std::move(whole), std::nullopt};
}

}  // namespace hnn
