#include "hnn/physics/systems.hpp"

#include <string>

#include "hnn/error.hpp"
#include "hnn/physics/damped_pendulum.hpp"
#include "hnn/physics/n_body.hpp"
#include "hnn/physics/pendulum.hpp"
#include "hnn/physics/pixel_pendulum.hpp"
#include "hnn/physics/spring.hpp"

namespace hnn {

std::unique_ptr<System> system_of(std::string_view task, Convention convention) {
  if (task == "spring") return std::make_unique<Spring>(convention);
  if (task == "pendulum") return std::make_unique<Pendulum>(convention);
  if (task == "real-pendulum") return std::make_unique<DampedPendulum>();
  if (task == "two-body") return std::make_unique<TwoBody>();
  if (task == "three-body") return std::make_unique<ThreeBody>();
  if (task == "pixel-pendulum") return std::make_unique<PixelPendulum>();
  throw Error("The task \"" + std::string(task) +
              "\" has no system; it is spring, pendulum, real-pendulum, two-body, three-body or pixel-pendulum.");
}

}  // namespace hnn
