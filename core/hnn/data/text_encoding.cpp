#include "hnn/data/text_encoding.hpp"

#include <algorithm>
#include <array>
#include <cstddef>
#include <cstdint>
#include <optional>

#include "hnn/data/refusal.hpp"
#include "hnn/text/utf8.hpp"

namespace hnn {
namespace {

enum class ByteOrder : unsigned char { little_endian, big_endian };

std::uint8_t byte_at(std::string_view bytes, std::size_t i) { return static_cast<std::uint8_t>(bytes[i]); }

// Without a mark, only what is mostly ASCII is told from other bytes: one byte of each pair is zero, and never both.
std::optional<ByteOrder> order_of_utf16(std::string_view bytes) {
  if (bytes.substr(0, 2) == "\xFF\xFE") return ByteOrder::little_endian;
  if (bytes.substr(0, 2) == "\xFE\xFF") return ByteOrder::big_endian;
  constexpr std::size_t kLooksAt = 512;
  constexpr std::size_t kFewest = 4;
  const std::size_t pairs = std::min(bytes.size(), kLooksAt) / 2;
  std::array<std::size_t, 2> zeros{};
  for (std::size_t i = 0; i < 2 * pairs; ++i) zeros[i % 2] += bytes[i] == '\0' ? 1 : 0;
  if (pairs < kFewest) return std::nullopt;
  if (zeros[0] == 0 && zeros[1] * 4 >= pairs * 3) return ByteOrder::little_endian;
  if (zeros[1] == 0 && zeros[0] * 4 >= pairs * 3) return ByteOrder::big_endian;
  return std::nullopt;
}

std::string from_utf16(std::string_view bytes, ByteOrder order) {
  const auto unit_at = [&](std::size_t i) -> char32_t {
    const char32_t first = byte_at(bytes, i);
    const char32_t second = byte_at(bytes, i + 1);
    return order == ByteOrder::little_endian ? second << 8 | first : first << 8 | second;
  };
  std::string text;
  text.reserve(bytes.size() / 2);
  for (std::size_t i = 0; i + 1 < bytes.size(); i += 2) {
    char32_t c = unit_at(i);
    if (i == 0 && c == 0xFEFF) continue;
    if (c >= 0xD800 && c <= 0xDFFF) {
      const char32_t low = c <= 0xDBFF && i + 3 < bytes.size() ? unit_at(i + 2) : 0;
      const bool pair = low >= 0xDC00 && low <= 0xDFFF;
      c = pair ? 0x10000 + ((c - 0xD800) << 10) + (low - 0xDC00) : replacement_character;
      if (pair) i += 2;
    }
    append_utf8(text, c);
  }
  return text;
}

std::string from_latin_1(std::string_view bytes) {
  std::string text;
  text.reserve(bytes.size() + bytes.size() / 8);
  for (const char c : bytes) append_utf8(text, static_cast<std::uint8_t>(c));
  return text;
}

void end_lines_with_lf(std::string& text) {
  std::size_t length = 0;
  for (std::size_t i = 0; i < text.size(); ++i) {
    const bool cr = text[i] == '\r';
    if (cr && i + 1 < text.size() && text[i + 1] == '\n') continue;
    text[length++] = cr ? '\n' : text[i];
  }
  text.resize(length);
}

void require_text(std::string_view text) {
  std::size_t line = 1;
  for (const char c : text) {
    if (c == '\n') ++line;
    const bool control = (c >= 0 && c < ' ' && c != '\n' && c != '\t') || c == 0x7f;
    if (control) {
      refuse({"The file is not text (line ", line, " holds the byte ", static_cast<std::size_t>(c),
              "); a recording is a table as text, such as CSV."});
    }
  }
}

}  // namespace

std::string decode_text(std::string_view bytes) {
  if (bytes.substr(0, 4) == "PK\x03\x04" || bytes.substr(0, 4) == "\xD0\xCF\x11\xE0") {
    refuse({"The file is a workbook or an archive, not text; save or export the table in it as CSV."});
  }
  std::string text;
  if (const std::optional<ByteOrder> order = order_of_utf16(bytes)) {
    text = from_utf16(bytes, *order);
  } else if (is_utf8(bytes)) {
    text = bytes.substr(bytes.substr(0, 3) == "\xEF\xBB\xBF" ? 3 : 0);
  } else {
    text = from_latin_1(bytes);
  }
  end_lines_with_lf(text);
  require_text(text);
  return text;
}

std::string text_in_quotes(std::string_view text, std::size_t longest) {
  std::string result = "\"";
  std::size_t i = 0;
  for (std::size_t shown = 0; i < text.size() && shown < longest; ++shown) {
    const std::size_t length = length_of_utf8(text.substr(i));
    const std::string_view c = text.substr(i, std::max<std::size_t>(length, 1));
    const bool ascii = length == 1 && c[0] >= ' ' && c[0] != 0x7f;
    // U+0080 to U+009F are control characters; U+2000 to U+20FF hold those that turn the direction of a line.
    const bool plain = ascii || (length > 1 && c > "\xC2\x9F" && c[0] != '\xE2' && c.substr(0, 2) != "\xEF\xBB");
    result += plain ? c : "?";
    i += c.size();
  }
  return result + (i < text.size() ? "...\"" : "\"");
}

}  // namespace hnn
