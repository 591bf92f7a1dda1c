#pragma once

#include <span>
#include <string_view>

#include "hnn/tasks/task.hpp"

namespace hnn {

/// Every task, those of the paper first, in its order.
[[nodiscard]] std::span<const TaskInfo> tasks();

/// Throws Error for an unknown one.
[[nodiscard]] const TaskInfo& task_named(std::string_view id);

/// What the page opens with where no link says otherwise: within seconds the baseline has visibly left the truth.
[[nodiscard]] Experiment opening();

}  // namespace hnn
