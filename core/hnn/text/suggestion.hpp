#pragma once

#include <span>
#include <string>
#include <string_view>

namespace hnn {

/// "; did you mean seed?" for a word that is a slip or two of the keyboard away from one of `words`, otherwise "": the
/// end of a sentence that refuses `word`.
[[nodiscard]] std::string did_you_mean(std::string_view word, std::span<const std::string_view> words);

}  // namespace hnn
