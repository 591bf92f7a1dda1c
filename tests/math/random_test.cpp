#include "hnn/math/random.hpp"

#include <gtest/gtest.h>

#include <array>
#include <cmath>
#include <cstddef>
#include <cstdint>
#include <cstring>
#include <set>
#include <vector>

namespace hnn {
namespace {

constexpr int sample_size = 200000;

// Computed with a separate implementation in Python, itself checked against the published vectors of xoshiro256** and
// splitmix64.
TEST(Random, FirstValuesAreThoseOfTheReference) {
  struct Case {
    std::uint64_t seed, stream;
    std::array<std::uint64_t, 3> bits;
  };
  for (const Case& expected : {
           Case{0, 0, {0x8c4986f3f0e565d5, 0xf4547fdf5c2f56b6, 0x6a9e0d6a14f022fb}},
           Case{1, 0, {0x6082e9993631e7d5, 0xe9acc0d447272233, 0x05fef1147bb626b9}},
           Case{1, 1, {0x0040b293030dc336, 0xa1e4967b50ae2534, 0x4cefc7e016b26cd0}},
           Case{42, 7, {0x0719e15cf3d4342f, 0x40efa5d3e1980cd0, 0x91756e0af06688e2}},
       }) {
    Random random(expected.seed, expected.stream);
    for (const std::uint64_t bits : expected.bits) EXPECT_EQ(random.bits(), bits);
  }
}

TEST(Random, BitsOfNormalsAreTheSameOnEveryMachine) {
  Random random(3);
  std::uint64_t hash = 0xcbf29ce484222325;
  for (int i = 0; i < sample_size; ++i) {
    const double value = random.normal();
    std::uint64_t bits = 0;
    std::memcpy(&bits, &value, sizeof(bits));
    hash = (hash ^ bits) * 0x100000001b3;
  }
  EXPECT_EQ(hash, 0xf8f7e4d0adaab5d6u);
}

TEST(Random, StreamZeroIsTheDefault) { EXPECT_EQ(Random(5).bits(), Random(5, 0).bits()); }

TEST(Random, UniformFillsTheUnitIntervalEvenly) {
  Random random(1);
  constexpr std::size_t bins = 100;
  std::array<int, bins> counts{};
  for (int i = 0; i < sample_size; ++i) {
    const double u = random.uniform();
    ASSERT_GE(u, 0.0);
    ASSERT_LT(u, 1.0);
    ++counts[static_cast<std::size_t>(u * bins)];
  }
  const double expected = sample_size / static_cast<double>(bins);
  double chi_square = 0.0;
  for (const int count : counts) chi_square += (count - expected) * (count - expected) / expected;
  // 99 degrees of freedom: beyond these one time in a thousand each.
  EXPECT_GT(chi_square, 60.0);
  EXPECT_LT(chi_square, 149.0);
}

TEST(Random, UniformUses53Bits) {
  Random random(1);
  std::uint64_t low_bits_seen = 0;
  for (int i = 0; i < 1000; ++i) low_bits_seen |= static_cast<std::uint64_t>(random.uniform() * 0x1p53);
  EXPECT_EQ(low_bits_seen, (std::uint64_t{1} << 53) - 1);
}

TEST(Random, UniformBetweenBounds) {
  Random random(2);
  double lowest = 5.0;
  double highest = -3.0;
  double sum = 0.0;
  for (int i = 0; i < sample_size; ++i) {
    const double u = random.uniform(-3.0, 5.0);
    lowest = std::fmin(lowest, u);
    highest = std::fmax(highest, u);
    sum += u;
  }
  EXPECT_GE(lowest, -3.0);
  EXPECT_LT(lowest, -2.99);
  EXPECT_LT(highest, 5.0);
  EXPECT_GT(highest, 4.99);
  EXPECT_NEAR(sum / sample_size, 1.0, 4 * (8.0 / std::sqrt(12.0)) / std::sqrt(sample_size));
  EXPECT_EQ(random.uniform(2.0, 2.0), 2.0);
}

// Each bound is four standard errors of the estimate.
TEST(Random, NormalHasTheMomentsOfTheStandardNormalDistribution) {
  Random random(4);
  double sum = 0.0;
  double squares = 0.0;
  double cubes = 0.0;
  double fourths = 0.0;
  double neighbours = 0.0;
  double previous = 0.0;
  int beyond_two = 0;
  for (int i = 0; i < sample_size; ++i) {
    const double x = random.normal();
    sum += x;
    squares += x * x;
    cubes += x * x * x;
    fourths += x * x * x * x;
    neighbours += x * previous;
    previous = x;
    beyond_two += std::abs(x) > 2.0;
  }
  const double root_n = std::sqrt(sample_size);
  EXPECT_NEAR(sum / sample_size, 0.0, 4 / root_n);
  EXPECT_NEAR(squares / sample_size, 1.0, 4 * std::sqrt(2.0) / root_n);
  EXPECT_NEAR(cubes / sample_size, 0.0, 4 * std::sqrt(15.0) / root_n);
  EXPECT_NEAR(fourths / sample_size, 3.0, 4 * std::sqrt(96.0) / root_n);
  EXPECT_NEAR(neighbours / sample_size, 0.0, 4 / root_n);
  EXPECT_NEAR(beyond_two / static_cast<double>(sample_size), 0.0455, 4 * std::sqrt(0.0455 * 0.9545) / root_n);
}

TEST(Random, StreamsAndSeedsShareNothing) {
  std::set<std::uint64_t> seen;
  std::size_t drawn = 0;
  for (std::uint64_t seed = 0; seed < 10; ++seed) {
    for (std::uint64_t stream = 0; stream < 10; ++stream) {
      Random random(seed, stream);
      for (int i = 0; i < 100; ++i, ++drawn) seen.insert(random.bits());
    }
  }
  EXPECT_EQ(seen.size(), drawn);
}

TEST(Random, NeighbouringStreamsAndSeedsAreUncorrelated) {
  for (const auto& [seed, stream] : {std::array<std::uint64_t, 2>{1, 1}, {2, 0}, {0, 1}}) {
    Random a(1, 0);
    Random b(seed, stream);
    double product = 0.0;
    for (int i = 0; i < sample_size; ++i) product += (a.uniform() - 0.5) * (b.uniform() - 0.5);
    EXPECT_NEAR(12.0 * product / sample_size, 0.0, 4 / std::sqrt(sample_size)) << seed << ", " << stream;
  }
}

TEST(Random, BelowGivesEachValueEquallyOften) {
  Random random(6);
  std::array<int, 7> counts{};
  for (int i = 0; i < sample_size; ++i) ++counts.at(static_cast<std::size_t>(random.below(counts.size())));
  double chi_square = 0.0;
  for (const int count : counts) {
    const double expected = sample_size / 7.0;
    chi_square += (count - expected) * (count - expected) / expected;
  }
  EXPECT_LT(chi_square, 22.5);  // 6 degrees of freedom: beyond it one time in a thousand
}

// A remainder alone would give the values below 2^62 twice as often as the others: half of the draws, not a third.
TEST(Random, BelowIsUnbiasedForLargeRanges) {
  Random random(7);
  int low = 0;
  for (int i = 0; i < sample_size; ++i) low += random.below(std::uint64_t{3} << 62) < (std::uint64_t{1} << 62);
  EXPECT_NEAR(low / static_cast<double>(sample_size), 1.0 / 3.0, 4 * std::sqrt(2.0 / 9.0 / sample_size));
}

TEST(Random, BelowOneIsZero) {
  Random random(8);
  for (int i = 0; i < 10; ++i) EXPECT_EQ(random.below(1), 0u);
}

}  // namespace
}  // namespace hnn
