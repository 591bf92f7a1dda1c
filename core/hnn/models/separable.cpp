#include "hnn/models/separable.hpp"

#include "hnn/autodiff/phase_space.hpp"

namespace hnn {

Separable::Separable(const Shape& shape)
    : Model(shape),
      kinetic_(layout_, "T", shape.dimension / 2, shape.widths, 1, shape.activation),
      potential_(layout_, "V", shape.dimension / 2, shape.widths, 1, shape.activation) {}

autodiff::Value Separable::time_derivative(autodiff::Value x) const {
  const SplitDerivative halves = *split(x);
  return side_by_side(halves.dqdt, halves.dpdt);
}

std::optional<autodiff::Value> Separable::hamiltonian(autodiff::Value x) const {
  return kinetic_(momenta(x)) + potential_(positions(x));
}

std::optional<SplitDerivative> Separable::split(autodiff::Value x) const {
  const autodiff::Value q = positions(x), p = momenta(x);
  return SplitDerivative{.dqdt = gradient(sum(kinetic_(p)), p), .dpdt = -gradient(sum(potential_(q)), q)};
}

constinit const ModelInfo separable_row{
    .id = "separable",
    .title = "Separable Hamiltonian network",
    .label = "separable",
    .in_text = "the separable network",
    .sentence =
        "learns an energy in two parts, one of the momenta and one of the positions, and the motion follows "
        "from their slopes",
    .has_energy = true,
    .conserves = true,
    .separable = true,
    .needs_velocity = false,
    .make = make_model<Separable>,
};

}  // namespace hnn
