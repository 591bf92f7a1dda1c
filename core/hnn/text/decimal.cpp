#include "hnn/text/decimal.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <compare>
#include <cstdint>
#include <cstring>
#include <limits>

namespace hnn {
namespace {

using Limits = std::numeric_limits<double>;

/// A whole number of up to 4224 bits, more than any that arises: base 2^32, the lowest word first, no zero words at the
/// top. Nothing is allocated, since a recording has a hundred thousand numbers.
class Whole {
 public:
  explicit Whole(std::uint64_t value) {
    for (; value > 0; value >>= kWordBits) push(static_cast<std::uint32_t>(value));
  }

  void multiply_add(std::uint32_t factor, std::uint32_t summand) {
    std::uint64_t carry = summand;
    for (std::size_t i = 0; i < size_; ++i) {
      carry += std::uint64_t{words_[i]} * factor;
      words_[i] = static_cast<std::uint32_t>(carry);
      carry >>= kWordBits;
    }
    if (carry > 0) push(static_cast<std::uint32_t>(carry));
  }

  void multiply_by_power_of_10(int exponent) {
    constexpr int kAtOnce = 9;
    for (; exponent >= kAtOnce; exponent -= kAtOnce) multiply_add(1'000'000'000, 0);
    for (; exponent > 0; --exponent) multiply_add(10, 0);
  }

  void multiply_by_power_of_2(int exponent) {
    const auto whole = static_cast<std::size_t>(exponent / kWordBits);
    std::copy_backward(words_.begin(), words_.begin() + static_cast<std::ptrdiff_t>(size_),
                       words_.begin() + static_cast<std::ptrdiff_t>(size_ + whole));
    std::fill_n(words_.begin(), whole, 0);
    size_ += whole;
    multiply_add(std::uint32_t{1} << exponent % kWordBits, 0);
  }

  /// Takes away a number that is not larger.
  void subtract(const Whole& other) {
    std::uint64_t borrow = 0;
    for (std::size_t i = 0; i < size_; ++i) {
      const std::uint64_t word = std::uint64_t{words_[i]} - (i < other.size_ ? other.words_[i] : 0) - borrow;
      words_[i] = static_cast<std::uint32_t>(word);
      borrow = word >> 63;
    }
    while (size_ > 0 && words_[size_ - 1] == 0) --size_;
  }

  [[nodiscard]] int bits() const {
    int bits = static_cast<int>(size_) * kWordBits;
    for (std::uint32_t top = size_ == 0 ? ~0U : words_[size_ - 1]; top >> (kWordBits - 1) == 0; top <<= 1) --bits;
    return bits;
  }

  friend std::strong_ordering operator<=>(const Whole& a, const Whole& b) {
    if (a.size_ != b.size_) return a.size_ <=> b.size_;
    for (std::size_t i = a.size_; i-- > 0;) {
      if (a.words_[i] != b.words_[i]) return a.words_[i] <=> b.words_[i];
    }
    return std::strong_ordering::equal;
  }

 private:
  static constexpr int kWordBits = 32;
  static constexpr std::size_t kMostWords = 132;

  void push(std::uint32_t word) { words_[size_++] = word; }

  std::array<std::uint32_t, kMostWords> words_{};
  std::size_t size_ = 0;
};

bool is_digit(char c) { return c >= '0' && c <= '9'; }

bool is_odd(char digit) { return (digit - '0') % 2 != 0; }

/// Whether what is left over after `unit`s, doubled, rounds up.
bool rounds_up(const Whole& doubled, const Whole& unit, bool last_is_odd) {
  const std::strong_ordering order = doubled <=> unit;
  return order == std::strong_ordering::greater || (order == std::strong_ordering::equal && last_is_odd);
}

double double_of(std::uint64_t bits) {
  double value = 0;
  std::memcpy(&value, &bits, sizeof(value));  // libc++ 13 has no std::bit_cast
  return value;
}

/// numerator / denominator, neither of them 0; changes both.
double nearest_quotient(Whole& numerator, Whole& denominator) {
  // The quotient is to be in [1, 2), times 2^exponent.
  int exponent = numerator.bits() - denominator.bits();
  (exponent < 0 ? numerator : denominator).multiply_by_power_of_2(std::abs(exponent));
  if (numerator < denominator) {
    numerator.multiply_by_power_of_2(1);
    --exponent;
  }
  constexpr int kLeastNormal = Limits::min_exponent - 1;
  if (exponent >= Limits::max_exponent) return Limits::infinity();
  const int precision = Limits::digits - std::max(0, kLeastNormal - exponent);
  if (precision < 0) return 0;
  std::uint64_t significand = 0;
  for (int i = 0; i < precision; ++i) {
    significand <<= 1;
    if (numerator >= denominator) {
      numerator.subtract(denominator);
      significand |= 1;
    }
    numerator.multiply_by_power_of_2(1);
  }
  if (rounds_up(numerator, denominator, significand % 2 != 0)) ++significand;
  // The significand's top bit adds 1 to the exponent's field, and so does what is carried beyond it.
  const auto field = static_cast<std::uint64_t>(std::max(0, exponent - kLeastNormal));
  return double_of((field << (Limits::digits - 1)) + significand);
}

}  // namespace

Decimal rounded_decimal(double value, int digits) {
  int exponent = 0;
  const double fraction = std::frexp(value, &exponent);
  Whole numerator(static_cast<std::uint64_t>(std::ldexp(fraction, Limits::digits))), denominator(1);
  Decimal decimal{{}, static_cast<int>(std::floor(exponent * 0.30103))};
  exponent -= Limits::digits;
  (exponent > 0 ? numerator : denominator).multiply_by_power_of_2(std::abs(exponent));
  (decimal.point < 0 ? numerator : denominator).multiply_by_power_of_10(std::abs(decimal.point));
  while (numerator >= denominator) {
    denominator.multiply_by_power_of_10(1);
    ++decimal.point;
  }
  for (int i = 0; i < digits; ++i) {
    numerator.multiply_by_power_of_10(1);
    char digit = '0';
    for (; numerator >= denominator; ++digit) numerator.subtract(denominator);
    decimal.digits += digit;
  }
  numerator.multiply_by_power_of_2(1);
  if (!rounds_up(numerator, denominator, is_odd(decimal.digits.back()))) return decimal;
  for (std::size_t i = decimal.digits.size(); i-- > 0;) {
    if (decimal.digits[i] != '9') {
      ++decimal.digits[i];
      return decimal;
    }
    decimal.digits[i] = '0';
  }
  decimal.digits.front() = '1';
  ++decimal.point;
  return decimal;
}

double nearest_double(std::string_view digits, int point) {
  while (digits.starts_with('0')) {
    digits.remove_prefix(1);
    --point;
  }
  while (digits.ends_with('0')) digits.remove_suffix(1);
  constexpr int kFurthestPoint = 400;
  if (digits.empty() || point < -kFurthestPoint) return 0;
  if (point > kFurthestPoint) return Limits::infinity();

  constexpr std::array kExact{1e0,  1e1,  1e2,  1e3,  1e4,  1e5,  1e6,  1e7,  1e8,  1e9,  1e10, 1e11,
                              1e12, 1e13, 1e14, 1e15, 1e16, 1e17, 1e18, 1e19, 1e20, 1e21, 1e22};
  const int exponent = point - static_cast<int>(std::min<std::size_t>(digits.size(), kFurthestPoint));
  if (digits.size() <= Limits::digits10 && std::abs(exponent) < static_cast<int>(kExact.size())) {
    // Both are exact, so that one division or multiplication rounds once.
    double whole = 0;
    for (const char digit : digits) whole = 10 * whole + (digit - '0');
    const double power = kExact[static_cast<std::size_t>(std::abs(exponent))];
    return exponent < 0 ? whole / power : whole * power;
  }

  // No double, and no middle between two, has as many digits: of those that follow, all that counts is that they are.
  constexpr std::size_t kMostDigits = 800;
  Whole numerator(0), denominator(1);
  std::uint32_t several = 0, power = 1;  // up to nine digits at a time
  for (const char digit : digits.substr(0, kMostDigits)) {
    several = 10 * several + static_cast<std::uint32_t>(digit - '0');
    power *= 10;
    --point;
    if (power < 1'000'000'000) continue;
    numerator.multiply_add(power, several);
    several = 0;
    power = 1;
  }
  numerator.multiply_add(power, several);
  if (digits.size() > kMostDigits) {
    numerator.multiply_add(10, 1);
    --point;
  }
  (point < 0 ? denominator : numerator).multiply_by_power_of_10(std::abs(point));
  return nearest_quotient(numerator, denominator);
}

bool is_json_number(std::string_view text) {
  const auto take_digits = [&] {
    std::size_t count = 0;
    for (; !text.empty() && is_digit(text.front()); ++count) text.remove_prefix(1);
    return count;
  };
  if (text.starts_with('-')) text.remove_prefix(1);
  const bool starts_with_zero = text.starts_with('0');
  const std::size_t whole = take_digits();
  if (whole == 0 || (starts_with_zero && whole > 1)) return false;
  if (text.starts_with('.')) {
    text.remove_prefix(1);
    if (take_digits() == 0) return false;
  }
  if (text.starts_with('e') || text.starts_with('E')) {
    text.remove_prefix(1);
    if (text.starts_with('+') || text.starts_with('-')) text.remove_prefix(1);
    if (take_digits() == 0) return false;
  }
  return text.empty();
}

double value_of_decimal(std::string_view text) {
  const std::size_t e = std::min(text.find_first_of("eE"), text.size());
  std::string digits;
  int point = 0;
  bool after_mark = false;
  for (const char c : text.substr(0, e)) {
    if (is_digit(c)) {
      digits += c;
      if (!after_mark) ++point;
    } else if (c != '+' && c != '-') {
      after_mark = true;
    }
  }
  constexpr int kFurthestExponent = 1'000'000'000;
  int exponent = 0;
  for (const char c : text.substr(e)) {
    if (is_digit(c)) exponent = exponent < kFurthestExponent / 10 ? 10 * exponent + (c - '0') : kFurthestExponent;
  }
  const bool negative_exponent = text.find('-', e) != std::string_view::npos;
  const double magnitude = nearest_double(digits, negative_exponent ? point - exponent : point + exponent);
  return text.starts_with('-') ? -magnitude : magnitude;
}

}  // namespace hnn
