#include "hnn/physics/convention.hpp"

#include <string>

#include "hnn/error.hpp"

namespace hnn {

Convention convention_named(std::string_view name) {
  if (name == "code") return Convention::code;
  if (name == "paper") return Convention::paper;
  throw Error("The convention \"" + std::string(name) + "\" is unknown; it is code or paper.");
}

}  // namespace hnn
