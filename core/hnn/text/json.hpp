#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace hnn {

/// A value of JSON, as it was read.
struct Json {
  enum class Type : unsigned char { null, boolean, number, text, array, object };

  Type type = Type::null;
  /// What a text says; of a number, a boolean or null, how it was written.
  std::string text{};
  struct Member;
  std::vector<Member> members;  ///< of an object, in their order; of an array, without names

  [[nodiscard]] bool is(Type other) const { return type == other; }
  /// The first member of that name, or null where there is none.
  [[nodiscard]] const Json* find(std::string_view name) const;
};

struct Json::Member {
  std::string name;
  Json value;
};

/// Nothing that this program reads is nested as deeply.
inline constexpr std::size_t max_json_depth = 64;

/// Reads the text into `value`; false where it is not JSON as UTF-8, or nested too deeply.
[[nodiscard]] bool read_json(std::string_view text, Json& value);

}  // namespace hnn
