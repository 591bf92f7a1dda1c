#pragma once

#include <string>
#include <string_view>

namespace hnn {

// Own conversions, since those of the C library are large, depend on the locale, and need not round correctly.

/// 0.digits · 10^point.
struct Decimal {
  std::string digits;
  int point = 0;
};

/// The first so many digits of a positive finite value, the last one rounded to the nearest, ties to even.
[[nodiscard]] Decimal rounded_decimal(double value, int digits);

/// The double nearest to 0.digits · 10^point, ties to even; infinite where that is too large. `digits` are any number
/// of '0' to '9', none of which means 0.
[[nodiscard]] double nearest_double(std::string_view digits, int point);

/// Whether the whole text is a number as JSON writes it: "-1.5e-9", but not "+1", ".5", "1." or "01".
[[nodiscard]] bool is_json_number(std::string_view text);

/// The double nearest to [sign] digits [mark digits] [e [sign] digits], whatever the mark; infinite where that is too
/// large.
[[nodiscard]] double value_of_decimal(std::string_view text);

}  // namespace hnn
