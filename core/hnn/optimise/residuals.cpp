#include "hnn/optimise/residuals.hpp"

#include <cmath>

namespace hnn {

std::size_t residual_columns(const Model& model) {
  autodiff::Graph graph(1);
  const auto [x, target] = SampleInputs(graph, model);
  std::size_t columns = 0;
  for (const LossTerm& term : model.loss_terms(x, target)) columns += term.residual.columns();
  return columns;
}

autodiff::Value residuals(const Model& model, autodiff::Value x, autodiff::Value target, std::size_t samples) {
  const std::size_t columns = residual_columns(model);
  std::size_t first = 0;
  std::vector<autodiff::Value> parts;
  for (const LossTerm& term : model.loss_terms(x, target)) {
    const double numbers = static_cast<double>(samples) * static_cast<double>(term.residual.columns());
    parts.push_back(pad_columns(std::sqrt(term.weight / numbers) * term.residual, first, columns));
    first += term.residual.columns();
  }
  autodiff::Value all = parts.front();
  for (std::size_t i = 1; i < parts.size(); ++i) all = all + parts[i];
  return all;
}

}  // namespace hnn
