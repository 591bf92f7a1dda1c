#pragma once

#include <string_view>

namespace hnn {

/// Where the paper's text and the code published with it disagree, which of the two is followed.
enum class Convention {
  code,   ///< the published code: every figure of the paper's Table 1
  paper,  ///< the paper's text
};

/// "code" or "paper". Throws Error for anything else.
[[nodiscard]] Convention convention_named(std::string_view name);

}  // namespace hnn
