#include "hnn/text/utf8.hpp"

#include <array>
#include <cstdint>

namespace hnn {

std::size_t length_of_utf8(std::string_view bytes) {
  const auto first = static_cast<std::uint8_t>(bytes.front());
  if (first < 0x80) return 1;
  const std::size_t length = first >= 0xF0 ? 4 : first >= 0xE0 ? 3 : 2;
  if (first < 0xC2 || first > 0xF4 || length > bytes.size()) return 0;
  char32_t c = first & (0x7Fu >> length);
  for (std::size_t k = 1; k < length; ++k) {
    const auto next = static_cast<std::uint8_t>(bytes[k]);
    if ((next & 0xC0) != 0x80) return 0;
    c = c << 6 | (next & 0x3F);
  }
  constexpr std::array<char32_t, 5> kSmallest{0, 0, 0x80, 0x800, 0x10000};
  const bool surrogate = c >= 0xD800 && c <= 0xDFFF;
  return c >= kSmallest[length] && c <= 0x10FFFF && !surrogate ? length : 0;
}

bool is_utf8(std::string_view bytes) {
  for (std::size_t i = 0; i < bytes.size();) {
    const std::size_t length = length_of_utf8(bytes.substr(i));
    if (length == 0) return false;
    i += length;
  }
  return true;
}

void append_utf8(std::string& text, char32_t character) {
  const auto put = [&](char32_t bits) { text += static_cast<char>(static_cast<std::uint8_t>(bits)); };
  if (character < 0x80) {
    put(character);
    return;
  }
  const unsigned following = character < 0x800 ? 1 : character < 0x10000 ? 2 : 3;
  put((0xFF80u >> following & 0xFF) | character >> (6 * following));
  for (unsigned k = following; k-- > 0;) put(0x80 | (character >> (6 * k) & 0x3F));
}

}  // namespace hnn
