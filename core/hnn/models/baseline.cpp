#include "hnn/models/baseline.hpp"

namespace hnn {

Baseline::Baseline(const Shape& shape)
    : Model(shape), network_(layout_, "", shape.dimension, shape.widths, shape.dimension, shape.activation) {}

autodiff::Value Baseline::time_derivative(autodiff::Value x) const { return network_(x); }

constinit const ModelInfo baseline_row{
    .id = "baseline",
    .title = "Baseline",
    .label = "baseline",
    .in_text = "the baseline",
    .sentence = "learns the change of every state itself, and nothing makes it keep an energy",
    .has_energy = false,
    .conserves = false,
    .separable = false,
    .needs_velocity = false,
    .make = make_model<Baseline>,
};

}  // namespace hnn
