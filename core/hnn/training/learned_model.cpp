#include "hnn/training/learned_model.hpp"

#include <algorithm>

#include "hnn/training/training_loop.hpp"

namespace hnn {
namespace {

constexpr std::size_t probe_samples = 2000;  // of the training data, evenly spread: plenty for six numbers
constexpr std::size_t probe_rows = 40;       // of those, encoded at once

}  // namespace

LearnedModel::Coder::Coder(const std::shared_ptr<autodiff::Workspace>& workspace, const Model& model)
    : encode(workspace, model.sample_columns(), [&](autodiff::Value x) { return model.autoencoder()->encode(x); }),
      decode(workspace, model.dimension(), [&](autodiff::Value z) { return model.autoencoder()->decode(z); }) {}

LearnedModel::LearnedModel(const ModelInfo& info, const Model& model, const Task& task,
                           const std::shared_ptr<autodiff::Workspace>& workspace)
    : info_(&info), model_(&model), task_(&task), single_(workspace, model), double_(workspace, model) {
  if (model.autoencoder() != nullptr) coder_.emplace(workspace, model);
}

void LearnedModel::refresh(std::span<const float> parameters, int step) {
  if (prepared_step_ == step) return;
  single_.take(parameters);
  double_.take(parameters);
  if (coder_) {
    coder_->encode.prepare(parameters.data());
    coder_->decode.prepare(parameters.data());
    coder_->probe.reset();
  }
  prepared_step_ = step;
}

std::vector<float> LearnedModel::time_derivative(std::span<const float> x) {
  std::vector<float> result(x.size());
  if (!x.empty()) single_.time_derivative(x, x.size() / dimension(), result);
  return result;
}

std::vector<float> LearnedModel::hamiltonian(std::span<const float> x) {
  std::vector<float> result(x.size() / dimension());
  if (!result.empty()) single_.hamiltonian(x, result.size(), result);
  return result;
}

std::vector<double> LearnedModel::hamiltonian(std::span<const double> x) {
  std::vector<double> result(x.size() / dimension());
  if (!result.empty()) double_.hamiltonian(x, result.size(), result);
  return result;
}

Field LearnedModel::field() {
  const std::size_t d = dimension();
  Field field{.dimension = d,
              .whole = [this, d](auto x, auto dxdt) { double_.time_derivative(x, x.size() / d, dxdt); },
              .split = std::nullopt};
  if (double_.is_separable()) {
    field.split = Split{.dqdt = [this, d](auto x, auto dqdt) { double_.dqdt(x, x.size() / d, dqdt); },
                        .dpdt = [this, d](auto x, auto dpdt) { double_.dpdt(x, x.size() / d, dpdt); }};
  }
  return field;
}

std::vector<float> LearnedModel::encode(std::span<const float> observations) {
  const std::size_t rows = observations.size() / model_->sample_columns();
  std::vector<float> z(rows * dimension());
  if (rows > 0) coder_->encode(observations, rows, z);
  return z;
}

std::vector<float> LearnedModel::decode(std::span<const float> z) {
  const std::size_t rows = z.size() / dimension();
  std::vector<float> observations(rows * model_->sample_columns());
  if (rows > 0) coder_->decode(z, rows, observations);
  return observations;
}

const LinearProbe& LearnedModel::probe() {
  if (coder_->probe) return *coder_->probe;
  const Samples& samples = task_->data().train;
  const std::size_t d = dimension(), count = std::min(probe_samples, samples.count());
  std::vector<float> z(count * d);
  std::vector<double> x(count * d);
  LossInputs chunk(probe_rows, model_->sample_columns());
  for (std::size_t first = 0; first < count; first += probe_rows) {
    const std::size_t rows = std::min(probe_rows, count - first);
    for (std::size_t i = 0; i < rows; ++i) {
      const std::size_t point = (first + i) * samples.count() / count;
      chunk.put(i, samples, point);
      std::copy_n(samples.x.data() + point * d, d, x.data() + (first + i) * d);
    }
    coder_->encode(chunk.x, rows, std::span(z).subspan(first * d, rows * d));
  }
  return coder_->probe.emplace(z, x);
}

std::vector<double> LearnedModel::enter(std::span<const double> x) {
  if (!coder_) return {x.begin(), x.end()};
  const std::size_t d = dimension();
  std::vector<float> seen(model_->sample_columns());
  std::vector<double> states;
  for (std::size_t i = 0; i < x.size(); i += d) {
    task_->info().source.observe(x.subspan(i, d), seen);
    const std::vector<float> z = encode(seen);
    states.insert(states.end(), z.begin(), z.end());
  }
  return states;
}

void LearnedModel::read_out(std::span<double> states) {
  if (!coder_) return;
  for (std::size_t i = 0; i < states.size(); i += dimension()) {
    const std::span<double> state = states.subspan(i, dimension());
    const auto x = probe()(state);
    std::copy(x.begin(), x.end(), state.begin());
  }
}

}  // namespace hnn
