#pragma once

#include <span>
#include <string_view>

#include "hnn/tasks/task.hpp"

namespace hnn {

/// Every task, those of the paper first, in its order.
[[nodiscard]] std::span<const TaskInfo> tasks();

/// Throws Error for an unknown one.
[[nodiscard]] const TaskInfo& task_named(std::string_view id);

}  // namespace hnn
