#include "hnn/training/number_text.hpp"

#include <charconv>
#include <cmath>
#include <cstdlib>
#include <string>

#include "hnn/training/json.hpp"

#if defined(__EMSCRIPTEN__)
#include <emscripten.h>

// Writes no end; a number has at most 24 characters.
EM_JS(int, hnn_number_text, (double value, char* out), {
  const text = String(value).replace("+", "");
  for (let i = 0; i < text.length; ++i) HEAPU8[out + i] = text.charCodeAt(i);
  return text.length;
});
#endif

namespace hnn {
namespace {

#if defined(__EMSCRIPTEN__)

std::string finite_text(double value) {
  std::string text(32, ' ');
  text.resize(static_cast<std::size_t>(hnn_number_text(value, text.data())));
  return text;
}

#else

constexpr int kLargestPlainExponent = 21;
constexpr int kSmallestPlainExponent = -6;

std::string finite_text(double value) {
  std::string text(32, ' ');
  text.resize(static_cast<std::size_t>(
      std::to_chars(text.data(), text.data() + text.size(), value, std::chars_format::scientific).ptr - text.data()));
  const std::string sign = text.starts_with('-') ? "-" : "";
  const std::size_t exponent = text.find('e');
  std::string digits = text.substr(sign.size(), 1);
  if (text.find('.') != std::string::npos) digits += text.substr(sign.size() + 2, exponent - sign.size() - 2);
  const int point = std::atoi(text.c_str() + exponent + 1) + 1;  // it stands before digits[point]
  const int length = static_cast<int>(digits.size());
  if (point > kLargestPlainExponent || point <= kSmallestPlainExponent) {
    if (length > 1) digits.insert(1, 1, '.');
    digits += "e" + std::to_string(point - 1);
  } else if (point <= 0) {
    digits.insert(0, "0." + std::string(static_cast<std::size_t>(-point), '0'));
  } else if (point < length) {
    digits.insert(static_cast<std::size_t>(point), 1, '.');
  } else {
    digits.append(static_cast<std::size_t>(point - length), '0');
  }
  return sign + digits;
}

#endif

}  // namespace

std::string number_text(double value) {
  if (std::isnan(value)) return "nan";
  if (std::isinf(value)) return value > 0 ? "inf" : "-inf";
  return value == 0 ? "0" : finite_text(value);
}

std::optional<double> number_from(std::string_view text) {
  const auto is_digit = [](char c) { return c >= '0' && c <= '9'; };
  std::string json;
  if (text.starts_with('+') || text.starts_with('-')) {
    if (text.front() == '-') json += '-';
    text.remove_prefix(1);
  }
  if (text.starts_with('.')) json += '0';
  json += text;
  // JSON would allow blanks around the number; a sign may not follow a sign.
  if (text.empty() || !(is_digit(text.front()) || text.front() == '.') ||
      !(is_digit(text.back()) || text.back() == '.')) {
    return std::nullopt;
  }
  const auto value = parse_json(json);
  if (!value.is_number()) return std::nullopt;
  return value.get<double>();
}

}  // namespace hnn
