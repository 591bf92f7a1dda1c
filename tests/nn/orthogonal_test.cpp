#include "hnn/nn/orthogonal.hpp"

#include <gtest/gtest.h>

#include <array>
#include <vector>

namespace hnn {
namespace {

TEST(Orthogonal, TheShorterSideIsOrthonormal) {
  for (const auto& shape : {std::array<std::size_t, 2>{2, 200}, {200, 200}, {200, 1}, {7, 3}, {1, 1}}) {
    const std::size_t rows = shape[0], columns = shape[1];
    std::vector<float> w(rows * columns);
    Random random(4);
    orthogonal(w, rows, columns, random);
    const bool wide = columns > rows;
    const std::size_t count = wide ? rows : columns, length = wide ? columns : rows;
    const auto element = [&](std::size_t vector, std::size_t i) {
      return static_cast<double>(wide ? w[vector * columns + i] : w[i * columns + vector]);
    };
    for (std::size_t a = 0; a < count; ++a) {
      for (std::size_t b = 0; b <= a; ++b) {
        double dot = 0;
        for (std::size_t i = 0; i < length; ++i) dot += element(a, i) * element(b, i);
        EXPECT_NEAR(dot, a == b ? 1 : 0, 1e-6) << rows << " x " << columns << ": " << a << ", " << b;
      }
    }
  }
}

}  // namespace
}  // namespace hnn
