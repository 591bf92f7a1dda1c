// The inner loops, included by one .cpp per processor level, which defines HNN_LEVEL (a namespace) and HNN_LEVEL_NAME.
// Everything here has internal linkage and is flattened into its caller: were an inline function compiled for a newer
// processor shared with the other levels by the linker, an older processor would fault.

#include <cmath>
#include <cstddef>
#include <cstring>

#include "hnn/linalg/kernels.hpp"
#include "hnn/math/elementary.hpp"

namespace hnn::linalg {
namespace {

#if defined(__AVX512F__)
constexpr std::size_t vector_bytes = 64;
constexpr std::size_t tile_rows = 8;
#elif defined(__AVX2__)
constexpr std::size_t vector_bytes = 32;
constexpr std::size_t tile_rows = 6;
#else
constexpr std::size_t vector_bytes = 16;
constexpr std::size_t tile_rows = 4;
#endif

template <class T>
struct VectorOf;
template <>
struct VectorOf<float> {
  typedef float type __attribute__((vector_size(vector_bytes)));
};
template <>
struct VectorOf<double> {
  typedef double type __attribute__((vector_size(vector_bytes)));
};
template <class T>
using Vector = typename VectorOf<T>::type;

template <class T>
constexpr std::size_t lanes = vector_bytes / sizeof(T);
template <class T>
constexpr std::size_t panel_columns = 2 * lanes<T>;

// Blocks that keep the left operand's rows and one panel of B in the first-level cache.
constexpr std::size_t depth_block = 256;
constexpr std::size_t row_block = 24;
static_assert(row_block % tile_rows == 0);

template <class V, class T>
inline V load(const T* p) {
  V v;
  std::memcpy(&v, p, sizeof(V));
  return v;
}

// C[rows, columns of V] (+)= A B over `depth` terms; V is a vector, or T itself for the columns left over.
template <class T, class V, std::size_t rows, std::size_t vectors>
inline void tile(const T* a, std::size_t a_row, std::size_t a_depth, const T* b, std::size_t b_stride,
                 std::size_t depth, T* c, std::size_t c_stride, bool accumulate) {
  constexpr std::size_t width = sizeof(V) / sizeof(T);
  V sum[rows][vectors];
#pragma GCC unroll 8
  for (std::size_t i = 0; i < rows; ++i) {
#pragma GCC unroll 4
    for (std::size_t v = 0; v < vectors; ++v) sum[i][v] = accumulate ? load<V>(c + i * c_stride + v * width) : V{};
  }
  for (std::size_t p = 0; p < depth; ++p) {
    V right[vectors];
#pragma GCC unroll 4
    for (std::size_t v = 0; v < vectors; ++v) right[v] = load<V>(b + v * width);
#pragma GCC unroll 8
    for (std::size_t i = 0; i < rows; ++i) {
      const T left = a[i * a_row];
#pragma GCC unroll 4
      for (std::size_t v = 0; v < vectors; ++v) sum[i][v] += left * right[v];
    }
    a += a_depth;
    b += b_stride;
  }
#pragma GCC unroll 8
  for (std::size_t i = 0; i < rows; ++i) {
#pragma GCC unroll 4
    for (std::size_t v = 0; v < vectors; ++v) std::memcpy(c + i * c_stride + v * width, &sum[i][v], sizeof(V));
  }
}

struct Strides {
  std::size_t a_tile, a_row, a_depth, b, c;  // a_tile: from one tile's rows of A to the next
};

template <class T, class V, std::size_t vectors, std::size_t rows>
inline void tile_of_rows(std::size_t m, const T* a, const T* b, T* c, const Strides& s, std::size_t depth,
                         bool accumulate) {
  if constexpr (rows > 0) {
    if (m == rows) {
      tile<T, V, rows, vectors>(a, s.a_row, s.a_depth, b, s.b, depth, c, s.c, accumulate);
    } else {
      tile_of_rows<T, V, vectors, rows - 1>(m, a, b, c, s, depth, accumulate);
    }
  }
}

// All rows of one block times the `vectors` vectors of B's columns that start at b.
template <class T, class V, std::size_t vectors>
inline void column_strip(std::size_t m, const T* a, const T* b, T* c, const Strides& s, std::size_t depth,
                         bool accumulate) {
  std::size_t i = 0;
  for (; i + tile_rows <= m; i += tile_rows) {
    tile<T, V, tile_rows, vectors>(a, s.a_row, s.a_depth, b, s.b, depth, c + i * s.c, s.c, accumulate);
    a += s.a_tile;
  }
  if (i < m) {
    tile_of_rows<T, V, vectors, tile_rows - 1>(m - i, a, b, c + i * s.c, s, depth, accumulate);
  }
}

// A block of A that is read as its transpose, laid out tile by tile: as it stands, a tile's rows share cache lines with
// their neighbours', of which each pass would use a part.
template <class T>
inline void gather(const T* a, std::size_t a_stride, std::size_t rows, std::size_t depth, T* out) {
  for (std::size_t i = 0; i < rows; i += tile_rows) {
    const std::size_t width = rows - i < tile_rows ? rows - i : tile_rows;
    for (std::size_t p = 0; p < depth; ++p) {
      for (std::size_t r = 0; r < width; ++r) out[p * tile_rows + r] = a[p * a_stride + i + r];
    }
    out += depth * tile_rows;
  }
}

template <class T>
__attribute__((flatten)) void product(const Product<T>& x) {
  using V = Vector<T>;
  constexpr std::size_t panel = panel_columns<T>;
  constexpr std::size_t width = lanes<T>;
  const bool transposed = x.left == Left::transposed;
  T gathered[row_block * depth_block];
  Strides s{.a_tile = 0,
            .a_row = transposed ? 1 : x.a_stride,
            .a_depth = transposed ? tile_rows : 1,
            .b = 0,
            .c = x.c_stride};
  for (std::size_t p = 0; p < x.k; p += depth_block) {
    const std::size_t depth = x.k - p < depth_block ? x.k - p : depth_block;
    const bool accumulate = x.accumulate || p > 0;
    for (std::size_t i = 0; i < x.m; i += row_block) {
      const std::size_t rows = x.m - i < row_block ? x.m - i : row_block;
      if (transposed) gather(x.a + p * x.a_stride + i, x.a_stride, rows, depth, gathered);
      const T* const a = transposed ? gathered : x.a + i * x.a_stride + p;
      s.a_tile = transposed ? depth * tile_rows : tile_rows * x.a_stride;
      for (std::size_t j = 0; j < x.n; j += panel) {
        const std::size_t columns = x.n - j < panel ? x.n - j : panel;
        s.b = x.b_stride != 0 ? x.b_stride : columns;
        const T* b = x.b_stride != 0 ? x.b + p * x.b_stride + j : x.b + j * x.k + p * columns;
        T* c = x.c + i * x.c_stride + j;
        if (columns == panel) {
          column_strip<T, V, 2>(rows, a, b, c, s, depth, accumulate);
          continue;
        }
        std::size_t left = columns;
        if (left >= width) {
          column_strip<T, V, 1>(rows, a, b, c, s, depth, accumulate);
          b += width;
          c += width;
          left -= width;
        }
        for (; left >= 2; left -= 2, b += 2, c += 2) column_strip<T, T, 2>(rows, a, b, c, s, depth, accumulate);
        if (left == 1) column_strip<T, T, 1>(rows, a, b, c, s, depth, accumulate);
      }
    }
  }
}

template <class T>
__attribute__((flatten)) void pack(const T* b, std::size_t b_stride, bool transposed, std::size_t k, std::size_t n,
                                   T* packed) {
  constexpr std::size_t panel = panel_columns<T>;
  for (std::size_t j = 0; j < n; j += panel) {
    const std::size_t columns = n - j < panel ? n - j : panel;
    if (transposed) {
      for (std::size_t c = 0; c < columns; ++c) {
        const T* const row = b + (j + c) * b_stride;
        for (std::size_t p = 0; p < k; ++p) packed[p * columns + c] = row[p];
      }
    } else {
      for (std::size_t p = 0; p < k; ++p) {
        for (std::size_t c = 0; c < columns; ++c) packed[p * columns + c] = b[p * b_stride + j + c];
      }
    }
    packed += k * columns;
  }
}

// out[i] = f(a[i], b[i], s, t)
template <class T, auto f>
__attribute__((flatten)) void each(T* __restrict out, const T* a, const T* b, T s, T t, std::size_t n) {
  for (std::size_t i = 0; i < n; ++i) out[i] = f(a[i], b[i], s, t);
}

template <class T>
__attribute__((flatten)) void accumulate(T* __restrict out, const T* __restrict a, std::size_t n) {
  for (std::size_t i = 0; i < n; ++i) out[i] += a[i];
}

template <class T>
__attribute__((flatten)) T sum(const T* a, std::size_t n) {
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

template <class T>
__attribute__((flatten)) void adam(T* __restrict weights, const T* __restrict gradient, T* __restrict m,
                                   T* __restrict v, std::size_t n, const AdamScalars& x) {
  const T decay = static_cast<T>(x.weight_decay);
  const T beta1 = static_cast<T>(x.beta1), beta2 = static_cast<T>(x.beta2);
  const T rest1 = static_cast<T>(1 - x.beta1), rest2 = static_cast<T>(1 - x.beta2);
  const T step = static_cast<T>(x.learning_rate / x.correction1);
  const T scale = static_cast<T>(1 / std::sqrt(x.correction2));
  const T epsilon = static_cast<T>(x.epsilon);
  for (std::size_t i = 0; i < n; ++i) {
    const T g = gradient[i] + decay * weights[i];
    m[i] = beta1 * m[i] + rest1 * g;
    v[i] = beta2 * v[i] + rest2 * (g * g);
    weights[i] -= step * (m[i] / (std::sqrt(v[i]) * scale + epsilon));
  }
}

template <class T>
constexpr Kernels<T> table = {
    HNN_LEVEL_NAME,
    product<T>,
    pack<T>,
    {each<T, [](T a, T, T, T) { return a; }>, each<T, [](T a, T, T s, T t) { return s * a + t; }>,
     each<T, [](T a, T b, T, T) { return a + b; }>, each<T, [](T a, T b, T, T) { return a - b; }>,
     each<T, [](T a, T b, T, T) { return a * b; }>, each<T, [](T a, T, T, T) { return math::tanh(a); }>,
     each<T, [](T a, T, T, T) { return math::sigmoid(a); }>, each<T, [](T a, T, T, T) { return math::softplus(a); }>,
     each<T, [](T a, T, T, T) { return math::exp(a); }>, each<T, [](T a, T, T, T) { return math::sin(a); }>,
     each<T, [](T a, T, T, T) { return math::cos(a); }>, each<T, [](T a, T, T, T) { return T{0} < a ? a : T{0}; }>,
     each<T, [](T a, T, T, T) { return T{0} < a ? T{1} : T{0}; }>, each<T, [](T a, T, T, T) { return T{1} - a * a; }>,
     each<T, [](T a, T b, T, T) { return a * (T{1} - b * b); }>},
    accumulate<T>,
    sum<T>,
    adam<T>};

}  // namespace

namespace HNN_LEVEL {
const Kernels<float>& float_kernels() { return table<float>; }
const Kernels<double>& double_kernels() { return table<double>; }
}  // namespace HNN_LEVEL

}  // namespace hnn::linalg
