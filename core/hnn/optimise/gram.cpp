#include "hnn/optimise/gram.hpp"

#include <algorithm>
#include <array>

#include "hnn/autodiff/uses.hpp"
#include "hnn/optimise/residuals.hpp"

namespace hnn {

using autodiff::Value;

static constexpr std::size_t least_rows = 96;

// The gradient of chosen residuals by every parameter.
template <class T>
struct Gram<T>::Recording {
  autodiff::Graph graph;
  Value chosen{};
  std::vector<std::vector<autodiff::Use>> uses;  // of each parameter
  std::vector<char> wide;                        // whether a node depends on what is chosen

  // `rows` of the samples that the loss is a mean over.
  Recording(const Model& model, std::size_t rows, std::size_t samples) : graph(rows) {
    const Value x = graph.input(model.sample_columns()), target = graph.input(model.sample_columns());
    const Value r = residuals(model, x, target, samples);
    chosen = graph.input(r.columns());
    const std::vector<Value> parameters = parameters_of(graph, model.layout());
    for (const Value gradient : gradients(sum(r * chosen), parameters)) uses.push_back(autodiff::uses_of(gradient));
    wide.assign(graph.nodes().size(), 0);
    for (std::uint32_t id = 0; id < wide.size(); ++id) {
      const autodiff::Node& node = graph.node(id);
      const int count = autodiff::operands(node.op);
      wide[id] = id == chosen.id || (count > 0 && wide[node.a] != 0) || (count > 1 && wide[node.b] != 0) ? 1 : 0;
    }
  }
};

template <class T>
Gram<T>::Gram(const Model& model, std::size_t batch, std::size_t residuals, const linalg::Kernels<T>& kernels,
              const std::shared_ptr<autodiff::Workspace>& workspace)
    : kernels_(&kernels),
      workspace_(workspace),
      batch_(batch),
      size_(batch * residuals),
      // So many rows at once, whole batches of them, that half of a product above the diagonal isn't computed.
      block_(std::min(size_, std::max(std::size_t{1}, least_rows / batch) * batch)),
      sample_columns_(model.sample_columns()),
      x_(size_ * sample_columns_),
      target_(x_.size()),
      chosen_(size_ * residuals),
      product_(std::max(block_ * size_, batch_ * size_)),
      scaled_(product_.size()),
      sum_(block_ * size_),
      all_(block_ * size_),
      piece_(batch_) {
  for (std::size_t row = 0; row < size_; ++row) chosen_[row * residuals + row / batch_] = T{1};
  const Recording of_residuals(model, size_, batch_), of_samples(model, batch_, batch_);
  find_pairs(of_residuals);
  wide_.emplace(program_of(of_residuals, true));
  narrow_.emplace(program_of(of_samples, false));
}

template <class T>
std::size_t Gram<T>::factor_of(const Recording& recording, const std::optional<Value>& value) {
  const std::optional<std::uint32_t> node = value ? std::optional(value->id) : std::nullopt;
  const auto known =
      std::find_if(factors_.begin(), factors_.end(), [&](const Factor& factor) { return factor.node == node; });
  if (known != factors_.end()) return static_cast<std::size_t>(known - factors_.begin());
  Factor& factor = factors_.emplace_back();
  factor.node = node;
  if (value) {
    factor.wide = recording.wide[value->id] != 0;
    factor.columns = value->columns();
  }
  factor.values.assign(rows_of(factor) * factor.columns, T{1});
  factor.packed.resize(kernels_->packed_size(factor.columns, rows_of(factor)));
  return factors_.size() - 1;
}

template <class T>
void Gram<T>::find_pairs(const Recording& recording) {
  for (const std::vector<autodiff::Use>& uses : recording.uses) {
    for (const autodiff::Use& use : uses) {
      for (const autodiff::Use& other : uses) {
        const std::size_t right = factor_of(recording, use.right), other_right = factor_of(recording, other.right);
        const auto known = std::find_if(pairs_.begin(), pairs_.end(), [&](const Pair& pair) {
          return pair.right == right && pair.other_right == other_right;
        });
        Pair& pair = known != pairs_.end() ? *known : pairs_.emplace_back(Pair{right, other_right, {}});
        pair.terms.push_back({factor_of(recording, use.left), factor_of(recording, other.left),
                              static_cast<T>(use.scale * other.scale)});
      }
    }
  }
}

template <class T>
autodiff::Program<T> Gram<T>::program_of(const Recording& recording, bool wide) {
  std::vector<Value> outputs;
  for (Factor& factor : factors_) {
    if (!factor.node || factor.wide != wide) continue;
    outputs.push_back({const_cast<autodiff::Graph*>(&recording.graph), *factor.node});
    (wide ? wide_outputs_ : narrow_outputs_).push_back(factor.values.data());
  }
  workspace_->rewind();
  return {recording.graph, outputs, *kernels_, workspace_};
}

template <class T>
void Gram<T>::run_factors(std::span<const T* const> inputs, std::span<const T> weights) {
  for (std::size_t first = 0; first < size_; first += batch_) {
    std::copy_n(inputs[0], batch_ * sample_columns_, x_.data() + first * sample_columns_);
    std::copy_n(inputs[1], batch_ * sample_columns_, target_.data() + first * sample_columns_);
  }
  const std::array<const T*, 3> of_residuals{x_.data(), target_.data(), chosen_.data()};
  wide_->prepare(weights.data());
  wide_->run(size_, of_residuals, wide_outputs_);
  narrow_->prepare(weights.data());
  narrow_->run(batch_, of_residuals, narrow_outputs_);
  for (Factor& factor : factors_) {
    const std::size_t rows = rows_of(factor);
    kernels_->pack(factor.values.data(), factor.columns, true, factor.columns, rows, factor.packed.data(), 0,
                   factor.columns);
  }
}

// scale L R' in the given rows of K and its first columns; `take` gets a piece of a row, of a batch's length, at a
// time.
template <class T>
template <class Take>
void Gram<T>::products(std::size_t left, std::size_t right, T scale, std::size_t first_row, std::size_t rows,
                       std::size_t columns, const Take& take) {
  const Factor &l = factors_[left], &r = factors_[right];
  linalg::Product<T> product;
  product.a = l.values.data() + (l.wide ? first_row * l.columns : 0);
  product.a_stride = product.k = l.columns;
  product.b = r.packed.data();
  product.c = product_.data();
  product.m = l.wide ? rows : batch_;
  // What is packed for all columns can be read as far as whole panels go.
  const std::size_t panel = kernels_->panel_columns;
  product.n = r.wide ? std::min(size_, (columns + panel - 1) / panel * panel) : batch_;
  product.c_stride = product.n;
  kernels_->product(product);
  if (scale != T{1}) {
    const std::size_t n = product.m * product.n;
    kernels_->elementwise[static_cast<std::size_t>(linalg::Elementwise::affine)](scaled_.data(), product_.data(),
                                                                                 product_.data(), scale, T{0}, n);
    std::swap(scaled_, product_);
  }
  for (std::size_t row = 0; row < rows; ++row) {
    const T* const from = product_.data() + (l.wide ? row : row % batch_) * product.n;
    for (std::size_t column = 0; column < columns; column += batch_) {
      take(row * columns + column, from + (r.wide ? column : 0));
    }
  }
}

template <class T>
void Gram<T>::compute(std::span<const T* const> inputs, std::span<const T> weights, std::span<T> k) {
  run_factors(inputs, weights);
  const auto multiply = kernels_->elementwise[static_cast<std::size_t>(linalg::Elementwise::multiply)];
  for (std::size_t first = 0; first < size_; first += block_) {
    const std::size_t rows = std::min(block_, size_ - first), columns = first + rows;
    std::fill_n(all_.begin(), rows * columns, T{0});
    for (const Pair& pair : pairs_) {
      std::fill_n(sum_.begin(), rows * columns, T{0});
      for (const Term& term : pair.terms) {
        products(term.left, term.other_left, term.scale, first, rows, columns,
                 [&](std::size_t at, const T* from) { kernels_->accumulate(sum_.data() + at, from, batch_); });
      }
      products(pair.right, pair.other_right, T{1}, first, rows, columns, [&](std::size_t at, const T* from) {
        multiply(piece_.data(), sum_.data() + at, from, T{0}, T{0}, batch_);
        kernels_->accumulate(all_.data() + at, piece_.data(), batch_);
      });
    }
    for (std::size_t row = 0; row < rows; ++row) {
      std::copy_n(all_.data() + row * columns, columns, k.data() + (first + row) * size_);
    }
  }
}

template class Gram<float>;
template class Gram<double>;

}  // namespace hnn
