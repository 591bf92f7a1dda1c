#include "hnn/optimise/linearisation.hpp"

#include <string>

#include "hnn/error.hpp"
#include "hnn/optimise/residuals.hpp"

namespace hnn {
namespace {

using autodiff::Value;

// Solving takes size^2 numbers of memory and size^3 / 3 multiplications.
constexpr std::size_t most_residuals = 2400;

std::size_t checked_columns(const Model& model, std::size_t batch) {
  const std::size_t columns = residual_columns(model);
  if (batch * columns > most_residuals) {
    throw Error("A batch of " + std::to_string(batch) + " points has " + std::to_string(batch * columns) +
                " residuals, " + std::to_string(columns) + " of each point, and this optimizer solves for at most " +
                std::to_string(most_residuals) + "; " +
                (columns > most_residuals
                     ? "choose another optimizer."
                     : "set a batch of at most " + std::to_string(most_residuals / columns) + "."));
  }
  return columns;
}

template <class T>
autodiff::Program<T> record_residuals(const Model& model, std::size_t batch, const linalg::Kernels<T>& kernels,
                                      const std::shared_ptr<autodiff::Workspace>& workspace) {
  autodiff::Graph graph(batch);
  const auto [x, target] = SampleInputs(graph, model);
  const Value r = residuals(model, x, target, batch);
  workspace->rewind();
  return {graph, std::span(&r, 1), kernels, workspace};
}

template <class T>
autodiff::Program<T> record_pull_back(const Model& model, std::size_t batch, const linalg::Kernels<T>& kernels,
                                      const std::shared_ptr<autodiff::Workspace>& workspace) {
  autodiff::Graph graph(batch);
  const auto [x, target] = SampleInputs(graph, model);
  const Value r = residuals(model, x, target, batch), z = graph.input(r.columns());
  const std::vector<Value> parameters = parameters_of(graph, model.layout());
  const std::vector<Value> outputs = gradients(sum(r * z), parameters);
  workspace->rewind();
  return {graph, outputs, kernels, workspace};
}

}  // namespace

template <class T>
Linearisation<T>::Linearisation(const Model& model, std::size_t batch, const std::array<const T*, 2>& inputs,
                                const linalg::Kernels<T>& kernels,
                                const std::shared_ptr<autodiff::Workspace>& workspace)
    : inputs_(inputs),
      batch_(batch),
      columns_(checked_columns(model, batch)),
      weights_(model.layout().size()),
      by_sample_(size()),
      gram_(model, batch, columns_, kernels, workspace),
      residuals_(record_residuals(model, batch, kernels, workspace)),
      pull_back_(record_pull_back(model, batch, kernels, workspace)) {
  for (const ParameterShape& shape : model.layout().shapes()) offsets_.push_back(shape.offset);
  outputs_.resize(offsets_.size());
}

template <class T>
double Linearisation<T>::residuals(std::span<const T> weights, std::span<T> r) {
  T* const to = by_sample_.data();
  residuals_.prepare(weights.data());
  residuals_.run(batch_, inputs_, std::span(&to, 1));
  double loss = 0;
  for (std::size_t i = 0; i < r.size(); ++i) {
    r[i] = by_sample_[i % batch_ * columns_ + i / batch_];
    loss += static_cast<double>(r[i]) * static_cast<double>(r[i]);
  }
  return loss;
}

template <class T>
void Linearisation<T>::pull_back(std::span<const T> weights, std::span<const T> z, std::span<T> gradient) {
  for (std::size_t i = 0; i < z.size(); ++i) by_sample_[i % batch_ * columns_ + i / batch_] = z[i];
  for (std::size_t i = 0; i < offsets_.size(); ++i) outputs_[i] = gradient.data() + offsets_[i];
  const std::array<const T*, 3> inputs{inputs_[0], inputs_[1], by_sample_.data()};
  pull_back_.prepare(weights.data());
  pull_back_.run(batch_, inputs, outputs_);
}

template class Linearisation<float>;
template class Linearisation<double>;

}  // namespace hnn
