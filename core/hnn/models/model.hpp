#pragma once

#include <memory>
#include <optional>
#include <span>
#include <string_view>

#include "hnn/autodiff/graph.hpp"
#include "hnn/math/random.hpp"
#include "hnn/nn/parameters.hpp"

namespace hnn {

/// Something that learns dx/dt from x. A new model is a class with its equations, and a line in `make_model`.
class Model {
 public:
  virtual ~Model() = default;

  /// x [batch, dimension] -> dx/dt [batch, dimension]
  [[nodiscard]] virtual autodiff::Value time_derivative(autodiff::Value x) const = 0;

  /// The quantity [batch, 1] that the model's own motion keeps; none where it keeps none.
  [[nodiscard]] virtual std::optional<autodiff::Value> conserved(autodiff::Value x) const = 0;

  [[nodiscard]] std::size_t dimension() const { return dimension_; }

  virtual void initialise(std::span<float> parameters, Random& random) const = 0;

  [[nodiscard]] const ParameterLayout& layout() const { return layout_; }

 protected:
  explicit Model(std::size_t dimension) : dimension_(dimension) {}

  ParameterLayout layout_;

 private:
  std::size_t dimension_;
};

/// The mean squared error of dx/dt (eq. 3 of the paper, for the Hamiltonian model).
[[nodiscard]] autodiff::Value loss(const Model& model, autodiff::Value x, autodiff::Value dxdt);

/// "baseline" or "hnn". Throws Error for another name.
[[nodiscard]] std::unique_ptr<Model> make_model(std::string_view name, std::size_t dimension,
                                                std::span<const int> widths, std::string_view activation);

}  // namespace hnn
