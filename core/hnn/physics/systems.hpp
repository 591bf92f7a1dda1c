#pragma once

#include <memory>
#include <string_view>

#include "hnn/physics/convention.hpp"
#include "hnn/physics/system.hpp"

namespace hnn {

/// The system of a task: "spring" or "pendulum"; or, with one convention only, "real-pendulum", "two-body",
/// "three-body" or "pixel-pendulum". Throws Error for another task.
[[nodiscard]] std::unique_ptr<System> system_of(std::string_view task, Convention convention);

}  // namespace hnn
