#include "hnn/models/pixel_model.hpp"

#include <utility>

#include "hnn/models/phase_space.hpp"

namespace hnn {

namespace {

// Goes on where the latent model's parameters end.
ParameterLayout& continued(ParameterLayout& layout, const Model& latent) { return layout = latent.layout(); }

}  // namespace

PixelModel::PixelModel(std::unique_ptr<Model> latent, const Shape& shape)
    : Model(latent->dimension()),
      latent_(std::move(latent)),
      autoencoder_(continued(layout_, *latent_), shape.observation, static_cast<std::size_t>(shape.widths.front()),
                   shape.dimension) {}

std::vector<LossTerm> PixelModel::loss_terms(autodiff::Value x, autodiff::Value x_next) const {
  const autodiff::Value z = autoencoder_.encode(x), z_next = autoencoder_.encode(x_next);
  const autodiff::Value change_of_q = positions(z_next) - positions(z);
  return {{"reconstruction", 1, mean(square(x - autoencoder_.decode(z)))},
          {"canonical", 1, mean(square(momenta(z) - change_of_q))},
          {"latent", 0.1, mean(square(z_next - z - time_derivative(z)))}};
}

}  // namespace hnn
