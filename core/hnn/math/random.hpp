#pragma once

#include <array>
#include <cstdint>
#include <optional>

namespace hnn {

/// Random numbers that are the same on every machine for a given (seed, stream). Different streams of one seed are
/// independent of each other, so each purpose (start states, noise, weights, ...) takes a stream of its own.
/// The generator is xoshiro256** (Blackman and Vigna, 2021, "Scrambled linear pseudorandom number generators"), its
/// state filled by splitmix64 (Steele, Lea and Flood, 2014).
class Random {
 public:
  explicit Random(std::uint64_t seed, std::uint64_t stream = 0);

  /// 64 equally likely bits.
  std::uint64_t bits();

  /// A multiple of 2^-53 in [0, 1).
  double uniform();

  /// In [lo, hi); `lo` where the two are equal. Rounding may reach `hi` when the interval is only a few ulp wide.
  double uniform(double lo, double hi);

  /// From the standard normal distribution (mean 0, variance 1), by Marsaglia's polar method.
  double normal();

  /// From 0, 1, ..., n - 1, each equally likely. `n` must not be 0.
  std::uint64_t below(std::uint64_t n);

 private:
  std::array<std::uint64_t, 4> state_;
  std::optional<double> spare_normal_;  // the polar method makes normals in pairs
};

}  // namespace hnn
