#pragma once

#include <cstddef>
#include <initializer_list>
#include <string_view>
#include <variant>

namespace hnn {

/// Text of a file, between quotation marks and cut short.
struct Quoted {
  explicit Quoted(std::string_view t) : text(t) {}
  std::string_view text;
};

/// Text as it is, a number, or a quotation.
using Part = std::variant<std::string_view, std::size_t, Quoted>;

/// Throws an Error of the sentence that the parts make. Most of a reader is what it refuses: without the sums of
/// strings, which are long in WebAssembly, the page loads faster.
[[noreturn]] void refuse(std::initializer_list<Part> parts);

}  // namespace hnn
