#include "hnn/models/newtonian.hpp"

#include "hnn/autodiff/phase_space.hpp"
#include "hnn/error.hpp"

namespace hnn {

Newtonian::Newtonian(const Shape& shape)
    : Model(shape),
      velocity_(shape.velocity),
      force_(layout_, "", shape.dimension, shape.widths, shape.dimension / 2, shape.activation) {
  if (!velocity_) {
    throw Error("The model newtonian takes dq/dt from its task, which gives none: choose a model that learns it.");
  }
}

autodiff::Value Newtonian::time_derivative(autodiff::Value x) const {
  // In this order: arguments are recorded in that of the compiler, and the order of a sum is a part of its bits.
  const autodiff::Value force = force_(x), velocity = velocity_(x);
  return side_by_side(velocity, force);
}

constinit const ModelInfo newtonian_row{
    .id = "newtonian",
    .title = "Newtonian network",
    .label = "Newtonian",
    .in_text = "the Newtonian network",
    .sentence = "is told how the positions change, and learns only how the momenta do: the forces",
    .has_energy = false,
    .conserves = false,
    .separable = false,
    .needs_velocity = true,
    .make = make_model<Newtonian>,
};

}  // namespace hnn
