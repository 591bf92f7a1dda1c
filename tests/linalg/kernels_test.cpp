#include "hnn/linalg/kernels.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <cstdint>
#include <cstring>
#include <limits>
#include <utility>
#include <vector>

#include "hnn/error.hpp"
#include "hnn/math/elementary.hpp"
#include "hnn/math/random.hpp"

namespace hnn::linalg {
namespace {

template <class T>
std::vector<T> random_values(std::size_t n, std::uint64_t seed) {
  Random random(seed);
  std::vector<T> values(n);
  for (T& value : values) value = static_cast<T>(random.normal());
  return values;
}

template <class T>
void expect_same_bits(const std::vector<T>& a, const std::vector<T>& b, std::string_view level) {
  ASSERT_EQ(a.size(), b.size());
  for (std::size_t i = 0; i < a.size(); ++i) {
    ASSERT_EQ(std::memcmp(&a[i], &b[i], sizeof(T)), 0) << level << " at " << i << ": " << a[i] << ", " << b[i];
  }
}

template <class T>
class KernelsTest : public testing::Test {};
using Numbers = testing::Types<float, double>;
TYPED_TEST_SUITE(KernelsTest, Numbers);

enum class Layout { nn, nt, tn };

// C (+)= op(A) op(B) + bias by the triple loop that defines the result.
template <class T>
std::vector<T> triple_loop(Arithmetic arithmetic, Layout layout, const std::vector<T>& a, const std::vector<T>& b,
                           const std::vector<T>& bias, std::vector<T> c, std::size_t m, std::size_t n, std::size_t k,
                           bool accumulate) {
  for (std::size_t i = 0; i < m; ++i) {
    for (std::size_t j = 0; j < n; ++j) {
      T sum = accumulate ? c[i * n + j] : T{0};
      for (std::size_t p = 0; p < k; ++p) {
        const T left = layout == Layout::tn ? a[p * m + i] : a[i * k + p];
        const T right = layout == Layout::nt ? b[j * k + p] : b[p * n + j];
        if (arithmetic == Arithmetic::fused) {
          sum = std::fma(left, right, sum);
        } else {
          const T term = left * right;
          sum += term;
        }
      }
      c[i * n + j] = bias.empty() ? sum : sum + bias[j];
    }
  }
  return c;
}

// A product of random matrices by `kernels`, beside what the triple loop makes of them.
template <class T>
void expect_triple_loop(const Kernels<T>& kernels, Arithmetic arithmetic, Layout layout, std::size_t m, std::size_t n,
                        std::size_t k, bool accumulate, bool biased) {
  const std::vector<T> a = random_values<T>(m * k, 1), b = random_values<T>(k * n, 2);
  std::vector<T> c = random_values<T>(m * n, 3), packed(kernels.packed_size(k, n));
  const std::vector<T> bias = biased ? random_values<T>(n, 4) : std::vector<T>{};
  const std::vector<T> expected = triple_loop(arithmetic, layout, a, b, bias, c, m, n, k, accumulate);
  kernels.pack(b.data(), layout == Layout::nt ? k : n, layout == Layout::nt, k, n, packed.data(), 0, k);
  kernels.product({.a = a.data(),
                   .a_stride = layout == Layout::tn ? m : k,
                   .left = layout == Layout::tn ? Left::transposed : Left::normal,
                   .b = packed.data(),
                   .bias = biased ? bias.data() : nullptr,
                   .c = c.data(),
                   .c_stride = n,
                   .m = m,
                   .n = n,
                   .k = k,
                   .accumulate = accumulate});
  expect_same_bits(c, expected, kernels.level);
}

TYPED_TEST(KernelsTest, ProductIsTheTripleLoopToTheLastBit) {
  using T = TypeParam;
  const std::array<std::array<std::size_t, 3>, 13> sizes = {{{1, 1, 1},
                                                             {2, 3, 5},
                                                             {7, 17, 13},
                                                             {4, 8, 300},
                                                             {13, 33, 1},
                                                             {25, 31, 257},
                                                             {50, 2, 200},
                                                             {2, 47, 129},
                                                             {49, 200, 11},
                                                             {31, 15, 512},
                                                             {24, 64, 256},
                                                             {101, 19, 23},
                                                             {26, 531, 260}}};
  for (const Kernels<T>* kernels : available_kernels<T>()) {
    for (const auto& [m, n, k] : sizes) {
      for (const Layout layout : {Layout::nn, Layout::nt, Layout::tn}) {
        for (const auto& [accumulate, biased] : {std::pair{false, false}, {true, false}, {false, true}, {true, true}}) {
          expect_triple_loop(*kernels, Arithmetic::exact, layout, m, n, k, accumulate, biased);
        }
      }
    }
  }
}

TYPED_TEST(KernelsTest, ProductIsRightAtEveryEdgeOfItsTiles) {
  using T = TypeParam;
  for (const Arithmetic arithmetic : {Arithmetic::exact, Arithmetic::fused}) {
    for (const Kernels<T>* kernels : available_kernels<T>(arithmetic)) {
      for (std::size_t m = 1; m <= 17; ++m) {    // two tiles of the most rows, and one row
        for (std::size_t n = 1; n <= 97; ++n) {  // two of the most columns, and one
          expect_triple_loop(*kernels, arithmetic, m % 2 == 0 ? Layout::nn : Layout::tn, m, n, 5, true, true);
        }
      }
    }
  }
}

TYPED_TEST(KernelsTest, TwoProductsInOneCallAreOneAfterTheOther) {
  using T = TypeParam;
  for (const Kernels<T>* kernels : available_kernels<T>()) {
    for (const auto& [m, n, first, last] : {std::array<std::size_t, 4>{7, 17, 13, 5},
                                            {200, 30, 96, 96},
                                            {9, 300, 8, 3},
                                            {26, 9, 300, 1},
                                            {31, 8, 100, 257}}) {
      for (const Layout layout : {Layout::nn, Layout::tn}) {
        const std::vector<T> first_a = random_values<T>(m * first, 1), a = random_values<T>(m * last, 2);
        const std::vector<T> first_b = random_values<T>(first * n, 3), b = random_values<T>(last * n, 4);
        std::vector<T> c = random_values<T>(m * n, 5);
        const std::vector<T> expected = triple_loop(
            Arithmetic::exact, layout, a, b, {},
            triple_loop(Arithmetic::exact, layout, first_a, first_b, {}, c, m, n, first, true), m, n, last, true);
        const std::size_t k = first + last;
        std::vector<T> packed(kernels->packed_size(k, n));
        kernels->pack(first_b.data(), n, false, first, n, packed.data(), 0, k);
        kernels->pack(b.data(), n, false, last, n, packed.data(), first, k);
        kernels->product({.a = a.data(),
                          .a_stride = layout == Layout::tn ? m : last,
                          .left = layout == Layout::tn ? Left::transposed : Left::normal,
                          .first_a = first_a.data(),
                          .first_a_stride = layout == Layout::tn ? m : first,
                          .first_k = first,
                          .b = packed.data(),
                          .c = c.data(),
                          .c_stride = n,
                          .m = m,
                          .n = n,
                          .k = k,
                          .accumulate = true});
        expect_same_bits(c, expected, kernels->level);
      }
    }
  }
}

TYPED_TEST(KernelsTest, ProductTouchesNothingOutsideItsResult) {
  using T = TypeParam;
  const std::size_t m = 5, n = 11, k = 3, stride = 14;
  for (const Kernels<T>* kernels : available_kernels<T>()) {
    const std::vector<T> a = random_values<T>(m * k, 1), b = random_values<T>(k * n, 2);
    std::vector<T> packed(kernels->packed_size(k, n)), c(m * stride, T{7});
    kernels->pack(b.data(), n, false, k, n, packed.data(), 0, k);
    kernels->product(
        {.a = a.data(), .a_stride = k, .b = packed.data(), .c = c.data(), .c_stride = stride, .m = m, .n = n, .k = k});
    for (std::size_t i = 0; i < m; ++i) {
      for (std::size_t j = n; j < stride; ++j) EXPECT_EQ(c[i * stride + j], T{7}) << kernels->level;
    }
  }
}

TYPED_TEST(KernelsTest, ElementwiseAndSumsAreTheSameBitsOnEveryLevel) {
  using T = TypeParam;
  const auto all = available_kernels<T>();
  for (const std::size_t n : {std::size_t{1}, std::size_t{3}, std::size_t{16}, std::size_t{200}, std::size_t{1003}}) {
    const std::vector<T> a = random_values<T>(n, 4), b = random_values<T>(n, 5);
    for (std::size_t op = 0; op < static_cast<std::size_t>(Elementwise::count); ++op) {
      std::vector<T> first(n), other(n);
      all.front()->elementwise[op](first.data(), a.data(), b.data(), T{3}, T{-2}, n);
      for (const Kernels<T>* kernels : all) {
        kernels->elementwise[op](other.data(), a.data(), b.data(), T{3}, T{-2}, n);
        expect_same_bits(other, first, kernels->level);
      }
    }
    for (const Kernels<T>* kernels : all) {
      EXPECT_EQ(kernels->sum(a.data(), n), all.front()->sum(a.data(), n)) << kernels->level;
    }
  }
}

TYPED_TEST(KernelsTest, FusedElementwiseDiffersFromExactByRoundingAlone) {
  using T = TypeParam;
  const std::size_t n = 1003;
  const std::vector<T> a = random_values<T>(n, 4), b = random_values<T>(n, 5);
  const auto fused = available_kernels<T>(Arithmetic::fused);
  for (std::size_t op = 0; op < static_cast<std::size_t>(Elementwise::count); ++op) {
    std::vector<T> exact(n), first, other(n);
    kernels<T>().elementwise[op](exact.data(), a.data(), b.data(), T{3}, T{-2}, n);
    for (const Kernels<T>* kernels : fused) {
      kernels->elementwise[op](other.data(), a.data(), b.data(), T{3}, T{-2}, n);
      // Of operands of about 1, so that where a difference is small, it is as exact as they are.
      const T close = 16 * std::numeric_limits<T>::epsilon();
      for (std::size_t i = 0; i < n; ++i) {
        if (std::isnan(exact[i]) && std::isnan(other[i])) continue;  // of a root or logarithm
        ASSERT_NEAR(other[i], exact[i], close * std::max(T{1}, std::abs(exact[i])))
            << kernels->level << ", " << name(static_cast<Elementwise>(op)) << " of " << a[i] << ", " << b[i];
      }
      if (first.empty()) first = other;
      expect_same_bits(other, first, kernels->level);
    }
  }
}

TYPED_TEST(KernelsTest, AnArithmeticThatTheProcessorDoesNotHaveIsRefused) {
  using T = TypeParam;
  if (available_kernels<T>(Arithmetic::fused).empty()) {
    EXPECT_THROW((void)kernels<T>(Arithmetic::fused), Error);
  } else {
    EXPECT_NE(kernels<T>(Arithmetic::fused).level.find("fused"), std::string_view::npos);
  }
  EXPECT_EQ(kernels<T>().level.find("fused"), std::string_view::npos);
}

TYPED_TEST(KernelsTest, ElementwiseComputesWhatItsNameSays) {
  using T = TypeParam;
  const std::vector<T> a = random_values<T>(33, 4), b = random_values<T>(33, 5);
  const T s{3}, t{-2};
  const auto expect = [&](Elementwise op, auto reference) {
    for (const Kernels<T>* kernels : available_kernels<T>()) {
      std::vector<T> out(a.size());
      kernels->elementwise[static_cast<std::size_t>(op)](out.data(), a.data(), b.data(), s, t, a.size());
      for (std::size_t i = 0; i < a.size(); ++i) {
        EXPECT_EQ(out[i], reference(a[i], b[i])) << kernels->level << ", operation " << static_cast<int>(op);
      }
    }
  };
  expect(Elementwise::copy, [](T x, T) { return x; });
  expect(Elementwise::affine, [&](T x, T) { return s * x + t; });
  expect(Elementwise::add, [](T x, T y) { return x + y; });
  expect(Elementwise::subtract, [](T x, T y) { return x - y; });
  expect(Elementwise::multiply, [](T x, T y) { return x * y; });
  expect(Elementwise::tanh, [](T x, T) { return math::tanh(x); });
  expect(Elementwise::sigmoid, [](T x, T) { return math::sigmoid(x); });
  expect(Elementwise::softplus, [](T x, T) { return math::softplus(x); });
  expect(Elementwise::exp, [](T x, T) { return math::exp(x); });
  expect(Elementwise::sin, [](T x, T) { return math::sin(x); });
  expect(Elementwise::cos, [](T x, T) { return math::cos(x); });
  expect(Elementwise::reciprocal, [](T x, T) { return T{1} / x; });
  const auto rooted = [&](Elementwise op, auto reference) {
    for (const Kernels<T>* kernels : available_kernels<T>()) {
      T out{}, of{2.25};
      kernels->elementwise[static_cast<std::size_t>(op)](&out, &of, &of, s, t, 1);
      EXPECT_EQ(out, reference(of)) << kernels->level;
    }
  };
  rooted(Elementwise::sqrt, [](T x) { return std::sqrt(x); });
  rooted(Elementwise::log, [](T x) { return math::log(x); });
  expect(Elementwise::relu, [](T x, T) { return std::max(x, T{0}); });
  expect(Elementwise::step, [](T x, T) { return T(x > T{0}); });
  expect(Elementwise::times_one_minus_square, [](T x, T y) { return x * (T{1} - y * y); });
}

TYPED_TEST(KernelsTest, AdamTakesTheStepOfItsPaper) {
  using T = TypeParam;
  const std::size_t n = 41;
  const AdamScalars scalars{
      .learning_rate = 0.01, .weight_decay = 0.1, .correction1 = 1 - 0.9, .correction2 = 1 - 0.999};
  std::vector<T> first;
  for (const Kernels<T>* kernels : available_kernels<T>()) {
    const std::vector<T> start = random_values<T>(n, 6), gradient = random_values<T>(n, 7);
    std::vector<T> weights = start, m(n), v(n);
    kernels->adam(weights.data(), gradient.data(), m.data(), v.data(), n, scalars);
    for (std::size_t i = 0; i < n; ++i) {
      // In the first step the corrected moments are the gradient and its square.
      const double g = static_cast<double>(gradient[i]) + 0.1 * static_cast<double>(start[i]);
      EXPECT_NEAR(static_cast<double>(weights[i]), static_cast<double>(start[i]) - 0.01 * g / (std::abs(g) + 1e-8),
                  1e-6);
    }
    if (first.empty()) first = weights;
    expect_same_bits(weights, first, kernels->level);
  }
}

// On them many processors are a hundred times as slow.
TYPED_TEST(KernelsTest, AdamLeavesNoSubnormalNumbersOfAWeightThatDecays) {
  using T = TypeParam;
  const std::size_t n = 41;
  for (const Kernels<T>* kernels : available_kernels<T>()) {
    std::vector<T> weights = random_values<T>(n, 6), m(n), v(n);
    const std::vector<T> gradient(n);
    double power1 = 1, power2 = 1;
    for (int step = 1; step <= 20000; ++step) {
      power1 *= 0.9;
      power2 *= 0.999;
      kernels->adam(weights.data(), gradient.data(), m.data(), v.data(), n,
                    {.weight_decay = 1e-2, .correction1 = 1 - power1, .correction2 = 1 - power2});
      for (const std::vector<T>* numbers : {&weights, &m, &v}) {
        for (const T number : *numbers) {
          ASSERT_NE(std::fpclassify(number), FP_SUBNORMAL) << number << " in step " << step << ", " << kernels->level;
        }
      }
    }
    for (const T weight : weights) EXPECT_LT(std::abs(weight), T{1e-12F}) << kernels->level;
  }
}

TYPED_TEST(KernelsTest, ProductsTooSmallForAProductOfTheirOwnAreZero) {
  using T = TypeParam;
  const T small = std::sqrt(std::numeric_limits<T>::min());
  const std::vector<T> a{small, -small, small, T{1}}, b{T{1}, T{1}, T{-0.5}, T{0.5}};
  const std::vector<T> expected{small, -small, T{0}, T{0.5}};
  for (const Kernels<T>* kernels : available_kernels<T>()) {
    std::vector<T> out(a.size());
    const auto multiply = static_cast<std::size_t>(Elementwise::multiply);
    kernels->elementwise[multiply](out.data(), a.data(), b.data(), T{0}, T{0}, out.size());
    EXPECT_EQ(out, expected) << kernels->level;
    const std::vector<T> half(a.size(), T{0.75});
    const auto factor = static_cast<std::size_t>(Elementwise::times_one_minus_square);
    kernels->elementwise[factor](out.data(), a.data(), half.data(), T{0}, T{0}, out.size());
    EXPECT_EQ(out, (std::vector<T>{T{0}, T{0}, T{0}, T{0.4375}})) << kernels->level;
  }
}

}  // namespace
}  // namespace hnn::linalg
