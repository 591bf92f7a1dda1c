#include "hnn/optimise/gram.hpp"

#include <algorithm>
#include <array>
#include <bit>

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
    const auto [x, target] = SampleInputs(graph, model);
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
      target_columns_(model.target_columns()),
      k_(size_ * size_),
      known_((size_ + block_ - 1) / block_),
      to_compute_(known_.size()),
      x_(size_ * sample_columns_),
      target_(size_ * target_columns_),
      chosen_(size_ * residuals) {
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
std::size_t Gram<T>::shares() const {
  constexpr std::size_t most = 8;
  return std::min(most, std::bit_floor(blocks() < 4 ? blocks() : blocks() / 2));
}

// Rows of K are the longer the later they come, so where there are enough blocks, one of the first and one of the last
// belong together.
template <class T>
bool Gram<T>::is_in(std::size_t block, const autodiff::ShareRange& range) const {
  const bool in_pairs = blocks() >= 4;
  const std::size_t places = in_pairs ? (blocks() + 1) / 2 : blocks();
  const std::size_t share = (in_pairs ? std::min(block, blocks() - 1 - block) : block) * shares() / places;
  return share >= range.first && share < range.first + range.count;
}

template <class T>
std::size_t Gram<T>::numbers(const autodiff::ShareRange& range) const {
  std::size_t count = 0;
  for (std::size_t block = 0; block < blocks(); ++block) {
    if (is_in(block, range)) count += block_rows(block) * (block * block_ + block_rows(block));
  }
  return count;
}

template <class T>
void Gram<T>::copy(const autodiff::ShareRange& range, std::span<T> numbers) const {
  auto to = numbers.begin();
  for (std::size_t block = 0; block < blocks(); ++block) {
    if (!is_in(block, range)) continue;
    const std::size_t first = block * block_, columns = first + block_rows(block);
    for (std::size_t row = first; row < columns; ++row) to = std::copy_n(&k_[row * size_], columns, to);
  }
}

template <class T>
void Gram<T>::take(const autodiff::ShareRange& range, std::span<const T> numbers) {
  const T* from = numbers.data();
  for (std::size_t block = 0; block < blocks(); ++block) {
    if (!is_in(block, range)) continue;
    const std::size_t first = block * block_, columns = first + block_rows(block);
    for (std::size_t row = first; row < columns; ++row, from += columns) std::copy_n(from, columns, &k_[row * size_]);
    known_[block] = 1;
  }
}

template <class T>
void Gram<T>::begin(std::span<const T* const> inputs, std::span<const T> weights) {
  for (std::size_t first = 0; first < size_; first += batch_) {
    std::copy_n(inputs[0], batch_ * sample_columns_, x_.data() + first * sample_columns_);
    std::copy_n(inputs[1], batch_ * target_columns_, target_.data() + first * target_columns_);
  }
  const std::array<const T*, 3> of_residuals{x_.data(), target_.data(), chosen_.data()};
  wide_->prepare(weights.data());
  wide_->run(size_, of_residuals, wide_outputs_);
  narrow_->prepare(weights.data());
  narrow_->run(batch_, of_residuals, narrow_outputs_);
  Team::each(workspace_->team(), factors_.size(), [&](std::size_t i, std::size_t) {
    Factor& factor = factors_[i];
    kernels_->pack(factor.values.data(), factor.columns, true, factor.columns, rows_of(factor), factor.packed.data(), 0,
                   factor.columns);
  });
  std::fill(known_.begin(), known_.end(), char{0});
  begun_ = true;
}

// scale L R' in the given rows of K and its first columns; `take` gets a piece of a row, of a batch's length, at a
// time.
template <class T>
template <class Take>
void Gram<T>::products(std::size_t left, std::size_t right, T scale, std::size_t first_row, std::size_t rows,
                       std::size_t columns, Scratch& scratch, const Take& take) const {
  const Factor &l = factors_[left], &r = factors_[right];
  linalg::Product<T> product;
  product.a = l.values.data() + (l.wide ? first_row * l.columns : 0);
  product.a_stride = product.k = l.columns;
  product.b = r.packed.data();
  product.c = scratch.product.data();
  product.m = l.wide ? rows : batch_;
  // What is packed for all columns can be read as far as whole panels go.
  const std::size_t panel = kernels_->panel_columns;
  product.n = r.wide ? std::min(size_, (columns + panel - 1) / panel * panel) : batch_;
  product.c_stride = product.n;
  kernels_->product(product);
  if (scale != T{1}) {
    const std::size_t n = product.m * product.n;
    kernels_->elementwise[static_cast<std::size_t>(linalg::Elementwise::affine)](
        scratch.scaled.data(), scratch.product.data(), scratch.product.data(), scale, T{0}, n);
    std::swap(scratch.scaled, scratch.product);
  }
  for (std::size_t row = 0; row < rows; ++row) {
    const T* const from = scratch.product.data() + (l.wide ? row : row % batch_) * product.n;
    for (std::size_t column = 0; column < columns; column += batch_) {
      take(row * columns + column, from + (r.wide ? column : 0));
    }
  }
}

// The rows of K from `first` on that are computed at once.
template <class T>
void Gram<T>::compute_rows(std::size_t first, Scratch& scratch) {
  const auto multiply = kernels_->elementwise[static_cast<std::size_t>(linalg::Elementwise::multiply)];
  const std::size_t rows = std::min(block_, size_ - first), columns = first + rows;
  std::fill_n(scratch.all.begin(), rows * columns, T{0});
  for (const Pair& pair : pairs_) {
    std::fill_n(scratch.sum.begin(), rows * columns, T{0});
    for (const Term& term : pair.terms) {
      products(term.left, term.other_left, term.scale, first, rows, columns, scratch,
               [&](std::size_t at, const T* from) { kernels_->accumulate(scratch.sum.data() + at, from, batch_); });
    }
    products(pair.right, pair.other_right, T{1}, first, rows, columns, scratch, [&](std::size_t at, const T* from) {
      multiply(scratch.piece.data(), scratch.sum.data() + at, from, T{0}, T{0}, batch_);
      kernels_->accumulate(scratch.all.data() + at, scratch.piece.data(), batch_);
    });
  }
  for (std::size_t row = 0; row < rows; ++row) {
    std::copy_n(scratch.all.data() + row * columns, columns, k_.data() + (first + row) * size_);
  }
}

template <class T>
void Gram<T>::compute(const autodiff::ShareRange& range) {
  Team* const team = workspace_->team();
  for (std::size_t threads = team == nullptr ? 1 : team->size(); scratch_.size() < threads;) {
    const std::size_t block = block_ * size_, product = std::max(block, batch_ * size_);
    scratch_.push_back({std::vector<T>(product), std::vector<T>(product), std::vector<T>(block), std::vector<T>(block),
                        std::vector<T>(batch_)});
  }
  // The longest rows first, so that no thread is left with them in the end.
  to_compute_.clear();
  for (std::size_t block = blocks(); block-- > 0;) {
    if (known_[block] == 0 && is_in(block, range)) to_compute_.push_back(block);
  }
  Team::each(team, to_compute_.size(), [&](std::size_t i, std::size_t thread) {
    compute_rows(to_compute_[i] * block_, scratch_[thread]);
    known_[to_compute_[i]] = 1;
  });
}

template <class T>
std::span<const T> Gram<T>::compute(std::span<const T* const> inputs, std::span<const T> weights) {
  if (!begun_) begin(inputs, weights);
  compute({0, shares()});
  begun_ = false;
  return k_;
}

template class Gram<float>;
template class Gram<double>;

}  // namespace hnn
