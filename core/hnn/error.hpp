#pragma once

#include <cstddef>
#include <stdexcept>
#include <string>
#include <string_view>

namespace hnn {

/// Bad input from outside: a setting, a file, a request. `what()` is one sentence that names the thing, says what is
/// wrong with it and what would be right; it is meant to be shown to a person as it is.
class Error : public std::runtime_error {
 public:
  using std::runtime_error::runtime_error;
};

/// What a message quotes of an input at most, where it says nothing else.
inline constexpr std::size_t longest_quote = 40;

/// `text` between quotation marks, fit for a message: cut short where it is long, unprintable bytes as '?'.
[[nodiscard]] std::string in_quotes(std::string_view text, std::size_t longest = longest_quote);

}  // namespace hnn
