#include "hnn/error.hpp"

namespace hnn {

std::string in_quotes(std::string_view text, std::size_t longest) {
  std::string result = "\"";
  for (const char c : text.substr(0, longest)) {
    const bool printable = c >= ' ' && c <= '~';
    result += printable ? c : '?';
  }
  return result + (text.size() > longest ? "...\"" : "\"");
}

}  // namespace hnn
