#include "hnn/models/model.hpp"

#include <string>

#include "hnn/error.hpp"
#include "hnn/models/baseline.hpp"
#include "hnn/models/hamiltonian.hpp"

namespace hnn {

autodiff::Value loss(const Model& model, autodiff::Value x, autodiff::Value dxdt) {
  return mean(square(model.time_derivative(x) - dxdt));
}

autodiff::Value symplectic_gradient(autodiff::Value dhdx) {
  const std::size_t dimension = dhdx.columns(), n = dimension / 2;
  const autodiff::Value dhdq = slice_columns(dhdx, 0, n), dhdp = slice_columns(dhdx, n, n);
  return pad_columns(dhdp, 0, dimension) - pad_columns(dhdq, n, dimension);
}

std::unique_ptr<Model> make_model(std::string_view name, std::size_t dimension, std::span<const int> widths,
                                  std::string_view activation) {
  if (name == "hnn") return std::make_unique<Hamiltonian>(dimension, widths, activation);
  if (name == "baseline") return std::make_unique<Baseline>(dimension, widths, activation);
  throw Error("The model \"" + std::string(name) + "\" is unknown: use hnn or baseline.");
}

}  // namespace hnn
