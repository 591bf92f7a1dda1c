#include "hnn/text/number_text.hpp"

#include <cmath>
#include <limits>

#include "hnn/text/decimal.hpp"

namespace hnn {
namespace {

constexpr int kDigitsThatIdentifyADouble = 17;
constexpr int kLargestPlainExponent = 21;   // as in JavaScript's Number.toString
constexpr int kSmallestPlainExponent = -6;  // likewise

Decimal shortest_decimal(double value) {
  // Of a normal double, a shorter decimal that reads back as it is also its decimal of 15 digits, zeros cut off.
  int digits = value >= std::numeric_limits<double>::min() ? std::numeric_limits<double>::digits10 : 1;
  Decimal decimal = rounded_decimal(value, digits);
  while (digits < kDigitsThatIdentifyADouble && nearest_double(decimal.digits, decimal.point) != value) {
    decimal = rounded_decimal(value, ++digits);
  }
  decimal.digits.resize(decimal.digits.find_last_not_of('0') + 1);
  return decimal;
}

}  // namespace

std::string number_text(double value) {
  if (std::isnan(value)) return "nan";
  if (std::isinf(value)) return value > 0 ? "inf" : "-inf";
  if (value == 0) return "0";
  auto [digits, point] = shortest_decimal(std::abs(value));
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
  return value < 0 ? "-" + digits : digits;
}

std::optional<double> number_from(std::string_view text) {
  std::string json;
  if (text.starts_with('+') || text.starts_with('-')) {
    if (text.front() == '-') json += '-';
    text.remove_prefix(1);
  }
  if (text.starts_with('.')) json += '0';
  json += text;
  // A sign may not follow a sign.
  if (text.starts_with('-') || !is_json_number(json)) return std::nullopt;
  const double value = value_of_decimal(json) + 0.0;  // not -0, whose text would be that of 0
  return std::isfinite(value) ? std::optional(value) : std::nullopt;
}

}  // namespace hnn
