#include "hnn/models/hnn.hpp"

#include "hnn/autodiff/phase_space.hpp"

namespace hnn {

Hamiltonian::Hamiltonian(const Shape& shape)
    : Model(shape), network_(layout_, "", shape.dimension, shape.widths, 1, shape.activation) {}

autodiff::Value Hamiltonian::time_derivative(autodiff::Value x) const {
  return symplectic_gradient(gradient(sum(network_(x)), x));
}

std::optional<autodiff::Value> Hamiltonian::hamiltonian(autodiff::Value x) const { return network_(x); }

constinit const ModelInfo hnn_row{
    .id = "hnn",
    .title = "Hamiltonian network",
    .label = "HNN",
    .in_text = "the Hamiltonian network",
    .sentence = "learns one number for every state, an energy H, and the motion follows from its slopes",
    .has_energy = true,
    .conserves = true,
    .separable = false,
    .needs_velocity = false,
    .make = make_model<Hamiltonian>,
};

}  // namespace hnn
