#pragma once

#include <array>
#include <cstddef>
#include <string_view>

namespace hnn::linalg {

/// How a product and the sum that it goes into are rounded.
enum class Arithmetic : unsigned char {
  exact,  ///< each by itself, as IEEE 754 has it: the same bits on every machine
  fused   ///< both at once, where the processor can: faster, other bits, and only natively
};

inline constexpr std::array<std::string_view, 2> arithmetic_names = {"exact", "fused"};

[[nodiscard]] constexpr std::string_view name(Arithmetic arithmetic) {
  return arithmetic_names[static_cast<std::size_t>(arithmetic)];
}

}  // namespace hnn::linalg
