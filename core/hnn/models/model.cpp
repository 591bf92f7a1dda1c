#include "hnn/models/model.hpp"

#include <string>

#include "hnn/error.hpp"
#include "hnn/models/baseline.hpp"
#include "hnn/models/hamiltonian.hpp"
#include "hnn/models/pixel_model.hpp"

namespace hnn {

std::vector<LossTerm> Model::loss_terms(autodiff::Value x, autodiff::Value target) const {
  return {{"derivative", 1, mean(square(time_derivative(x) - target))}};
}

autodiff::Value loss(const Model& model, autodiff::Value x, autodiff::Value target) {
  const std::vector<LossTerm> terms = model.loss_terms(x, target);
  autodiff::Value sum = terms.front().weight * terms.front().value;
  for (const LossTerm& term : std::span(terms).subspan(1)) sum = sum + term.weight * term.value;
  return sum;
}

autodiff::Value symplectic_gradient(autodiff::Value dhdx) {
  const std::size_t dimension = dhdx.columns(), n = dimension / 2;
  const autodiff::Value dhdq = slice_columns(dhdx, 0, n), dhdp = slice_columns(dhdx, n, n);
  return pad_columns(dhdp, 0, dimension) - pad_columns(dhdq, n, dimension);
}

namespace {

template <class Plain>
std::unique_ptr<Model> make(std::size_t dimension, std::span<const int> widths, std::string_view activation,
                            std::size_t observation) {
  if (observation == 0) return std::make_unique<Plain>(dimension, widths, activation);
  return std::make_unique<PixelModel<Plain>>(dimension, widths, activation, observation);
}

}  // namespace

std::unique_ptr<Model> make_model(std::string_view name, std::size_t dimension, std::span<const int> widths,
                                  std::string_view activation, std::size_t observation) {
  if (name == "hnn") return make<Hamiltonian>(dimension, widths, activation, observation);
  if (name == "baseline") return make<Baseline>(dimension, widths, activation, observation);
  throw Error("The model \"" + std::string(name) + "\" is unknown: use hnn or baseline.");
}

}  // namespace hnn
