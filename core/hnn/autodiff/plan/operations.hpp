#pragma once

#include <optional>

#include "hnn/autodiff/graph.hpp"
#include "hnn/linalg/kernels.hpp"

namespace hnn::autodiff::plan {

/// The kernel of an operation that is done number by number; none for the others.
[[nodiscard]] std::optional<linalg::Elementwise> elementwise_of(Op op);

}  // namespace hnn::autodiff::plan
