// The inner loops, included by one .cpp per processor level, which defines HNN_LEVEL (a namespace), HNN_LEVEL_NAME, and
// the HNN_TILE that its registers hold: rows and vectors.
// Everything here has internal linkage, and what is called from elsewhere is always inlined: were an inline function
// compiled for a newer processor shared with the other levels by the linker, an older processor would fault.

#include <cmath>
#include <cstddef>
#include <cstring>
#include <limits>

#include "hnn/linalg/kernels.hpp"
#include "hnn/linalg/product.inl"
#include "hnn/math/elementary.hpp"

namespace hnn::linalg {
namespace {

// Many processors take a hundred times as long for a product whose operand or result is subnormal, and training leads
// there: units that weight decay alone moves fade, and the chain rule multiplies what is left of them. So a product of
// numbers is 0 where it is below this square root of the least normal number, and a product of two such products is
// never subnormal.
template <class T>
constexpr T negligible = sizeof(T) == sizeof(float) ? T{0x1p-63F} : static_cast<T>(0x1p-511);

template <class T>
T flushed(T value, T least) {
  return std::abs(value) < least ? T{0} : value;
}

// out[i] = f(a[i], b[i], s, t)
template <class T, auto f>
[[gnu::flatten]] void each(T* __restrict out, const T* a, const T* b, T s, T t, std::size_t n) {
  for (std::size_t i = 0; i < n; ++i) out[i] = f(a[i], b[i], s, t);
}

template <class T>
[[gnu::flatten]] void accumulate(T* __restrict out, const T* __restrict a, std::size_t n) {
  for (std::size_t i = 0; i < n; ++i) out[i] += a[i];
}

template <class T>
[[gnu::flatten]] T sum(const T* a, std::size_t n) {
  T lane[16] = {};
  std::size_t i = 0;
  for (; i + 16 <= n; i += 16) {
    for (std::size_t l = 0; l < 16; ++l) lane[l] += a[i + l];
  }
  for (std::size_t l = 0; i < n; ++i, ++l) lane[l] += a[i];
  for (std::size_t half = 8; half > 0; half /= 2) {
    for (std::size_t l = 0; l < half; ++l) lane[l] += lane[l + half];
  }
  return lane[0];
}

constexpr std::size_t chains = 12;

template <class T>
[[gnu::flatten]] void multiply_add(T* values, std::size_t turns) {
  using V = Vector<T>;
  V chain[chains];
#pragma GCC unroll 12
  for (std::size_t i = 0; i < chains; ++i) chain[i] = load<V>(values + i * lanes<T>);
  const V factor = load<V>(values + chains * lanes<T>), summand = load<V>(values + (chains + 1) * lanes<T>);
  for (std::size_t turn = 0; turn < turns; ++turn) {
#pragma GCC unroll 12
    for (std::size_t i = 0; i < chains; ++i) chain[i] = chain[i] * factor + summand;
  }
#pragma GCC unroll 12
  for (std::size_t i = 0; i < chains; ++i) std::memcpy(values + i * lanes<T>, &chain[i], sizeof(V));
}

template <class T>
[[gnu::flatten]] void adam(T* __restrict weights, const T* __restrict gradient, T* __restrict m, T* __restrict v,
                           std::size_t n, const AdamScalars& x) {
  const T decay = static_cast<T>(x.weight_decay);
  const T beta1 = static_cast<T>(x.beta1), beta2 = static_cast<T>(x.beta2);
  const T rest1 = static_cast<T>(1 - x.beta1), rest2 = static_cast<T>(1 - x.beta2);
  const T step = static_cast<T>(x.learning_rate / x.correction1);
  const T scale = static_cast<T>(1 / std::sqrt(x.correction2));
  const T epsilon = static_cast<T>(x.epsilon);
  const T normal = std::numeric_limits<T>::min();
  for (std::size_t i = 0; i < n; ++i) {
    const T g = flushed(gradient[i] + decay * weights[i], negligible<T>);
    m[i] = flushed(beta1 * m[i] + rest1 * g, normal);
    v[i] = flushed(beta2 * v[i] + rest2 * (g * g), normal);
    weights[i] -= step * (m[i] / (std::sqrt(v[i]) * scale + epsilon));
  }
}

template <class T>
constexpr Kernels<T> table = {
    HNN_LEVEL_NAME,
    product<T>,
    packed_size<T>,
    pack<T>,
    panel_columns<T>,
    {each<T, [](T a, T, T, T) { return a; }>, each<T, [](T a, T, T s, T t) { return s * a + t; }>,
     each<T, [](T a, T b, T, T) { return a + b; }>, each<T, [](T a, T b, T, T) { return a - b; }>,
     each<T, [](T a, T b, T, T) { return flushed(a * b, negligible<T>); }>,
     each<T, [](T a, T, T, T) { return math::tanh(a); }>, each<T, [](T a, T, T, T) { return math::sigmoid(a); }>,
     each<T, [](T a, T, T, T) { return math::softplus(a); }>, each<T, [](T a, T, T, T) { return math::exp(a); }>,
     each<T, [](T a, T, T, T) { return math::sin(a); }>, each<T, [](T a, T, T, T) { return math::cos(a); }>,
     each<T, [](T a, T, T, T) { return T{1} / a; }>, each<T, [](T a, T, T, T) { return std::sqrt(a); }>,
     each<T, [](T a, T, T, T) { return math::log(a); }>, each<T, [](T a, T, T, T) { return T{0} < a ? a : T{0}; }>,
     each<T, [](T a, T, T, T) { return T{0} < a ? T{1} : T{0}; }>,
     each<T, [](T a, T b, T, T) { return flushed(a * (T{1} - b * b), negligible<T>); }>},
    accumulate<T>,
    sum<T>,
    multiply_add<T>,
    2 * chains* lanes<T>,
    adam<T>};

}  // namespace

namespace HNN_LEVEL {
const Kernels<float>& float_kernels() { return table<float>; }
const Kernels<double>& double_kernels() { return table<double>; }
}  // namespace HNN_LEVEL

}  // namespace hnn::linalg
