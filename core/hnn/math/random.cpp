#include "hnn/math/random.hpp"

#include <bit>
#include <cmath>

#include "hnn/math/elementary.hpp"

namespace hnn {
namespace {

constexpr std::uint64_t kGoldenGamma = 0x9e3779b97f4a7c15;

std::uint64_t splitmix64(std::uint64_t& state) {
  state += kGoldenGamma;
  std::uint64_t z = state;
  z = (z ^ (z >> 30)) * 0xbf58476d1ce4e5b9;
  z = (z ^ (z >> 27)) * 0x94d049bb133111eb;
  return z ^ (z >> 31);
}

}  // namespace

Random::Random(std::uint64_t seed, std::uint64_t stream) {
  // Both words pass through the mixer on their own, so that (seed + 1, stream) and (seed, stream + 1) share nothing.
  std::uint64_t word = seed;
  word = splitmix64(word) ^ stream;
  word = splitmix64(word);
  for (std::uint64_t& part : state_) part = splitmix64(word);
}

std::uint64_t Random::bits() {
  const std::uint64_t result = std::rotl(state_[1] * 5, 7) * 9;
  const std::uint64_t shifted = state_[1] << 17;
  state_[2] ^= state_[0];
  state_[3] ^= state_[1];
  state_[1] ^= state_[2];
  state_[0] ^= state_[3];
  state_[2] ^= shifted;
  state_[3] = std::rotl(state_[3], 45);
  return result;
}

double Random::uniform() { return static_cast<double>(bits() >> 11) * 0x1p-53; }

double Random::uniform(double lo, double hi) { return lo + (hi - lo) * uniform(); }

double Random::normal() {
  if (spare_normal_) {
    const double spare = *spare_normal_;
    spare_normal_.reset();
    return spare;
  }
  double u = 0.0;
  double v = 0.0;
  double s = 0.0;
  do {
    u = 2.0 * uniform() - 1.0;
    v = 2.0 * uniform() - 1.0;
    s = u * u + v * v;
  } while (s >= 1.0 || s == 0.0);
  const double scale = std::sqrt(-2.0 * math::log(s) / s);
  spare_normal_ = v * scale;
  return u * scale;
}

std::uint64_t Random::below(std::uint64_t n) {
  std::uint64_t value = bits();
  if (value < n) {
    // The lowest 2^64 mod n values would make the small results more likely, so they are drawn again.
    const std::uint64_t biased = (0 - n) % n;
    while (value < biased) value = bits();
  }
  return value % n;
}

}  // namespace hnn
