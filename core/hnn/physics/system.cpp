#include "hnn/physics/system.hpp"

#include <stdexcept>

namespace hnn {

void System::step(std::span<double>, double) const {
  throw std::logic_error("This system's law is a time derivative; there is no step to take.");
}

}  // namespace hnn
