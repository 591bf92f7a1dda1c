// The training product, for `kernels.inl`, which says how it is compiled: a tile in registers, blocks for the caches,
// and the packing of operands.

#include <cstddef>
#include <cstring>

#include "hnn/linalg/kernels.hpp"

namespace hnn::linalg {
namespace {

#if defined(__AVX512F__)
constexpr std::size_t vector_bytes = 64;
#elif defined(__AVX2__)
constexpr std::size_t vector_bytes = 32;
#else
constexpr std::size_t vector_bytes = 16;
#endif

struct Tile {
  std::size_t rows, vectors;
};
constexpr Tile whole_tile{HNN_TILE};
constexpr std::size_t tile_rows = whole_tile.rows;

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
constexpr std::size_t panel_columns = whole_tile.vectors* lanes<T>;

// Blocks that keep the left operand's rows of a tile in the first-level cache, and a block of B in the second.
constexpr std::size_t depth_block = 256;
constexpr std::size_t row_block = 48;
static_assert(row_block % tile_rows == 0);
template <class T>
constexpr std::size_t column_block = 256 / panel_columns<T>* panel_columns<T>;

// WebAssembly computes the address of every row for every term: there, rows of A are worth gathering too.
#if defined(__wasm__)
constexpr bool always_gather = true;
#else
constexpr bool always_gather = false;
#endif

template <class V, class T>
[[gnu::always_inline]] inline V load(const T* p) {
  V v;
  std::memcpy(&v, p, sizeof(V));
  return v;
}

// Row i of C.
template <class T>
[[gnu::always_inline]] inline T* row_of(T* c, std::size_t i, std::size_t stride) {
  T* row = c + i * stride;
#if defined(__wasm__)
  // V8 makes one store of two neighbours only where both are at a fixed distance from the same pointer, and the
  // compiler would rather keep a pointer for each.
  asm("" : "+r"(row));
#endif
  return row;
}

// C (+)= A B + bias for tile_rows rows and as many columns as `vectors` hold, over `depth` terms. B is packed; so may A
// be.
//
// One term per turn of the loop: V8 moves the loads of a turn to its start, and more than these don't fit its
// registers. It unrolls the loop by itself.
template <class T, std::size_t vectors>
[[gnu::always_inline]] inline void tile(const T* a, std::size_t a_row, std::size_t a_depth, const T* b,
                                        std::size_t depth, const T* bias, T* c, std::size_t c_stride, bool accumulate) {
  using V = Vector<T>;
  V sum[tile_rows][vectors];
#pragma GCC unroll 12
  for (std::size_t i = 0; i < tile_rows; ++i) {
    const T* const row = row_of(c, i, c_stride);
#pragma GCC unroll 4
    for (std::size_t v = 0; v < vectors; ++v) sum[i][v] = accumulate ? load<V>(row + v * lanes<T>) : V{};
  }
  const T* const end = b + depth * vectors * lanes<T>;
  do {
    // What is wanted soon, since a panel this wide is more than the first-level cache holds.
    if constexpr (vectors * vector_bytes > 128) {
      constexpr std::size_t ahead = 12;
#pragma GCC unroll 4
      for (std::size_t v = 0; v < vectors; ++v) __builtin_prefetch(b + (ahead * vectors + v) * lanes<T>);
    }
    V right[vectors];
#pragma GCC unroll 4
    for (std::size_t v = 0; v < vectors; ++v) right[v] = load<V>(b + v * lanes<T>);
#pragma GCC unroll 12
    for (std::size_t i = 0; i < tile_rows; ++i) {
      const T left = a[i * a_row];
#pragma GCC unroll 4
      for (std::size_t v = 0; v < vectors; ++v) sum[i][v] += left * right[v];
    }
    a += a_depth;
    b += vectors * lanes<T>;
  } while (b != end);
  if (bias != nullptr) {
#pragma GCC unroll 4
    for (std::size_t v = 0; v < vectors; ++v) {
      const V add = load<V>(bias + v * lanes<T>);
#pragma GCC unroll 12
      for (std::size_t i = 0; i < tile_rows; ++i) sum[i][v] += add;
    }
  }
#pragma GCC unroll 12
  for (std::size_t i = 0; i < tile_rows; ++i) {
    T* const row = row_of(c, i, c_stride);
#pragma GCC unroll 4
    for (std::size_t v = 0; v < vectors; ++v) std::memcpy(row + v * lanes<T>, &sum[i][v], sizeof(V));
  }
}

// `rows` rows of A side by side: out[p * tile_rows + r] = a[r * a_stride + p].
template <class T, std::size_t rows>
[[gnu::always_inline]] inline void interleave(const T* a, std::size_t a_stride, std::size_t depth, T* out) {
  std::size_t p = 0;
  if constexpr (rows == 2 && tile_rows == 2 && lanes<T> == 4) {
    using V = Vector<T>;
    for (; p + 4 <= depth; p += 4) {
      const V first = load<V>(a + p), second = load<V>(a + a_stride + p);
      const V pairs[2] = {__builtin_shufflevector(first, second, 0, 4, 1, 5),
                          __builtin_shufflevector(first, second, 2, 6, 3, 7)};
      std::memcpy(out + 2 * p, pairs, sizeof(pairs));
    }
  }
  for (; p < depth; ++p) {
#pragma GCC unroll 12
    for (std::size_t r = 0; r < rows; ++r) out[p * tile_rows + r] = a[r * a_stride + p];
  }
}

// A block of A's rows, laid out tile by tile, with zeros for rows that don't exist. A tile takes `tile_size` numbers,
// of which these terms may be a part.
template <class T>
[[gnu::always_inline]] inline void gather(const T* a, std::size_t a_stride, Left left, std::size_t rows,
                                          std::size_t depth, T* out, std::size_t tile_size) {
  for (std::size_t i = 0; i < rows; i += tile_rows) {
    const std::size_t height = rows - i < tile_rows ? rows - i : tile_rows;
    if (height < tile_rows) std::memset(out, 0, depth * tile_rows * sizeof(T));
    if (left == Left::normal && height == tile_rows) {
      interleave<T, tile_rows>(a + i * a_stride, a_stride, depth, out);
    } else if (left == Left::normal) {
      for (std::size_t r = 0; r < height; ++r) interleave<T, 1>(a + (i + r) * a_stride, a_stride, depth, out + r);
    } else if (height == tile_rows) {
      for (std::size_t p = 0; p < depth; ++p) {
        std::memcpy(out + p * tile_rows, a + p * a_stride + i, tile_rows * sizeof(T));
      }
    } else {
      for (std::size_t p = 0; p < depth; ++p) {
        std::memcpy(out + p * tile_rows, a + p * a_stride + i, height * sizeof(T));
      }
    }
    out += tile_size;
  }
}

// The width of the panel of B that starts at column j of n: narrow where half of a tile, or a quarter, holds what is
// left.
template <class T>
[[gnu::always_inline]] inline std::size_t panel_width(std::size_t j, std::size_t n) {
  std::size_t vectors = whole_tile.vectors;
  while (vectors > 1 && n - j <= vectors / 2 * lanes<T>) vectors /= 2;
  return vectors * lanes<T>;
}

// Where the numbers of a block of A are.
template <class T>
struct Rows {
  const T* first;
  std::size_t row, depth, tile;  // distances from row to row, from term to term, from one tile's rows to the next
};

// A block of rows times one panel of B.
template <class T, std::size_t vectors>
[[gnu::always_inline]] inline void panel_product(const Product<T>& x, Rows<T> a, const T* b, std::size_t depth,
                                                 const T* bias, T* c, bool accumulate, std::size_t rows,
                                                 std::size_t columns) {
  constexpr std::size_t width = vectors * lanes<T>;
  T edge[tile_rows * width], edge_bias[width];
  if (bias != nullptr && columns < width) {
    std::memset(edge_bias, 0, sizeof(edge_bias));
    std::memcpy(edge_bias, bias, columns * sizeof(T));
    bias = edge_bias;
  }
  for (std::size_t i = 0; i < rows; i += tile_rows) {
    const std::size_t height = rows - i < tile_rows ? rows - i : tile_rows;
    // At the edge of C a tile is computed whole, and the part that exists is kept.
    const bool whole = height == tile_rows && columns == width;
    if (!whole && accumulate) {
      std::memset(edge, 0, sizeof(edge));
      for (std::size_t r = 0; r < height; ++r) std::memcpy(edge + r * width, c + r * x.c_stride, columns * sizeof(T));
    }
    tile<T, vectors>(a.first, a.row, a.depth, b, depth, bias, whole ? c : edge, whole ? x.c_stride : width, accumulate);
    if (!whole) {
      for (std::size_t r = 0; r < height; ++r) std::memcpy(c + r * x.c_stride, edge + r * width, columns * sizeof(T));
    }
    a.first += a.tile;
    c += tile_rows * x.c_stride;
  }
}

// That of a panel this wide.
template <class T, std::size_t vectors, class... Arguments>
[[gnu::always_inline]] inline void panel_product_of(std::size_t width, const Arguments&... arguments) {
  if (vectors == 1 || width == vectors * lanes<T>) {
    panel_product<T, vectors>(arguments...);
  } else if constexpr (vectors > 1) {
    panel_product_of<T, vectors / 2>(width, arguments...);
  }
}

template <class T>
[[gnu::flatten]] void product(const Product<T>& x) {
  alignas(64) T gathered[row_block * depth_block];
  for (std::size_t p = 0; p < x.k; p += depth_block) {
    const std::size_t depth = x.k - p < depth_block ? x.k - p : depth_block;
    const bool accumulate = x.accumulate || p > 0;
    for (std::size_t first = 0; first < x.n; first += column_block<T>) {
      const std::size_t last = x.n - first < column_block<T> ? x.n : first + column_block<T>;
      for (std::size_t i = 0; i < x.m; i += row_block) {
        const std::size_t rows = x.m - i < row_block ? x.m - i : row_block;
        Rows<T> block;
        if (always_gather || x.left == Left::transposed || x.first_k > 0 || rows % tile_rows != 0) {
          block = {.first = gathered, .row = 1, .depth = tile_rows, .tile = depth * tile_rows};
          const auto start = [&](const T* a, std::size_t stride, std::size_t term) {
            return x.left == Left::normal ? a + i * stride + term : a + term * stride + i;
          };
          std::size_t part = 0;  // of the depth, from the first left operand
          if (p < x.first_k) {
            part = x.first_k - p < depth ? x.first_k - p : depth;
            gather(start(x.first_a, x.first_a_stride, p), x.first_a_stride, x.left, rows, part, gathered, block.tile);
          }
          if (part < depth) {
            gather(start(x.a, x.a_stride, p + part - x.first_k), x.a_stride, x.left, rows, depth - part,
                   gathered + part * tile_rows, block.tile);
          }
        } else {
          const T* const a = x.a + i * x.a_stride + p;
          block = {.first = a, .row = x.a_stride, .depth = 1, .tile = tile_rows * x.a_stride};
        }
        for (std::size_t j = first; j < last;) {
          const std::size_t width = panel_width<T>(j, x.n);
          const std::size_t columns = x.n - j < width ? x.n - j : width;
          const T* const b = x.b + j * x.k + p * width;
          const T* const bias = x.bias != nullptr && p + depth == x.k ? x.bias + j : nullptr;
          T* const c = x.c + i * x.c_stride + j;
          panel_product_of<T, whole_tile.vectors>(width, x, block, b, depth, bias, c, accumulate, rows, columns);
          j += width;
        }
      }
    }
  }
}

template <class T>
[[gnu::flatten]] std::size_t packed_size(std::size_t k, std::size_t n) {
  std::size_t columns = 0;
  while (columns < n) columns += panel_width<T>(columns, n);
  return k * columns;
}

// to[j * to_stride + i] = from[i * from_stride + j] for 4 x 4 numbers.
[[gnu::always_inline]] inline void transpose(const float* from, std::size_t from_stride, float* to,
                                             std::size_t to_stride) {
  typedef float Four __attribute__((vector_size(4 * sizeof(float))));
  const auto row = [&](std::size_t i) { return load<Four>(from + i * from_stride); };
  const Four low01 = __builtin_shufflevector(row(0), row(1), 0, 4, 1, 5);
  const Four high01 = __builtin_shufflevector(row(0), row(1), 2, 6, 3, 7);
  const Four low23 = __builtin_shufflevector(row(2), row(3), 0, 4, 1, 5);
  const Four high23 = __builtin_shufflevector(row(2), row(3), 2, 6, 3, 7);
  const Four columns[4] = {
      __builtin_shufflevector(low01, low23, 0, 1, 4, 5), __builtin_shufflevector(low01, low23, 2, 3, 6, 7),
      __builtin_shufflevector(high01, high23, 0, 1, 4, 5), __builtin_shufflevector(high01, high23, 2, 3, 6, 7)};
  for (std::size_t j = 0; j < 4; ++j) std::memcpy(to + j * to_stride, &columns[j], sizeof(Four));
}

// Panels of B's columns, each row of a panel in one piece, zeros where there are no columns.
template <class T>
[[gnu::flatten]] void pack(const T* b, std::size_t b_stride, bool transposed, std::size_t k, std::size_t n, T* packed,
                           std::size_t first, std::size_t rows) {
  for (std::size_t j = 0; j < n;) {
    const std::size_t width = panel_width<T>(j, n);
    const std::size_t columns = n - j < width ? n - j : width;
    T* const panel = packed + first * width;
    if (columns < width) std::memset(panel, 0, k * width * sizeof(T));
    if (transposed) {
      // A few rows of the panel at a time, or every number would wait for its cache line.
      constexpr std::size_t block = 4;
      for (std::size_t start = 0; start < k; start += block) {
        const std::size_t end = k - start < block ? k : start + block;
        std::size_t c = 0;
        if constexpr (sizeof(T) == sizeof(float)) {
          for (; end - start == block && c + block <= columns; c += block) {
            transpose(b + (j + c) * b_stride + start, b_stride, panel + start * width + c, width);
          }
        }
        for (; c < columns; ++c) {
          for (std::size_t p = start; p < end; ++p) panel[p * width + c] = b[(j + c) * b_stride + p];
        }
      }
    } else if (columns == panel_columns<T>) {
      constexpr std::size_t bytes = panel_columns<T> * sizeof(T);
      for (std::size_t p = 0; p < k; ++p) std::memcpy(panel + p * panel_columns<T>, b + p * b_stride + j, bytes);
    } else {
      for (std::size_t p = 0; p < k; ++p) std::memcpy(panel + p * width, b + p * b_stride + j, columns * sizeof(T));
    }
    packed += rows * width;
    j += width;
  }
}

}  // namespace
}  // namespace hnn::linalg
