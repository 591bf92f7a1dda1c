#include "hnn/models/pixel_model.hpp"

#include <utility>

#include "hnn/autodiff/phase_space.hpp"

namespace hnn {

PixelModel::PixelModel(std::unique_ptr<Model> latent, const Shape& shape)
    : Model({.dimension = latent->dimension(), .layout = latent->layout()}),
      latent_(std::move(latent)),
      autoencoder_(layout_, shape.observation, static_cast<std::size_t>(shape.widths.front()), shape.dimension) {}

std::vector<LossTerm> PixelModel::loss_terms(autodiff::Value x, autodiff::Value x_next) const {
  const autodiff::Value z = autoencoder_.encode(x), z_next = autoencoder_.encode(x_next);
  // One after the other, since the order of operands is the compiler's and that of the nodes decides how adjoints add
  // up.
  const autodiff::Value q_next = positions(z_next), q = positions(z), change_of_q = q_next - q;
  const autodiff::Value reconstruction = x - autoencoder_.decode(z), canonical = momenta(z) - change_of_q;
  const autodiff::Value change = z_next - z, predicted = time_derivative(z);
  return {{"reconstruction", 1, reconstruction}, {"canonical", 1, canonical}, {"latent", 0.1, change - predicted}};
}

}  // namespace hnn
