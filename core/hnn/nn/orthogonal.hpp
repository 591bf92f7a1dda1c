#pragma once

#include <cstddef>
#include <span>

#include "hnn/math/random.hpp"

namespace hnn {

/// Fills a [rows, columns] matrix with a random one whose shorter side is orthonormal (Saxe et al. 2014).
void orthogonal(std::span<float> weights, std::size_t rows, std::size_t columns, Random& random);

}  // namespace hnn
