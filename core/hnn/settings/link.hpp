#pragma once

#include <string>
#include <string_view>

#include "hnn/settings/settings.hpp"

namespace hnn {

/// The `name=value` pairs of a whole link, `?query`, `#query` or a bare query, percent-decoded; without those that
/// the page keeps in its address for itself, such as its language. Throws Error for what isn't one.
[[nodiscard]] Values values_from_query(std::string_view link);

/// `text` as it may stand in a query.
[[nodiscard]] std::string percent_encoded(std::string_view text);

}  // namespace hnn
