#pragma once

#include <vector>

#include "hnn/models/model.hpp"
#include "hnn/nn/autoencoder.hpp"

namespace hnn {

/// A model of what is seen: an autoencoder, and in its latent space z = (z_q, z_p) a `Latent` model (`Hamiltonian` or
/// `Baseline`) of the motion, in units of the time between two observations (paper, section 5).
template <class Latent>
class PixelModel final : public Latent {
 public:
  /// The autoencoder's hidden layers are as wide as the first of `widths`, as in the paper, whose layers are all alike.
  PixelModel(std::size_t dimension, std::span<const int> widths, std::string_view activation, std::size_t observation)
      : Latent(dimension, widths, activation),
        autoencoder_(this->layout_, observation, static_cast<std::size_t>(widths.front()), dimension) {}

  [[nodiscard]] std::size_t sample_columns() const override { return autoencoder_.observation(); }

  /// x is the observation at one time and x_next the one after it: with z = enc(x), z' = enc(x_next),
  ///   mean((x - dec z)^2) + mean((z_p - (z'_q - z_q))^2) + 0.1 mean((z' - z - dz/dt)^2)
  [[nodiscard]] std::vector<LossTerm> loss_terms(autodiff::Value x, autodiff::Value x_next) const override {
    const autodiff::Value z = autoencoder_.encode(x), z_next = autoencoder_.encode(x_next);
    const std::size_t n = this->dimension() / 2;
    const autodiff::Value change_of_q = slice_columns(z_next, 0, n) - slice_columns(z, 0, n);
    return {{"reconstruction", 1, mean(square(x - autoencoder_.decode(z)))},
            {"canonical", 1, mean(square(slice_columns(z, n, n) - change_of_q))},
            {"latent", 0.1, mean(square(z_next - z - this->time_derivative(z)))}};
  }

  [[nodiscard]] const Autoencoder* autoencoder() const override { return &autoencoder_; }

  void initialise(std::span<float> parameters, Random& random) const override {
    Latent::initialise(parameters, random);
    autoencoder_.initialise(parameters, random);
  }

 private:
  Autoencoder autoencoder_;
};

}  // namespace hnn
