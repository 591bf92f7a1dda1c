#pragma once

#include <algorithm>
#include <cstddef>

namespace hnn::autodiff::plan {

/// A block of fewer columns is walked column by column: a call for each row would take longest.
constexpr std::size_t narrow = 16;

/// to[row, column] = from[row, column]
template <class T>
void copy_block(const T* from, std::size_t from_stride, T* to, std::size_t to_stride, std::size_t rows,
                std::size_t columns) {
  if (columns < narrow) {
    for (std::size_t j = 0; j < columns; ++j) {
      for (std::size_t i = 0; i < rows; ++i) to[i * to_stride + j] = from[i * from_stride + j];
    }
  } else {
    for (std::size_t i = 0; i < rows; ++i) std::copy_n(from + i * from_stride, columns, to + i * to_stride);
  }
}

/// to[row, column] = from[row]
template <class T>
void spread_block(const T* from, std::size_t from_stride, T* to, std::size_t rows, std::size_t columns) {
  if (columns < narrow) {
    for (std::size_t j = 0; j < columns; ++j) {
      for (std::size_t i = 0; i < rows; ++i) to[i * columns + j] = from[i * from_stride];
    }
  } else {
    for (std::size_t i = 0; i < rows; ++i) std::fill_n(to + i * columns, columns, from[i * from_stride]);
  }
}

}  // namespace hnn::autodiff::plan
