#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace hnn {

/// What stands for a character that cannot be read.
inline constexpr char32_t replacement_character = 0xFFFD;

/// Bytes of the character that `bytes`, which are not empty, start with; 0 where they start with none.
[[nodiscard]] std::size_t length_of_utf8(std::string_view bytes);

[[nodiscard]] bool is_utf8(std::string_view bytes);

void append_utf8(std::string& text, char32_t character);

}  // namespace hnn
