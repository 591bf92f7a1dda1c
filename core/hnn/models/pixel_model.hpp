#pragma once

#include <memory>
#include <optional>
#include <vector>

#include "hnn/models/model.hpp"
#include "hnn/nn/autoencoder.hpp"

namespace hnn {

/// A model of what is seen: an autoencoder, and in its latent space z = (z_q, z_p) a model of the motion, in units of
/// the time between two observations (paper, section 5). `time_derivative`, `hamiltonian` and `split` are of z.
class PixelModel final : public Model {
 public:
  /// The parameters are the latent model's and then the autoencoder's, whose hidden layers are as wide as the first of
  /// the shape's, as in the paper, whose layers are all alike.
  PixelModel(std::unique_ptr<Model> latent, const Shape& shape);

  [[nodiscard]] autodiff::Value time_derivative(autodiff::Value z) const override {
    return latent_->time_derivative(z);
  }
  [[nodiscard]] std::optional<autodiff::Value> hamiltonian(autodiff::Value z) const override {
    return latent_->hamiltonian(z);
  }
  [[nodiscard]] std::optional<SplitDerivative> split(autodiff::Value z) const override { return latent_->split(z); }

  [[nodiscard]] std::size_t sample_columns() const override { return autoencoder_.observation(); }

  /// x is the observation at one time and x_next the one after it: with z = enc(x), z' = enc(x_next),
  ///   mean((x - dec z)^2) + mean((z_p - (z'_q - z_q))^2) + 0.1 mean((z' - z - dz/dt)^2)
  [[nodiscard]] std::vector<LossTerm> loss_terms(autodiff::Value x, autodiff::Value x_next) const override;

  [[nodiscard]] const Autoencoder* autoencoder() const override { return &autoencoder_; }

 private:
  std::unique_ptr<Model> latent_;
  Autoencoder autoencoder_;
};

}  // namespace hnn
