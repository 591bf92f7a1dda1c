#pragma once

#include <nlohmann/json.hpp>
#include <optional>

namespace hnn::cli {

/// The value, or null where there is none.
[[nodiscard]] inline nlohmann::ordered_json or_null(const std::optional<double>& value) {
  return value ? nlohmann::ordered_json(*value) : nlohmann::ordered_json(nullptr);
}

}  // namespace hnn::cli
