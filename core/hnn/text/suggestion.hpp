#pragma once

#include <span>
#include <string>
#include <string_view>

namespace hnn {

/// "; did you mean seed?" for a word that is a slip or two of the keyboard away from one of `words`, otherwise "": the
/// end of a sentence that refuses `word`.
[[nodiscard]] std::string did_you_mean(std::string_view word, std::span<const std::string_view> words);

/// The same, or else "; it has to be a, b or c.": how a sentence ends that says what there is instead of `word`.
[[nodiscard]] std::string one_of(std::string_view word, std::span<const std::string_view> words);

/// "a, b or c".
[[nodiscard]] std::string joined(std::span<const std::string_view> words, std::string_view last = " or ");

}  // namespace hnn
