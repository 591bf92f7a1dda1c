#include "hnn/nn/orthogonal.hpp"

#include <gtest/gtest.h>

#include <array>
#include <cmath>
#include <numeric>
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

// Against the definition that the published code's initialiser has too: Q R of normal numbers with R's diagonal
// positive.
TEST(Orthogonal, IsWhatGramAndSchmidtMakeOfTheSameNumbers) {
  constexpr std::size_t length = 40, count = 12;
  std::vector<float> w(length * count);
  Random random(4), same(4);
  orthogonal(w, length, count, random);
  std::vector<std::vector<double>> vectors(count, std::vector<double>(length));
  for (auto& vector : vectors) {
    for (double& number : vector) number = same.normal();
  }
  const auto dot = [](const std::vector<double>& a, const std::vector<double>& b) {
    return std::inner_product(a.begin(), a.end(), b.begin(), 0.0);
  };
  for (std::size_t j = 0; j < count; ++j) {
    for (std::size_t k = 0; k < j; ++k) {
      const double along = dot(vectors[k], vectors[j]);
      for (std::size_t i = 0; i < length; ++i) vectors[j][i] -= along * vectors[k][i];
    }
    const double norm = std::sqrt(dot(vectors[j], vectors[j]));
    for (double& number : vectors[j]) number /= norm;
    for (std::size_t i = 0; i < length; ++i) {
      EXPECT_NEAR(static_cast<double>(w[i * count + j]), vectors[j][i], 1e-7) << i << ", " << j;
    }
  }
}

}  // namespace
}  // namespace hnn
