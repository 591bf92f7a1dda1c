#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace hnn {

/// The shortest decimal text that reads back as the same double, laid out as JavaScript does ("0.001", "1e-9", "1e21"
/// without a plus sign, which a URL would turn into a blank). "nan", "inf", "-inf" for what is not finite.
[[nodiscard]] std::string number_text(double value);

/// The finite number that is the whole of `text`, whatever the locale; nothing for any other text. Takes the numbers of
/// JSON, and the forms "+1" and ".5" that people type.
[[nodiscard]] std::optional<double> number_from(std::string_view text);

}  // namespace hnn
