#pragma once

#include <nlohmann/json.hpp>
#include <string_view>

namespace hnn {

/// Objects keep the order in which they were written.
using Json = nlohmann::ordered_json;

/// The value that the text holds; a discarded one, which is of no type, for a text that is not JSON.
[[nodiscard]] Json parse_json(std::string_view text);

}  // namespace hnn
