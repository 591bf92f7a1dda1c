#pragma once

#include <cstddef>
#include <string_view>

namespace hnn {

/// Bytes of the character of UTF-8 that stands at `i`, or 0 where none does.
[[nodiscard]] std::size_t length_of_utf8(std::string_view bytes, std::size_t i);

[[nodiscard]] bool is_utf8(std::string_view bytes);

}  // namespace hnn
