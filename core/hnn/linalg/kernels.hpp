#pragma once

#include <array>
#include <cstddef>
#include <span>
#include <string_view>

#include "hnn/clock.hpp"
#include "hnn/linalg/arithmetic.hpp"

namespace hnn::linalg {

/// Elementwise operations on a run of n values. `a`, `b` are operands (operations of one operand take b = a), `s`, `t`
/// scalars; the result overlaps no operand.
enum class Elementwise : unsigned char {
  copy,                    // a
  affine,                  // s a + t
  add,                     // a + b
  subtract,                // a - b
  multiply,                // a b, or 0 where that is below the square root of the least normal number
  tanh,                    // tanh a
  sigmoid,                 // 1 / (1 + exp -a)
  softplus,                // log(1 + exp a)
  exp,                     // exp a
  sin,                     // sin a
  cos,                     // cos a
  reciprocal,              // 1 / a
  sqrt,                    // the square root of a
  log,                     // the natural logarithm of a
  relu,                    // max(a, 0)
  step,                    // 1 where a > 0, else 0
  times_one_minus_square,  // a (1 - b b), likewise
  count
};

[[nodiscard]] std::string_view name(Elementwise operation);

/// How a product reads its left operand A.
enum class Left : unsigned char {
  normal,     ///< A is [m, k]
  transposed  ///< A is [k, m] and read as its transpose; nothing is copied
};

/// C (+)= op(A) B + bias with C [m, n] row-major; the bias, a row of n values, comes last. The first terms of the k may
/// be those of another left operand, so that two products that are added up write C once.
/// Every element is summed over k in ascending order, one rounded product and one rounded sum at a time, so the result
/// is the bits of the plain triple loop, whatever the width of the vectors or the size of the blocks. In fused
/// arithmetic the two are rounded once.
template <class T>
struct Product {
  const T* a = nullptr;
  std::size_t a_stride = 0;  ///< distance of A's rows
  Left left = Left::normal;
  const T* first_a = nullptr;  ///< the left operand of the first `first_k` terms, read as `left` says
  std::size_t first_a_stride = 0, first_k = 0;
  const T* b = nullptr;     ///< packed by `pack`
  const T* bias = nullptr;  ///< none where null
  T* c = nullptr;
  std::size_t c_stride = 0;
  std::size_t m = 0, n = 0, k = 0;
  bool accumulate = false;  ///< add to C instead of overwriting it
};

struct AdamScalars {
  double learning_rate = 1e-3, beta1 = 0.9, beta2 = 0.999, epsilon = 1e-8, weight_decay = 0;
  double correction1 = 1, correction2 = 1;  ///< 1 - beta^step
};

/// The inner loops, compiled once for each level of the processor and each arithmetic. All levels give the same bits.
template <class T>
struct Kernels {
  /// "x86-64", "x86-64-v3", "x86-64-v4", the last two also with ", fused"; "wasm-simd128" or, elsewhere, "generic"
  std::string_view level;

  void (*product)(const Product<T>&);

  /// How many values `pack` writes for B [k, n].
  std::size_t (*packed_size)(std::size_t k, std::size_t n);

  /// Packs B [k, n], or Bᵀ given as [n, k] when `transposed`, for `product`: as rows `first` to first + k of the `rows`
  /// in all that `packed` has room for.
  void (*pack)(const T* b, std::size_t b_stride, bool transposed, std::size_t k, std::size_t n, T* packed,
               std::size_t first, std::size_t rows);

  /// A product may take only the first columns of a packed B, if they are a multiple of this.
  std::size_t panel_columns;

  std::array<void (*)(T* out, const T* a, const T* b, T s, T t, std::size_t n),
             static_cast<std::size_t>(Elementwise::count)>
      elementwise;

  /// out[i] += a[i]
  void (*accumulate)(T* out, const T* a, std::size_t n);

  /// The sum of n values: lane i adds up the values i, i + 16, ...; then the lanes are added in pairs.
  T (*sum)(const T* a, std::size_t n);

  /// `turns` turns of 12 independent chains of a multiplication and an addition, in registers: as many floating-point
  /// operations a second as this level can do in its arithmetic. `values`: 14 vectors, the last two factor and
  /// summand.
  void (*multiply_add)(T* values, std::size_t turns);
  std::size_t multiply_add_operations;  ///< of one turn

  /// One Adam step (Kingma & Ba 2015, algorithm 1), weight decay as L2 added to the gradient. A gradient too small to
  /// have a square, and moments too small to be normal numbers, count as 0.
  void (*adam)(T* weights, const T* gradient, T* m, T* v, std::size_t n, const AdamScalars&);
};

/// Floating-point operations a second, in units of 1e9, that `multiply_add` reaches in about a millisecond: the peak
/// that the speed of a product is a share of.
[[nodiscard]] double peak_gflops(const Kernels<float>& kernels, Clock clock);

/// The fastest level this machine has. Throws Error where it has none for this arithmetic.
template <class T>
[[nodiscard]] const Kernels<T>& kernels(Arithmetic arithmetic = Arithmetic::exact);

/// Every level this machine can run, for tests and benchmarks.
template <class T>
[[nodiscard]] std::span<const Kernels<T>* const> available_kernels(Arithmetic arithmetic = Arithmetic::exact);

}  // namespace hnn::linalg
