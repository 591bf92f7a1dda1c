#pragma once

#include <memory>
#include <optional>
#include <span>
#include <string_view>
#include <vector>

#include "hnn/autodiff/graph.hpp"
#include "hnn/math/random.hpp"
#include "hnn/nn/autoencoder.hpp"
#include "hnn/nn/parameters.hpp"

namespace hnn {

/// The loss is the sum of its terms, each weighted.
struct LossTerm {
  std::string_view name;
  double weight = 1;
  autodiff::Value value;  ///< [1, 1], a mean over the batch
};

/// Something that learns dx/dt from x. A new model is a class with its equations, and a line in `make_model`.
class Model {
 public:
  virtual ~Model() = default;

  /// x [batch, dimension] -> dx/dt [batch, dimension]
  [[nodiscard]] virtual autodiff::Value time_derivative(autodiff::Value x) const = 0;

  /// The quantity [batch, 1] that the model's own motion keeps; none where it keeps none.
  [[nodiscard]] virtual std::optional<autodiff::Value> conserved(autodiff::Value x) const = 0;

  [[nodiscard]] std::size_t dimension() const { return dimension_; }

  /// A sample of the data is two rows of this many columns: by default a state and its dx/dt.
  [[nodiscard]] virtual std::size_t sample_columns() const { return dimension_; }

  /// What training makes small, given both inputs [batch, sample_columns]: by default one term, the mean squared error
  /// of dx/dt (eq. 3 of the paper, for the Hamiltonian model).
  [[nodiscard]] virtual std::vector<LossTerm> loss_terms(autodiff::Value x, autodiff::Value target) const;

  /// How the model gets from what is seen to a state and back; null where states are seen as they are.
  [[nodiscard]] virtual const Autoencoder* autoencoder() const { return nullptr; }

  virtual void initialise(std::span<float> parameters, Random& random) const = 0;

  [[nodiscard]] const ParameterLayout& layout() const { return layout_; }

 protected:
  explicit Model(std::size_t dimension) : dimension_(dimension) {}

  ParameterLayout layout_;

 private:
  std::size_t dimension_;
};

/// The weighted sum of the model's terms.
[[nodiscard]] autodiff::Value loss(const Model& model, autodiff::Value x, autodiff::Value target);

/// "baseline" or "hnn", for states of `dimension`; with `observation` columns, in the latent space of an autoencoder
/// of what is seen. Throws Error for another name.
[[nodiscard]] std::unique_ptr<Model> make_model(std::string_view name, std::size_t dimension,
                                                std::span<const int> widths, std::string_view activation,
                                                std::size_t observation = 0);

}  // namespace hnn
