#include "hnn/text/decimal.hpp"

#include <gtest/gtest.h>

#include <cmath>
#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <limits>
#include <string>

#include "hnn/math/random.hpp"

namespace hnn {
namespace {

using Limits = std::numeric_limits<double>;

double double_of(std::uint64_t bits) {
  double value = 0;
  std::memcpy(&value, &bits, sizeof(value));
  return value;
}

/// As `printf` would write it, which rounds correctly in the C libraries that we test with.
std::string printed(double value, int digits) {
  std::string text(40, '\0');
  text.resize(static_cast<std::size_t>(std::snprintf(text.data(), text.size(), "%.*e", digits - 1, value)));
  return text;
}

std::string written(double value, int digits) {
  const auto [text, point] = rounded_decimal(value, digits);
  const std::string exponent = std::to_string(std::abs(point - 1));
  return text.substr(0, 1) + (digits > 1 ? "." : "") + text.substr(1) + (point < 1 ? "e-" : "e+") +
         (exponent.size() < 2 ? "0" : "") + exponent;
}

TEST(Decimal, WritesAndReadsAsTheCLibraryDoes) {
  Random random(3);
  for (int i = 0; i < 5000; ++i) {
    const double value = std::abs(double_of(random.bits()));
    if (!std::isfinite(value) || value == 0) continue;
    const int digits = 1 + i % 20;
    EXPECT_EQ(written(value, digits), printed(value, digits));
    const std::string text = printed(value, digits);
    EXPECT_EQ(value_of_decimal(text), std::strtod(text.c_str(), nullptr)) << text;
  }
}

TEST(Decimal, ReadsShortNumbersAsTheCLibraryDoes) {
  Random random(4);
  for (int i = 0; i < 5000; ++i) {
    const std::string text = std::to_string(random.bits() >> (i % 60)) + "e" + std::to_string(i % 90 - 45);
    EXPECT_EQ(value_of_decimal(text), std::strtod(text.c_str(), nullptr)) << text;
  }
}

TEST(Decimal, RoundsTiesToEven) {
  EXPECT_EQ(value_of_decimal("9007199254740993"), 9007199254740992.0);
  EXPECT_EQ(value_of_decimal("9007199254740993.00000000000000000000000000000000000001"), 9007199254740994.0);
  EXPECT_EQ(value_of_decimal("9007199254740995"), 9007199254740996.0);
  EXPECT_EQ(value_of_decimal("9007199254740993" + ("." + std::string(2000, '0')) + "1"), 9007199254740994.0);
  EXPECT_EQ(rounded_decimal(0.5, 1).digits, "5");
  EXPECT_EQ(rounded_decimal(2.5, 1).digits, "2");
  EXPECT_EQ(rounded_decimal(3.5, 1).digits, "4");
  EXPECT_EQ(rounded_decimal(99.5, 2).digits, "10");
  EXPECT_EQ(rounded_decimal(99.5, 2).point, 3);
}

TEST(Decimal, KnowsTheEndsOfTheRange) {
  EXPECT_EQ(value_of_decimal("1.7976931348623157e308"), Limits::max());
  EXPECT_EQ(value_of_decimal("1.7976931348623158e308"), Limits::max());
  EXPECT_EQ(value_of_decimal("1.7976931348623159e308"), Limits::infinity());
  EXPECT_EQ(value_of_decimal("-1e999999999999"), -Limits::infinity());
  EXPECT_EQ(value_of_decimal("2.2250738585072014e-308"), Limits::min());
  EXPECT_EQ(value_of_decimal("2.2250738585072011e-308"), std::nextafter(Limits::min(), 0));
  EXPECT_EQ(value_of_decimal("5e-324"), Limits::denorm_min());
  EXPECT_EQ(value_of_decimal("2.4703282292062328e-324"), Limits::denorm_min());
  EXPECT_EQ(value_of_decimal("2.4703282292062327e-324"), 0);
  EXPECT_EQ(value_of_decimal("1e-999999999999"), 0);
  EXPECT_EQ(value_of_decimal("0e999999999999"), 0);
  EXPECT_EQ(value_of_decimal("0." + std::string(1000, '0') + "1e1001"), 1);
  EXPECT_EQ(value_of_decimal("1" + std::string(1000, '0') + "e-1000"), 1);
}

TEST(Decimal, TakesEitherMark) {
  EXPECT_EQ(value_of_decimal("+1,5"), 1.5);
  EXPECT_EQ(value_of_decimal("-.25E+1"), -2.5);
  EXPECT_EQ(value_of_decimal("12.e-1"), 1.2);
  EXPECT_TRUE(std::signbit(value_of_decimal("-0")));
}

TEST(Decimal, TellsNumbersOfJsonFromOtherTexts) {
  for (const char* text : {"0", "-0", "10", "0.5", "1e5", "1E+05", "-1.25e-007"}) {
    EXPECT_TRUE(is_json_number(text)) << text;
  }
  for (const char* text : {"", "-", "+1", "01", "-01", ".5", "1.", "1.e5", "1e", "1e+", "--1", "1 ", " 1", "0x1", "1,5",
                           "1.5.", "nan", "Infinity"}) {
    EXPECT_FALSE(is_json_number(text)) << text;
  }
}

}  // namespace
}  // namespace hnn
