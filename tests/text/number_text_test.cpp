#include "hnn/text/number_text.hpp"

#include <gtest/gtest.h>

#include <cmath>
#include <cstring>
#include <limits>

#include "hnn/math/random.hpp"

namespace hnn {
namespace {

TEST(NumberText, IsTheShortestThatReadsBack) {
  EXPECT_EQ(number_text(0.1), "0.1");
  EXPECT_EQ(number_text(0.1 + 0.2), "0.30000000000000004");
  EXPECT_EQ(number_text(20), "20");
  EXPECT_EQ(number_text(1000000), "1000000");
  EXPECT_EQ(number_text(-123.456), "-123.456");
  EXPECT_EQ(number_text(0.000001), "0.000001");
  EXPECT_EQ(number_text(1e-7), "1e-7");
  EXPECT_EQ(number_text(-1.5e-9), "-1.5e-9");
  EXPECT_EQ(number_text(1e20), "100000000000000000000");
  EXPECT_EQ(number_text(1e21), "1e21");
  EXPECT_EQ(number_text(std::numeric_limits<double>::denorm_min()), "5e-324");
  EXPECT_EQ(number_text(-0.0), "0");
  EXPECT_EQ(number_text(std::numeric_limits<double>::quiet_NaN()), "nan");
  EXPECT_EQ(number_text(-std::numeric_limits<double>::infinity()), "-inf");
}

TEST(NumberText, RoundTripsAllMagnitudes) {
  Random random(7);
  for (int i = 0; i < 2000; ++i) {
    const std::uint64_t bits = random.bits();
    double value = 0;
    std::memcpy(&value, &bits, sizeof(value));
    if (!std::isfinite(value)) continue;
    EXPECT_EQ(number_from(number_text(value)), value) << number_text(value);
  }
  for (const double value : {std::numeric_limits<double>::denorm_min(), std::numeric_limits<double>::max()}) {
    EXPECT_EQ(number_from(number_text(value)), value);
  }
}

TEST(NumberText, ReadsWhatPeopleType) {
  EXPECT_EQ(number_from("+1"), 1.0);
  EXPECT_EQ(number_from(".5"), 0.5);
  EXPECT_EQ(number_from("-.5e1"), -5.0);
  EXPECT_EQ(number_from("123456789012345678901234567890"), 123456789012345678901234567890.0);
  EXPECT_FALSE(std::signbit(number_from("-0").value()));
  for (const char* text : {"", "+", "-", ".", "+-1", "--1", "1.", "01", "1e", "1e999", "nan", "inf", "0x1", "1,5", "1 ",
                           " 1", "1f", "e5"}) {
    EXPECT_FALSE(number_from(text)) << text;
  }
}

}  // namespace
}  // namespace hnn
