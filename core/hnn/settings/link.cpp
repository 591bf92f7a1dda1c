#include "hnn/settings/link.hpp"

#include <algorithm>
#include <array>

#include "hnn/error.hpp"

namespace hnn {
namespace {

/// What the page keeps in its address for itself, beside the settings: its language, the lesson that is open, and the
/// runs shown beside this one.
constexpr std::array<std::string_view, 3> kOfThePage{"lang", "lesson", "keep"};

int hex_digit(char c) {
  if (c >= '0' && c <= '9') return c - '0';
  if (c >= 'a' && c <= 'f') return c - 'a' + 10;
  if (c >= 'A' && c <= 'F') return c - 'A' + 10;
  return -1;
}

std::string percent_decoded(std::string_view text) {
  std::string decoded;
  for (std::size_t i = 0; i < text.size(); ++i) {
    if (text[i] == '+') {
      decoded += ' ';
      continue;
    }
    if (text[i] != '%') {
      decoded += text[i];
      continue;
    }
    const int high = i + 1 < text.size() ? hex_digit(text[i + 1]) : -1;
    const int low = i + 2 < text.size() ? hex_digit(text[i + 2]) : -1;
    if (high < 0 || low < 0) {
      throw Error("The link has " + in_quotes(text.substr(i, 3)) +
                  " in it, but two hexadecimal digits have to follow a %.");
    }
    decoded += static_cast<char>(high * 16 + low);
    i += 2;
  }
  return decoded;
}

/// The part of a link after its address, with `?` and `#` still in it.
std::string_view after_address(std::string_view link) {
  const std::size_t query = link.find_first_of("?#");
  const std::string_view address = link.substr(0, query);
  const bool is_address = address.find("://") != std::string_view::npos || address.find('=') == std::string_view::npos;
  if (query == std::string_view::npos) return link.find("://") != std::string_view::npos ? "" : link;
  return is_address ? link.substr(query) : link;
}

}  // namespace

std::string percent_encoded(std::string_view text) {
  constexpr std::string_view digits = "0123456789ABCDEF";
  constexpr std::string_view plain = "-_.~,:[]()*=@";
  std::string encoded;
  for (const char c : text) {
    const bool alphanumeric = (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
    if (alphanumeric || plain.find(c) != std::string_view::npos) {
      encoded += c;
    } else {
      const auto byte = static_cast<unsigned char>(c);
      encoded += {'%', digits[byte >> 4], digits[byte & 15]};
    }
  }
  return encoded;
}

Values values_from_query(std::string_view link) {
  Values values;
  std::string_view rest = after_address(link);
  while (!rest.empty()) {
    const std::size_t end = rest.find_first_of("?#&");
    const std::string_view pair = rest.substr(0, end);
    rest = end == std::string_view::npos ? "" : rest.substr(end + 1);
    if (pair.empty()) continue;
    const std::size_t equals = pair.find('=');
    if (equals == std::string_view::npos) {
      throw Error("The link has " + in_quotes(pair) + " in it, but a setting stands in a link as name=value.");
    }
    const std::string_view name = pair.substr(0, equals);
    if (std::find(kOfThePage.begin(), kOfThePage.end(), name) != kOfThePage.end()) continue;
    values.emplace_back(percent_decoded(name), percent_decoded(pair.substr(equals + 1)));
  }
  return values;
}

}  // namespace hnn
