#include "hnn/models/model.hpp"

namespace hnn {

std::vector<LossTerm> Model::loss_terms(autodiff::Value x, autodiff::Value target) const {
  return {{"derivative", 1, time_derivative(x) - target}};
}

autodiff::Value loss(const Model& model, autodiff::Value x, autodiff::Value target) {
  const std::vector<LossTerm> terms = model.loss_terms(x, target);
  autodiff::Value sum = terms.front().weight * terms.front().value();
  for (const LossTerm& term : std::span(terms).subspan(1)) sum = sum + term.weight * term.value();
  return sum;
}

}  // namespace hnn
