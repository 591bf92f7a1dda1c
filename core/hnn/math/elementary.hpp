#pragma once

#include <array>
#include <cmath>
#include <cstddef>
#include <cstdint>
#include <cstring>
#include <limits>

namespace hnn::math {
namespace detail {

// libc++ 13 has no std::bit_cast.
template <typename To, typename From>
To bit_cast(const From& from) {
  static_assert(sizeof(To) == sizeof(From));
  To to;
  std::memcpy(&to, &from, sizeof(to));
  return to;
}

template <typename T, std::size_t N>
constexpr T horner(T x, const std::array<T, N>& c) {
  T sum = c[N - 1];
  for (std::size_t i = N - 1; i-- > 0;) sum = sum * x + c[i];
  return sum;
}
constexpr double kLn2High = 0x1.62e42feep-1;
constexpr double kLn2Low = 0x1.a39ef35793c76p-33;
constexpr double kRound = 0x1.8p52;

inline double power_of_two(std::int64_t n) { return bit_cast<double>((n + 1023) << 52); }

}  // namespace detail

inline double exp(double x) {
  if (x != x) return x;
  if (x > 710.0) return std::numeric_limits<double>::infinity();
  if (x < -746.0) return 0.0;
  const double shifted = x * 0x1.71547652b82fep+0 + detail::kRound;
  const double n = shifted - detail::kRound;
  const double r = (x - n * detail::kLn2High) - n * detail::kLn2Low;
  double term = 1.0;
  double sum = 0.0;
  for (int k = 14; k > 0; --k) sum = (sum + 1.0) * r / k;
  term = 1.0 + sum;
  const std::int64_t exponent = static_cast<std::int64_t>(n);
  const std::int64_t half = exponent / 2;
  return term * detail::power_of_two(half) * detail::power_of_two(exponent - half);
}

inline double log(double x) {
  if (x != x || x == std::numeric_limits<double>::infinity()) return x;
  if (x == 0.0) return -std::numeric_limits<double>::infinity();
  if (x < 0.0) return std::numeric_limits<double>::quiet_NaN();
  double k = 0.0;
  if (x < 0x1p-1022) {
    x *= 0x1p54;
    k = -54.0;
  }
  const std::int64_t bits = detail::bit_cast<std::int64_t>(x);
  const std::int64_t exponent = (bits - 0x3fe6a09e667f3bcd) >> 52;
  k += static_cast<double>(exponent);
  const double f = detail::bit_cast<double>(bits - (exponent << 52)) - 1.0;
  const double s = f / (2.0 + f);
  const double z = s * s;
  double sum = 0.0;
  for (int i = 25; i > 1; i -= 2) sum = (sum + 1.0 / i) * z;
  return k * detail::kLn2High + (2.0 * s + (2.0 * s * sum + k * detail::kLn2Low));
}

inline double log1p(double x) {
  const double u = 1.0 + x;
  if (u == 1.0 || u == std::numeric_limits<double>::infinity()) return x;
  return log(u) + (u > 0.0 ? (x - (u - 1.0)) / u : 0.0);
}

namespace detail {

inline double sin_of_quadrant(double x, std::int64_t quarter_turns) {
  const double n = (x * 0x1.45f306dc9c883p-1 + kRound) - kRound;
  const double r = ((x - n * 0x1.921fb544p+0) - n * 0x1.0b4611a6p-34) - n * 0x1.3198a2e037073p-69;
  const std::int64_t q = (std::abs(n) < 0x1p52 ? static_cast<std::int64_t>(n) : 0) + quarter_turns;
  const double z = r * r;
  double sine = 0.0;
  for (int k = 19; k > 1; k -= 2) sine = (1.0 + sine) * (-z / (k * (k - 1)));
  double cosine = 0.0;
  for (int k = 18; k > 0; k -= 2) cosine = (1.0 + cosine) * (-z / (k * (k - 1)));
  const double value = (q & 1) != 0 ? 1.0 + cosine : r + r * sine;
  return (q & 2) != 0 ? -value : value;
}

}  // namespace detail

inline double sin(double x) { return detail::sin_of_quadrant(x, 0); }
inline double cos(double x) { return detail::sin_of_quadrant(x, 1); }

inline double tanh(double x) {
  if (std::abs(x) < 0x1p-9) return x - x * x * x * (1.0 / 3.0 - x * x * (2.0 / 15.0));
  const double t = exp(-2.0 * std::abs(x));
  return std::copysign((1.0 - t) / (1.0 + t), x);
}

inline double sigmoid(double x) {
  const double t = exp(-std::abs(x));
  return x < 0.0 ? t / (1.0 + t) : 1.0 / (1.0 + t);
}

inline double softplus(double x) { return (x > 0.0 ? x : 0.0) + log1p(exp(-std::abs(x))); }

inline double pow(double x, double y) { return exp(y * log(x)); }

inline float exp(float x) { return static_cast<float>(exp(static_cast<double>(x))); }
inline float log(float x) { return static_cast<float>(log(static_cast<double>(x))); }
inline float log1p(float x) { return static_cast<float>(log1p(static_cast<double>(x))); }
inline float sin(float x) { return static_cast<float>(sin(static_cast<double>(x))); }
inline float cos(float x) { return static_cast<float>(cos(static_cast<double>(x))); }
inline float tanh(float x) { return static_cast<float>(tanh(static_cast<double>(x))); }
inline float sigmoid(float x) { return static_cast<float>(sigmoid(static_cast<double>(x))); }
inline float softplus(float x) { return static_cast<float>(softplus(static_cast<double>(x))); }

}  // namespace hnn::math
