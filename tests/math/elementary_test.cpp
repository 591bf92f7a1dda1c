#include "hnn/math/elementary.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <cstdint>
#include <limits>
#include <numbers>
#include <vector>

#include "math/elementary_functions.hpp"

namespace hnn::elementary {
namespace {

/// The largest error of Function over its sweep, in units in the last place of the exact result, which is computed in
/// the format Wide.
template <typename Function, typename T, typename Wide>
double worst_ulp() {
  double worst = 0.0;
  for (const T x : Function::template sweep<T>()) {
    const Wide exact = Function::reference(static_cast<Wide>(x));
    int exponent = 0;
    std::frexp(exact, &exponent);
    exponent = std::max(exponent, std::numeric_limits<T>::min_exponent);
    const Wide ulp = std::ldexp(Wide(1), exponent - std::numeric_limits<T>::digits);
    const double error = static_cast<double>(std::abs(Function::value(x) - exact) / ulp);
    worst = error <= worst ? worst : error;
  }
  return worst;
}

template <typename Function, typename T>
std::vector<T> values_in_a_loop(const std::vector<T>& inputs) {
  std::vector<T> values(inputs.size());
  for (std::size_t i = 0; i < inputs.size(); ++i) values[i] = Function::value(inputs[i]);
  return values;
}

template <typename T>
std::uint64_t hash_of(const std::vector<T>& values) {
  std::uint64_t hash = 0xcbf29ce484222325;
  for (const T value : values) hash = (hash ^ bits_of(value)) * 0x100000001b3;
  return hash;
}

TEST(Elementary, FloatResultsAreWithinTheDocumentedError) {
  for_each_function([](auto function) {
    using Function = decltype(function);
    EXPECT_LE((worst_ulp<Function, float, double>()), Function::float_ulp);
  });
}

TEST(Elementary, DoubleResultsAreWithinTheDocumentedError) {
  if (std::numeric_limits<long double>::digits != 64) {
    GTEST_SKIP() << "long double is not the 80-bit format here; that the bits agree with those of a machine where it "
                    "is, the hashes show";
  }
  for_each_function([](auto function) {
    using Function = decltype(function);
    EXPECT_LE((worst_ulp<Function, double, long double>()), Function::double_ulp);
  });
}

TEST(Elementary, BitsAreTheSameOnEveryMachine) {
  for_each_function([](auto function) {
    using Function = decltype(function);
    EXPECT_EQ(hash_of(values_in_a_loop<Function>(Function::template sweep<float>())), Function::float_hash);
    EXPECT_EQ(hash_of(values_in_a_loop<Function>(Function::template sweep<double>())), Function::double_hash);
  });
}

template <typename Function, typename T>
void expect_loop_to_agree_with_single_calls() {
  const std::vector<T> inputs = Function::template sweep<T>();
  const std::vector<T> results = values_in_a_loop<Function>(inputs);
  T (*volatile single_call)(T) = Function::template value<T>;
  std::size_t different = 0;
  for (std::size_t i = 0; i < inputs.size(); ++i) different += bits_of(single_call(inputs[i])) != bits_of(results[i]);
  EXPECT_EQ(different, 0u);
}

TEST(Elementary, AVectorisedLoopGivesTheBitsOfSingleCalls) {
  for_each_function([](auto function) {
    using Function = decltype(function);
    expect_loop_to_agree_with_single_calls<Function, float>();
    expect_loop_to_agree_with_single_calls<Function, double>();
  });
}

template <typename T>
class ElementaryValues : public testing::Test {};
using FloatAndDouble = testing::Types<float, double>;
TYPED_TEST_SUITE(ElementaryValues, FloatAndDouble, );

TYPED_TEST(ElementaryValues, NanGivesNan) {
  for_each_function([](auto function) { EXPECT_TRUE(std::isnan(function.value(nan<TypeParam>))); });
}

TYPED_TEST(ElementaryValues, ExpAtTheEndsOfItsRange) {
  using T = TypeParam;
  EXPECT_EQ(math::exp(T(0)), T(1));
  EXPECT_EQ(math::exp(-T(0)), T(1));
  EXPECT_EQ(math::exp(infinity<T>), infinity<T>);
  EXPECT_EQ(math::exp(-infinity<T>), T(0));
  EXPECT_EQ(math::exp(largest<T>), infinity<T>);
  EXPECT_EQ(math::exp(-largest<T>), T(0));
  EXPECT_LT(math::exp(highest_exponent<T>), infinity<T>);
  EXPECT_EQ(math::exp(highest_exponent<T> + T(0.1)), infinity<T>);
  EXPECT_GT(math::exp(lowest_exponent<T>), T(0));
  EXPECT_EQ(math::exp(lowest_exponent<T> - T(2)), T(0));
}

TYPED_TEST(ElementaryValues, LogarithmsOutsideTheirDomain) {
  using T = TypeParam;
  EXPECT_EQ(math::log(T(1)), T(0));
  EXPECT_EQ(math::log(T(0)), -infinity<T>);
  EXPECT_EQ(math::log(-T(0)), -infinity<T>);
  EXPECT_EQ(math::log(infinity<T>), infinity<T>);
  EXPECT_TRUE(std::isnan(math::log(-smallest<T>)));
  EXPECT_TRUE(std::isnan(math::log(T(-1))));
  EXPECT_TRUE(std::isnan(math::log(-infinity<T>)));

  EXPECT_EQ(math::log1p(T(0)), T(0));
  EXPECT_EQ(math::log1p(T(-1)), -infinity<T>);
  EXPECT_EQ(math::log1p(infinity<T>), infinity<T>);
  EXPECT_TRUE(std::isnan(math::log1p(std::nextafter(T(-1), T(-2)))));
  EXPECT_TRUE(std::isnan(math::log1p(-infinity<T>)));
}

TYPED_TEST(ElementaryValues, SineIsOddAndCosineEvenToTheBit) {
  using T = TypeParam;
  for (const T x : Sin::sweep<T>()) {
    ASSERT_EQ(bits_of(math::sin(-x)), bits_of(-math::sin(x))) << x;
    ASSERT_EQ(bits_of(math::cos(-x)), bits_of(math::cos(x))) << x;
  }
  EXPECT_TRUE(std::signbit(math::sin(-T(0))));
  EXPECT_EQ(math::cos(T(0)), T(1));
}

TYPED_TEST(ElementaryValues, SquaresOfSineAndCosineAddUpToOne) {
  using T = TypeParam;
  for (const T x : Sin::sweep<T>()) {
    const T sine = math::sin(x);
    const T cosine = math::cos(x);
    ASSERT_NEAR(sine * sine + cosine * cosine, 1.0, 4 * std::numeric_limits<T>::epsilon()) << x;
  }
}

TYPED_TEST(ElementaryValues, SineAndCosineStayBoundedBeyondTheirRange) {
  using T = TypeParam;
  for (const T x : over_magnitudes(T(1e6), largest<T>)) {
    ASSERT_LE(std::abs(math::sin(x)), T(1)) << x;
    ASSERT_LE(std::abs(math::cos(x)), T(1)) << x;
  }
  EXPECT_TRUE(std::isnan(math::sin(infinity<T>)));
  EXPECT_TRUE(std::isnan(math::cos(-infinity<T>)));
}

TYPED_TEST(ElementaryValues, TanhIsOddToTheBitAndNeverBeyondOne) {
  using T = TypeParam;
  for (const T x : Tanh::sweep<T>()) {
    ASSERT_EQ(bits_of(math::tanh(-x)), bits_of(-math::tanh(x))) << x;
    ASSERT_LE(std::abs(math::tanh(x)), T(1)) << x;
  }
  EXPECT_TRUE(std::signbit(math::tanh(-T(0))));
}

TYPED_TEST(ElementaryValues, TanhSaturatesExactly) {
  using T = TypeParam;
  for (const T x : over_magnitudes(sizeof(T) == 4 ? T(9.02) : T(20), largest<T>)) {
    ASSERT_EQ(math::tanh(x), T(1)) << x;
  }
  EXPECT_EQ(math::tanh(infinity<T>), T(1));
  EXPECT_EQ(math::tanh(-infinity<T>), T(-1));
  EXPECT_LT(math::tanh(T(7)), T(1));
}

TYPED_TEST(ElementaryValues, SigmoidAndSoftplusFarFromZero) {
  using T = TypeParam;
  EXPECT_EQ(math::sigmoid(T(0)), T(0.5));
  EXPECT_EQ(math::sigmoid(infinity<T>), T(1));
  EXPECT_EQ(math::sigmoid(-infinity<T>), T(0));
  EXPECT_GT(math::sigmoid(lowest_exponent<T>), T(0));
  EXPECT_EQ(math::softplus(infinity<T>), infinity<T>);
  EXPECT_EQ(math::softplus(-infinity<T>), T(0));
  EXPECT_EQ(math::softplus(T(1000)), T(1000));
  EXPECT_EQ(math::softplus(lowest_exponent<T>), math::exp(lowest_exponent<T>));
}

TYPED_TEST(ElementaryValues, SigmoidsOfOppositesAddUpToOne) {
  using T = TypeParam;
  for (const T x : Sigmoid::sweep<T>()) {
    ASSERT_NEAR(math::sigmoid(x) + math::sigmoid(-x), 1.0, 3 * std::numeric_limits<T>::epsilon()) << x;
  }
}

TEST(Pow, IsWithinTheDocumentedError) {
  for (const double y : {-1.5, -0.2, 0.04, 0.5, 1.0, 2.0, 10.0}) {
    for (const double x : over_magnitudes(1e-12, 1e12, 2000)) {
      const double exact = std::pow(x, y);
      const double tolerance = (3.0 + std::abs(y * std::log(x))) * std::numeric_limits<double>::epsilon();
      ASSERT_NEAR(math::pow(x, y) / exact, 1.0, tolerance) << x << "^" << y;
    }
  }
}

TEST(Pow, OfZeroExponentOrBaseOneIsOne) {
  EXPECT_EQ(math::pow(std::numbers::e, 0.0), 1.0);
  EXPECT_EQ(math::pow(1.0, 1e300), 1.0);
  EXPECT_EQ(math::pow(0.0, 0.5), 0.0);
}

}  // namespace
}  // namespace hnn::elementary
