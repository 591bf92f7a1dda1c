#include "hnn/training/learned_model.hpp"

#include <algorithm>
#include <cmath>
#include <numeric>

#include "hnn/training/training_loop.hpp"

namespace hnn {
namespace {

constexpr std::size_t probe_samples = 2000;  // of the training data, evenly spread: plenty for six numbers
constexpr std::size_t probe_rows = 40;       // of those, encoded at once

// The standard deviations, over the members, of so many numbers of each.
template <class Fill>
std::vector<float> spread_over(std::vector<Answers<double>>& members, std::size_t count, const Fill& fill) {
  std::vector<float> spread(count);
  if (members.empty() || count == 0) return spread;
  std::vector<double> values(count), sum(count), squares(count);
  for (Answers<double>& member : members) {
    fill(member, values);
    for (std::size_t i = 0; i < count; ++i) {
      sum[i] += values[i];
      squares[i] += values[i] * values[i];
    }
  }
  const auto all = static_cast<double>(members.size());
  for (std::size_t i = 0; i < count; ++i) {
    const double mean = sum[i] / all;
    spread[i] = static_cast<float>(std::sqrt(std::max(0.0, squares[i] / all - mean * mean)));
  }
  return spread;
}

}  // namespace

LearnedModel::Coder::Coder(const std::shared_ptr<autodiff::Workspace>& workspace, const Model& model)
    : encode(workspace, model.sample_columns(), [&](autodiff::Value x) { return model.autoencoder()->encode(x); }),
      decode(workspace, model.dimension(), [&](autodiff::Value z) { return model.autoencoder()->decode(z); }) {}

LearnedModel::LearnedModel(const ModelInfo& info, const Model& model, const Task& task,
                           const std::shared_ptr<autodiff::Workspace>& workspace)
    : info_(&info), model_(&model), task_(&task), single_(workspace, model), double_(workspace, model) {
  for (const auto& member : model.members()) members_.emplace_back(workspace, *member);
  if (model.autoencoder() != nullptr) coder_.emplace(workspace, model);
}

void LearnedModel::refresh(std::span<const float> parameters, int step) {
  if (prepared_step_ == step) return;
  single_.take(parameters);
  double_.take(parameters);
  for (Answers<double>& member : members_) member.take(parameters);
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

Field LearnedModel::field() { return field_of(double_); }

Field LearnedModel::field_of(Answers<double>& answers) const {
  const std::size_t d = dimension();
  Field field{.dimension = d,
              .whole = [&answers, d](auto x, auto dxdt) { answers.time_derivative(x, x.size() / d, dxdt); },
              .split = std::nullopt};
  if (answers.is_separable()) {
    field.split = Split{.dqdt = [&answers, d](auto x, auto dqdt) { answers.dqdt(x, x.size() / d, dqdt); },
                        .dpdt = [&answers, d](auto x, auto dpdt) { answers.dpdt(x, x.size() / d, dpdt); }};
  }
  return field;
}

std::vector<float> LearnedModel::time_derivative_spread(std::span<const float> x) {
  const std::vector<double> states(x.begin(), x.end());
  return spread_over(members_, x.size(), [&](Answers<double>& member, std::span<double> dxdt) {
    member.time_derivative(states, x.size() / dimension(), dxdt);
  });
}

std::vector<float> LearnedModel::hamiltonian_spread(std::span<const float> x) {
  const std::vector<double> states(x.begin(), x.end());
  const std::size_t rows = x.size() / dimension();
  return spread_over(members_, rows, [&](Answers<double>& member, std::span<double> h) {
    member.hamiltonian(states, rows, h);
    const double mean = std::accumulate(h.begin(), h.end(), 0.0) / static_cast<double>(rows);
    for (double& value : h) value -= mean;
  });
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
  LossInputs chunk(probe_rows, *model_);
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
