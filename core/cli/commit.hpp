#pragma once

#include <string_view>

namespace hnn::cli {

/// The commit that the program was built from, with "-dirty" where files had changed since; "unknown" where it was
/// built outside a repository of its own.
[[nodiscard]] std::string_view commit();

}  // namespace hnn::cli
