#include "hnn/text/json.hpp"

#include <algorithm>
#include <cstdint>

#include "hnn/text/decimal.hpp"
#include "hnn/text/utf8.hpp"

namespace hnn {
namespace {

class Reader {
 public:
  explicit Reader(std::string_view text) : rest_(text) {}

  bool read_document(Json& value) {
    if (!read_value(value, 0)) return false;
    skip_blanks();
    return rest_.empty();
  }

 private:
  void skip_blanks() { rest_.remove_prefix(std::min(rest_.find_first_not_of(" \t\r\n"), rest_.size())); }

  bool take(std::string_view token) {
    if (!rest_.starts_with(token)) return false;
    rest_.remove_prefix(token.size());
    return true;
  }

  bool take_after_blanks(char mark) {
    skip_blanks();
    return take({&mark, 1});
  }

  bool read_value(Json& value, std::size_t depth) {
    if (take_after_blanks('"')) {
      value.type = Json::Type::text;
      return read_text(value.text);
    }
    if (depth < max_json_depth && take("{")) {
      value.type = Json::Type::object;
      return read_members(value, '}', depth);
    }
    if (depth < max_json_depth && take("[")) {
      value.type = Json::Type::array;
      return read_members(value, ']', depth);
    }
    value.text = rest_.substr(0, rest_.find_first_of(" \t\r\n,]}"));
    rest_.remove_prefix(value.text.size());
    if (value.text == "null") return true;
    const bool boolean = value.text == "true" || value.text == "false";
    value.type = boolean ? Json::Type::boolean : Json::Type::number;
    return boolean || is_json_number(value.text);
  }

  bool read_members(Json& value, char end, std::size_t depth) {
    if (take_after_blanks(end)) return true;
    do {
      auto& [name, member] = value.members.emplace_back();
      if (value.type == Json::Type::object && !(take_after_blanks('"') && read_text(name) && take_after_blanks(':'))) {
        return false;
      }
      if (!read_value(member, depth + 1)) return false;
    } while (take_after_blanks(','));
    return take({&end, 1});
  }

  /// After its first quotation mark.
  bool read_text(std::string& text) {
    while (!rest_.empty()) {
      if (take("\"")) return true;
      if (take("\\")) {
        if (!read_escape(text)) return false;
        continue;
      }
      const std::size_t length = length_of_utf8(rest_);
      const bool control = rest_.front() >= 0 && rest_.front() < ' ';
      if (length == 0 || control) return false;
      text += rest_.substr(0, length);
      rest_.remove_prefix(length);
    }
    return false;
  }

  bool read_escape(std::string& text) {
    constexpr std::string_view kNames = "\"\\/bfnrt", kCharacters = "\"\\/\b\f\n\r\t";
    if (rest_.empty()) return false;
    const char name = rest_.front();
    rest_.remove_prefix(1);
    if (const std::size_t i = kNames.find(name); i != std::string_view::npos) {
      text += kCharacters[i];
      return true;
    }
    char32_t unit = 0;
    if (name != 'u' || !read_unit(unit)) return false;
    if (unit >= 0xD800 && unit <= 0xDFFF) {
      char32_t low = 0;
      if (unit > 0xDBFF || !take("\\u") || !read_unit(low) || low < 0xDC00 || low > 0xDFFF) return false;
      unit = 0x10000 + ((unit - 0xD800) << 10) + (low - 0xDC00);
    }
    append_utf8(text, unit);
    return true;
  }

  bool read_unit(char32_t& unit) {
    constexpr std::string_view kDigits = "0123456789abcdefABCDEF";
    constexpr std::size_t kLength = 4, kLowerCaseEnds = 16;
    if (rest_.size() < kLength) return false;
    for (const char c : rest_.substr(0, kLength)) {
      const std::size_t digit = kDigits.find(c);
      if (digit == std::string_view::npos) return false;
      unit = unit << 4 | static_cast<char32_t>(digit < kLowerCaseEnds ? digit : digit - 6);
    }
    rest_.remove_prefix(kLength);
    return true;
  }

  std::string_view rest_;
};

}  // namespace

const Json* Json::find(std::string_view name) const {
  const auto found =
      std::find_if(members.begin(), members.end(), [&](const Member& member) { return member.name == name; });
  return found == members.end() ? nullptr : &found->value;
}

bool read_json(std::string_view text, Json& value) { return Reader(text).read_document(value); }

}  // namespace hnn
