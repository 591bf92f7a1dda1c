#include "hnn/optimise/soap.hpp"

#include <algorithm>

#include "hnn/linalg/householder.hpp"
#include "hnn/optimise/optimisers.hpp"

namespace hnn {

static constexpr std::size_t longest_side = 1024;
static constexpr int steps_between_bases = 10;
static constexpr std::size_t rows_at_once = 24;  // of a product, by one thread

template <class T>
Soap<T>::Soap(const ParameterLayout& layout, const OptimiserOptions& options, const linalg::Kernels<T>& kernels,
              const std::shared_ptr<autodiff::Workspace>& workspace)
    : kernels_(&kernels),
      workspace_(workspace),
      options_(options),
      pace_(options),
      m_(layout.size()),
      v_(layout.size()) {
  std::size_t bases = 0, longest = 0, largest = 0, packed = 0;
  const auto side = [&](std::size_t size) {
    Side result{.size = size, .turned = size > 1 && size <= longest_side};
    if (!result.turned) return result;
    result.mean = bases;
    result.basis = bases + size * size;
    bases += 2 * size * size;
    longest = std::max(longest, size);
    return result;
  };
  for (const ParameterShape& shape : layout.shapes()) {
    Matrix& matrix = matrices_.emplace_back(Matrix{shape.rows, shape.columns, shape.offset, {}, {}});
    largest = std::max(largest, shape.size());
    if (std::min(shape.rows, shape.columns) == 1) continue;
    matrix.left = side(shape.rows);
    matrix.right = side(shape.columns);
    for (const std::size_t depth : {shape.rows, shape.columns}) {
      packed = std::max({packed, kernels.packed_size(depth, shape.rows), kernels.packed_size(depth, shape.columns)});
    }
  }
  bases_.resize(bases);
  for (std::vector<T>* matrix : {&turned_, &change_, &between_}) matrix->resize(largest);
  decayed_.resize(layout.size());
  square_.resize(longest * longest);
  packed_.resize(packed);
  restart();
}

template <class T>
void Soap<T>::restart() {
  for (std::vector<T>* all : {&m_, &v_, &bases_}) std::fill(all->begin(), all->end(), T{0});
  for (const Matrix& matrix : matrices_) {
    for (const Side& side : {matrix.left, matrix.right}) {
      if (!side.turned) continue;
      for (std::size_t i = 0; i < side.size; ++i) bases_[side.basis + i * side.size + i] = T{1};
    }
  }
  count_as(0);
}

template <class T>
std::vector<OptimiserState<T>> Soap<T>::state() {
  return {{"soap.m", m_}, {"soap.v", v_}, {"soap.bases", bases_}};
}

// C (+)= op(A) op(B), all dense.
template <class T>
void Soap<T>::multiply(const T* a, linalg::Left left, const T* b, bool b_transposed, T* c, std::size_t m, std::size_t n,
                       std::size_t k, bool accumulate) {
  kernels_->pack(b, b_transposed ? k : n, b_transposed, k, n, packed_.data(), 0, k);
  Team* const team = workspace_->team();
  const std::size_t at_once = team == nullptr ? m : rows_at_once;
  Team::each(team, (m + at_once - 1) / at_once, [&](std::size_t i, std::size_t) {
    const std::size_t first = i * at_once;
    linalg::Product<T> product;
    product.a = a + (left == linalg::Left::normal ? first * k : first);
    product.a_stride = left == linalg::Left::normal ? k : m;
    product.left = left;
    product.b = packed_.data();
    product.c = c + first * n;
    product.c_stride = product.n = n;
    product.m = std::min(at_once, m - first);
    product.k = k;
    product.accumulate = accumulate;
    kernels_->product(product);
  });
}

// Ql' X Qr, or back: Ql X Qr'.
template <class T>
void Soap<T>::turn(const Matrix& matrix, const T* from, T* to, bool back) {
  const auto& [rows, columns, offset, left, right] = matrix;
  const T* half = from;
  if (right.turned) {
    multiply(from, linalg::Left::normal, bases_.data() + right.basis, back, between_.data(), rows, columns, columns);
    half = between_.data();
  }
  if (left.turned) {
    multiply(bases_.data() + left.basis, back ? linalg::Left::normal : linalg::Left::transposed, half, false, to, rows,
             columns, rows);
  } else {
    std::copy_n(half, rows * columns, to);
  }
}

template <class T>
void Soap<T>::average(const Side& side, const T* gradient, bool of_rows, const Matrix& matrix) {
  if (!side.turned) return;
  if (of_rows) {
    multiply(gradient, linalg::Left::normal, gradient, true, square_.data(), side.size, side.size, matrix.columns);
  } else {
    multiply(gradient, linalg::Left::transposed, gradient, false, square_.data(), side.size, side.size, matrix.rows);
  }
  T* const mean = bases_.data() + side.mean;
  const T keep = static_cast<T>(options_.beta2), take = static_cast<T>(1 - options_.beta2);
  for (std::size_t i = 0; i < side.size * side.size; ++i) mean[i] = keep * mean[i] + take * square_[i];
}

// One orthogonal iteration: the basis becomes the Q of mean * basis, and the mean gradient goes along.
template <class T>
void Soap<T>::turn_basis(const Matrix& matrix, bool of_rows) {
  const Side& side = of_rows ? matrix.left : matrix.right;
  if (!side.turned) return;
  const std::size_t n = side.size;
  T* const basis = bases_.data() + side.basis;
  multiply(bases_.data() + side.mean, linalg::Left::normal, basis, false, square_.data(), n, n, n);
  const auto size = static_cast<Eigen::Index>(n);
  q_ = Eigen::Map<const Eigen::Matrix<T, Eigen::Dynamic, Eigen::Dynamic, Eigen::RowMajor>>(square_.data(), size, size)
           .template cast<double>();
  if (!q_.allFinite() || q_.isZero(0)) return;
  linalg::form_q(q_, linalg::triangularise(q_, size));
  // square_ = new basis' old basis, which takes what stands in the old basis to the new one.
  std::vector<T>& fresh = turned_;
  fresh.resize(std::max(fresh.size(), n * n));
  for (std::size_t i = 0; i < n; ++i) {
    for (std::size_t j = 0; j < n; ++j) {
      fresh[i * n + j] = static_cast<T>(q_(static_cast<Eigen::Index>(i), static_cast<Eigen::Index>(j)));
    }
  }
  multiply(fresh.data(), linalg::Left::transposed, basis, false, square_.data(), n, n, n);
  std::copy_n(fresh.begin(), n * n, basis);
  T* const m = m_.data() + matrix.offset;
  if (of_rows) {
    multiply(square_.data(), linalg::Left::normal, m, false, between_.data(), n, matrix.columns, n);
  } else {
    multiply(m, linalg::Left::normal, square_.data(), true, between_.data(), matrix.rows, n, n);
  }
  std::copy_n(between_.begin(), matrix.rows * matrix.columns, m);
}

template <class T>
T Soap<T>::step(std::span<T> weights, T loss, std::span<const T> raw_gradient) {
  const linalg::AdamScalars scalars = pace_.next();
  const T decay = static_cast<T>(options_.weight_decay);
  for (std::size_t i = 0; i < weights.size(); ++i) decayed_[i] = raw_gradient[i] + decay * weights[i];
  for (const Matrix& matrix : matrices_) {
    const std::size_t size = matrix.rows * matrix.columns;
    const T* const gradient = decayed_.data() + matrix.offset;
    T *const m = m_.data() + matrix.offset, *const v = v_.data() + matrix.offset,
             *const w = weights.data() + matrix.offset;
    if (!matrix.left.turned && !matrix.right.turned) {
      kernels_->adam(w, gradient, m, v, size, scalars);
      continue;
    }
    turn(matrix, gradient, turned_.data(), false);
    std::fill_n(change_.begin(), size, T{0});
    kernels_->adam(change_.data(), turned_.data(), m, v, size, scalars);
    turn(matrix, change_.data(), turned_.data(), true);
    kernels_->accumulate(w, turned_.data(), size);
    average(matrix.left, gradient, true, matrix);
    average(matrix.right, gradient, false, matrix);
    if (pace_.steps() % steps_between_bases == 1) {
      turn_basis(matrix, true);
      turn_basis(matrix, false);
    }
  }
  return loss;
}

template class Soap<float>;
template class Soap<double>;

constinit const OptimiserInfo soap_row{
    .id = "soap",
    .title = "SOAP",
    .description = "Adam in a basis in which the weights of a matrix hardly disturb each other.",
    .takes_rate = true,
    .takes_schedule = true,
    .takes_betas = true,
    .takes_decay = true,
    .needs_all_points = false,
    .linearises = false,
    .keeps_history = false,
    .make = [](const OptimiserNeeds& needs) -> std::unique_ptr<Optimiser<float>> {
      return std::make_unique<Soap<float>>(*needs.layout, needs.options, *needs.kernels, needs.workspace);
    },
};

}  // namespace hnn
