#pragma once

#include <string_view>

namespace hnn::cli {

/// Tells this build of the core from others, whose results may differ: the SHA-256 of its library.
[[nodiscard]] std::string_view core_hash();

}  // namespace hnn::cli
