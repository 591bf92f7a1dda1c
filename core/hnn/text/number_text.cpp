#include "hnn/text/number_text.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <cstdio>
#include <cstdlib>
#include <limits>

#include "hnn/text/json.hpp"

namespace hnn {
namespace {

constexpr int kDigitsThatIdentifyADouble = 17;
constexpr int kLargestPlainExponent = 21;   // as in JavaScript's Number.toString
constexpr int kSmallestPlainExponent = -6;  // likewise

struct Decimal {
  bool negative = false;
  std::string digits;
  int point = 0;  // the decimal point stands before digits[point]
};

Decimal shortest_decimal(double value) {
  std::array<char, 40> buffer{};
  // Of a normal double, a shorter decimal that reads back as it is also its decimal of 15 digits, zeros cut off.
  const bool normal = std::abs(value) >= std::numeric_limits<double>::min();
  for (int digits = normal ? std::numeric_limits<double>::digits10 : 1; digits <= kDigitsThatIdentifyADouble;
       ++digits) {
    std::snprintf(buffer.data(), buffer.size(), "%.*e", digits - 1, value);
    if (std::strtod(buffer.data(), nullptr) == value) break;
  }
  const std::string_view text(buffer.data());
  const std::size_t exponent = text.find('e');
  Decimal decimal;
  decimal.negative = text.front() == '-';
  // Takes the digits alone, since the character between them is the locale's.
  for (const char c : text.substr(0, exponent)) {
    if (c >= '0' && c <= '9') decimal.digits += c;
  }
  decimal.digits.resize(decimal.digits.find_last_not_of('0') + 1);
  decimal.point = std::atoi(text.substr(exponent + 1).data()) + 1;
  return decimal;
}

}  // namespace

std::string number_text(double value) {
  if (std::isnan(value)) return "nan";
  if (std::isinf(value)) return value > 0 ? "inf" : "-inf";
  if (value == 0) return "0";
  auto [negative, digits, point] = shortest_decimal(value);
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
  return negative ? "-" + digits : digits;
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
