#include "hnn/models/dissipative.hpp"

#include "hnn/autodiff/phase_space.hpp"

namespace hnn {

Dissipative::Dissipative(const Shape& shape)
    : Model(shape),
      h_(layout_, "H", shape.dimension, shape.widths, 1, shape.activation),
      d_(layout_, "D", shape.dimension, shape.widths, 1, shape.activation) {}

autodiff::Value Dissipative::time_derivative(autodiff::Value x) const {
  // One after the other, since the order of operands is the compiler's and that of the nodes decides how adjoints add
  // up.
  const autodiff::Value conserving = symplectic_gradient(gradient(sum(h_(x)), x));
  const autodiff::Value dissipating = gradient(sum(d_(x)), x);
  return conserving + dissipating;
}

std::optional<autodiff::Value> Dissipative::hamiltonian(autodiff::Value x) const { return h_(x); }

autodiff::Value Dissipative::dissipation(autodiff::Value x) const { return d_(x); }

constinit const ModelInfo dissipative_row{
    .id = "dissipative",
    .title = "Dissipative Hamiltonian network",
    .label = "dissipative",
    .in_text = "the dissipative network",
    .sentence =
        "learns two numbers for every state: an energy H, whose slopes move it on, and a D, whose slopes take "
        "energy out or bring it in",
    .has_energy = true,
    .conserves = false,
    .separable = false,
    .needs_velocity = false,
    .make = make_model<Dissipative>,
};

}  // namespace hnn
