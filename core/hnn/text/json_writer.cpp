#include "hnn/text/json_writer.hpp"

#include <cmath>
#include <cstddef>

#include "hnn/text/number_text.hpp"
#include "hnn/text/utf8.hpp"

namespace hnn {

void JsonWriter::text(std::string_view name, std::string_view value) {
  begin(name);
  quoted(value);
}

void JsonWriter::number(std::string_view name, double value) {
  literal(name, std::isfinite(value) ? number_text(value) : "null");
}

void JsonWriter::begin(std::string_view name) {
  if (after_value_) json_ += ',';
  after_value_ = true;
  if (name.empty()) return;
  quoted(name);
  json_ += ':';
}

void JsonWriter::open(std::string_view name, char bracket) {
  begin(name);
  json_ += bracket;
  after_value_ = false;
}

void JsonWriter::close(char bracket) {
  json_ += bracket;
  after_value_ = true;
}

void JsonWriter::literal(std::string_view name, std::string_view value) {
  begin(name);
  json_ += value;
}

void JsonWriter::quoted(std::string_view text) {
  json_ += '"';
  while (!text.empty()) {
    const std::size_t length = length_of_utf8(text);
    const char c = text.front();
    if (length == 0) {
      append_utf8(json_, replacement_character);
    } else if (length == 1 && c < ' ') {
      constexpr std::string_view kDigits = "0123456789abcdef";
      const auto byte = static_cast<unsigned char>(c);
      json_ += "\\u00";
      json_ += kDigits[byte >> 4];
      json_ += kDigits[byte & 15];
    } else {
      if (c == '"' || c == '\\') json_ += '\\';
      json_ += text.substr(0, length);
    }
    text.remove_prefix(length == 0 ? 1 : length);
  }
  json_ += '"';
}

}  // namespace hnn
