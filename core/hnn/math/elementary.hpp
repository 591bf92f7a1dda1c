#pragma once

#include <array>
#include <cmath>
#include <cstddef>
#include <cstdint>
#include <cstring>
#include <limits>

/// Elementary functions with the same bits on every machine, in every compiler and at every vector width, natively and
/// in WebAssembly: nothing but IEEE additions, multiplications, divisions and comparisons and integer operations on the
/// bits, in a fixed order. The caller must compile with `-ffp-contract=off`, or the compiler may fuse a product with
/// a sum. (The one thing WebAssembly leaves open is the sign and payload of a NaN.)
///
/// There is no branch in them and they are always inlined (a call keeps Clang from vectorising a loop), so a loop such
/// as `for (i) y[i] = math::tanh(x[i])` becomes vector code. NaN gives NaN, and the ends of the range are those of the
/// C library: exp overflows to infinity, log(0) is -infinity, log of a negative number is NaN, sin of infinity is NaN.
/// Results below the normal range lose bits gradually.
///
/// Error bounds are in ulp, units in the last place of the exact result, and checked by the tests.
namespace hnn::math {
namespace detail {

// libc++ 13 has no std::bit_cast.
template <typename To, typename From>
inline To bit_cast(const From& from) {
  static_assert(sizeof(To) == sizeof(From));
  To to;
  std::memcpy(&to, &from, sizeof(to));
  return to;
}

// What differs between the two precisions. Every polynomial is a minimax fit of the relative error (weighted least
// squares in 50 digits, reweighted until the error ripples evenly), then rounded.
template <typename T>
struct Format;

template <>
struct Format<float> {
  using Bits = std::uint32_t;
  static constexpr int mantissa_bits = 23;
  static constexpr Bits bias = 127;
  static constexpr Bits sign = 0x80000000;
  static constexpr Bits sqrt_half = 0x3f3504f3;
  static constexpr float to_integer = 0x1.8p23f;  // adding it rounds to an integer, which then sits in the low bits
  static constexpr float lowest_exp = -105.0f;
  static constexpr float highest_exp = 90.0f;
  // n * ln2_high is exact for every exponent n.
  static constexpr float ln2_high = 0x1.62e4p-1f;
  static constexpr float ln2_low = 0x1.7f7d1cp-20f;
  // (e^r - 1 - r) / r^2 for |r| <= ln(2) / 2.
  static constexpr std::array expm1_tail = {0x1p-1f, 0x1.5554dep-3f, 0x1.5555bap-5f, 0x1.120b28p-7f, 0x1.6c69d2p-10f};
  // (log((1 + s) / (1 - s)) - 2 s) / s^3 as a function of s^2, for |s| <= (sqrt(2) - 1) / (sqrt(2) + 1).
  static constexpr std::array log_tail = {0x1.555556p-1f, 0x1.9999ecp-2f, 0x1.245c34p-2f, 0x1.ddd178p-3f};
};

template <>
struct Format<double> {
  using Bits = std::uint64_t;
  static constexpr int mantissa_bits = 52;
  static constexpr Bits bias = 1023;
  static constexpr Bits sign = 0x8000000000000000;
  static constexpr Bits sqrt_half = 0x3fe6a09e667f3bcd;
  static constexpr double to_integer = 0x1.8p52;
  static constexpr double lowest_exp = -746.0;
  static constexpr double highest_exp = 710.0;
  static constexpr double ln2_high = 0x1.62e42feep-1;
  static constexpr double ln2_low = 0x1.a39ef35793c76p-33;
  static constexpr std::array expm1_tail = {0x1p-1,
                                            0x1.555555555554dp-3,
                                            0x1.5555555553d7dp-5,
                                            0x1.11111111144dep-7,
                                            0x1.6c16c178834e3p-10,
                                            0x1.a01a018c0a437p-13,
                                            0x1.a019b9299ed78p-16,
                                            0x1.71de5aa7b1a59p-19,
                                            0x1.289167c44d7aap-22,
                                            0x1.aeaa380430a39p-26};
  static constexpr std::array log_tail = {0x1.5555555555558p-1, 0x1.99999999952a7p-2, 0x1.2492492df701fp-2,
                                          0x1.c71c62df03699p-3, 0x1.7462b6549919ep-3, 0x1.39fe2e2c1ac22p-3,
                                          0x1.2b5a83ca9cb83p-3};
};

template <typename T, std::size_t N>
[[gnu::always_inline]] inline T polynomial(T x, const std::array<T, N>& coefficients) {
  T sum = coefficients[N - 1];
  for (std::size_t i = N - 1; i-- > 0;) sum = sum * x + coefficients[i];
  return sum;
}

// 2^n where `shifted` is n + Format::to_integer.
template <typename T>
[[gnu::always_inline]] inline T power_of_two(T shifted) {
  using F = Format<T>;
  return bit_cast<T>((bit_cast<typename F::Bits>(shifted) + F::bias) << F::mantissa_bits);
}

// x = n ln 2 + r with n an integer and |r| <= ln(2) / 2; `expm1_r` is e^r - 1.
template <typename T>
struct ReducedExponent {
  T n;
  T expm1_r;
};

template <typename T>
[[gnu::always_inline]] inline ReducedExponent<T> reduce_exponent(T x) {
  using F = Format<T>;
  const T n = (x * T(0x1.71547652b82fep+0) + F::to_integer) - F::to_integer;
  const T r = (x - n * F::ln2_high) - n * F::ln2_low;
  return {n, r + r * r * polynomial(r, F::expm1_tail)};
}

template <typename T>
[[gnu::always_inline]] inline T exp(T x) {
  using F = Format<T>;
  x = x < F::lowest_exp ? F::lowest_exp : x;
  x = x > F::highest_exp ? F::highest_exp : x;
  const auto [n, expm1_r] = reduce_exponent(x);
  // In two steps, because 2^n itself may lie outside the normal range.
  const T half = (n * T(0.5) + F::to_integer) - F::to_integer;
  return (T(1) + expm1_r) * power_of_two(half + F::to_integer) * power_of_two((n - half) + F::to_integer);
}

// log(u) + correction for a normal u > 0 (anything for another), with u = 2^k m, sqrt(1/2) <= m < sqrt(2),
// f = m - 1, s = f / (2 + f): log(u) = k ln 2 + log((1 + s) / (1 - s)) = k ln 2 + f - (f^2 / 2 - s (f^2 / 2 + tail)).
template <typename T>
[[gnu::always_inline]] inline T log_of_normal(T u, T correction) {
  using F = Format<T>;
  using Bits = typename F::Bits;
  // Only logical shifts and no conversion from integers: SSE2 and AVX2 have neither for 64 bits. `k_offset` is
  // k + 2 bias, which is never negative; or-ed into the mantissa of 2^mantissa_bits it is a floating-point number.
  const Bits bits = bit_cast<Bits>(u);
  const Bits k_offset = (bits - F::sqrt_half + (F::bias << F::mantissa_bits)) >> F::mantissa_bits;
  constexpr Bits one_unit = (F::bias + F::mantissa_bits) << F::mantissa_bits;
  const T k = bit_cast<T>(k_offset | one_unit) - (bit_cast<T>(one_unit) + T(F::bias));
  const T f = bit_cast<T>(bits - ((k_offset - F::bias) << F::mantissa_bits)) - T(1);
  const T s = f / (T(2) + f);
  const T z = s * s;
  const T half_square = T(0.5) * f * f;
  const T tail = z * polynomial(z, F::log_tail);
  return k * F::ln2_high - ((half_square - (s * (half_square + tail) + (k * F::ln2_low + correction))) - f);
}

template <typename T>
[[gnu::always_inline]] inline T log(T x) {
  constexpr T infinity = std::numeric_limits<T>::infinity();
  constexpr T lift = T(1) / std::numeric_limits<T>::epsilon();  // 2^mantissa_bits
  const bool subnormal = x < std::numeric_limits<T>::min();
  const T lifted = log_of_normal(subnormal ? x * lift : x, T(0));
  const T value = subnormal ? lifted - T(Format<T>::mantissa_bits) * T(0x1.62e42fefa39efp-1) : lifted;
  const T outside = x == T(0) ? -infinity : std::numeric_limits<T>::quiet_NaN();
  return x > T(0) ? (x < infinity ? value : x) : outside;
}

template <typename T>
[[gnu::always_inline]] inline T log1p(T x) {
  constexpr T infinity = std::numeric_limits<T>::infinity();
  const T u = T(1) + x;
  const T lost = x - (u - T(1));
  const T value = log_of_normal(u, lost / u);
  const T outside = x == T(-1) ? -infinity : std::numeric_limits<T>::quiet_NaN();
  return x > T(-1) ? (x < infinity ? value : x) : outside;
}

template <typename T>
[[gnu::always_inline]] inline T sigmoid(T x) {
  const T e = exp(-std::abs(x));
  return (x < T(0) ? e : T(1)) / (T(1) + e);
}

template <typename T>
[[gnu::always_inline]] inline T softplus(T x) {
  return (x > T(0) ? x : T(0)) + log1p(exp(-std::abs(x)));
}

// `value`, negated where `sign_source` is negative (-0 included).
template <typename T>
[[gnu::always_inline]] inline T flip_sign(T value, T sign_source) {
  using Bits = typename Format<T>::Bits;
  return bit_cast<T>(bit_cast<Bits>(value) ^ (bit_cast<Bits>(sign_source) & Format<T>::sign));
}

// sin(x + quarter_turns pi / 2) for x >= 0.
[[gnu::always_inline]] inline double sin_of_positive(double x, std::uint64_t quarter_turns) {
  constexpr double to_integer = Format<double>::to_integer;
  static constexpr std::array sin_tail = {-0x1.5555555555555p-3, 0x1.1111111110ba4p-7,   -0x1.a01a019e80b56p-13,
                                          0x1.71de379329ba1p-19, -0x1.ae6007dcb7b4ep-26, 0x1.5e0a12d83fdc5p-33};
  static constexpr std::array cos_tail = {0x1.5555555555555p-5,   -0x1.6c16c16c16962p-10, 0x1.a01a019f4db2ap-16,
                                          -0x1.27e4fa16b7c01p-22, 0x1.1eeb67d96dae2p-29,  -0x1.907cf13c4ad5dp-37};
  // x = n pi / 2 + r, pi / 2 in three parts: n times either of the first two is exact for n < 2^20.
  const double shifted = x * 0x1.45f306dc9c883p-1 + to_integer;
  const double n = shifted - to_integer;
  const double high = x - n * 0x1.921fb544p+0;
  const double middle = n * 0x1.0b4611a6p-34;
  const double leading = high - middle;
  double r = leading + (((high - leading) - middle) - n * 0x1.3198a2e037073p-69);
  // Far outside the range n is wrong and r can be anything: the result is to stay between -1 and 1.
  r = r < -1.0 ? -1.0 : r;
  r = r > 1.0 ? 1.0 : r;

  const double z = r * r;
  const double sine = r + r * (z * polynomial(z, sin_tail));
  const double half_z = 0.5 * z;
  const double near_cosine = 1.0 - half_z;
  const double cosine = near_cosine + (((1.0 - near_cosine) - half_z) + z * (z * polynomial(z, cos_tail)));
  const std::uint64_t quadrant = bit_cast<std::uint64_t>(shifted) + quarter_turns;
  // A select by mask, because SSE2 cannot compare 64-bit integers.
  const std::uint64_t sine_bits = bit_cast<std::uint64_t>(sine);
  const std::uint64_t odd_quadrant = 0 - (quadrant & 1);
  const std::uint64_t value = sine_bits ^ ((sine_bits ^ bit_cast<std::uint64_t>(cosine)) & odd_quadrant);
  return bit_cast<double>(value ^ ((quadrant & 2) << 62));
}

}  // namespace detail

/// e^x, to 1.1 ulp.
[[gnu::always_inline]] inline float exp(float x) { return detail::exp(x); }
[[gnu::always_inline]] inline double exp(double x) { return detail::exp(x); }

/// The natural logarithm, to 0.9 ulp.
[[gnu::always_inline]] inline float log(float x) { return detail::log(x); }
[[gnu::always_inline]] inline double log(double x) { return detail::log(x); }

/// log(1 + x), to 0.9 ulp for small x too.
[[gnu::always_inline]] inline float log1p(float x) { return detail::log1p(x); }
[[gnu::always_inline]] inline double log1p(double x) { return detail::log1p(x); }

/// The sine of `x` radians, exactly odd. For |x| <= 1e6 to 1.5 ulp (float: 0.51 ulp); farther out the result drifts
/// away from the sine, but stays between -1 and 1.
[[gnu::always_inline]] inline double sin(double x) {
  return detail::flip_sign(detail::sin_of_positive(std::abs(x), 0), x);
}
[[gnu::always_inline]] inline float sin(float x) { return static_cast<float>(sin(static_cast<double>(x))); }

/// The cosine of `x` radians, exactly even; errors as for `sin`.
[[gnu::always_inline]] inline double cos(double x) { return detail::sin_of_positive(std::abs(x), 1); }
[[gnu::always_inline]] inline float cos(float x) { return static_cast<float>(cos(static_cast<double>(x))); }

/// The hyperbolic tangent, exactly odd, never beyond -1 and 1; double: to 2.7 ulp, float: to 5.5 ulp. Networks spend
/// more time in the float one than in any other function here, hence a rational function of x with a single division,
/// fitted on [0, 9.02]; by way of exp it would take more than twice as long in WebAssembly, for 2.5 ulp.
[[gnu::always_inline]] inline float tanh(float x) {
  constexpr float rounds_to_one = 9.01f;
  constexpr std::array p = {0x1p+0f, 0x1.1205a4p-3f, 0x1.ca0262p-9f, 0x1.5967fep-16f, 0x1.c9cee8p-27f};
  constexpr std::array q = {0x1p+0f, 0x1.de581cp-2f, 0x1.a7e414p-6f, 0x1.584e4cp-12f, 0x1.a0d728p-21f};
  const float magnitude = std::abs(x);
  const float z = magnitude * magnitude;
  const float w = z * z;
  const float numerator = p[0] + (z * (p[1] + w * p[3]) + w * (p[2] + w * p[4]));
  const float denominator = q[0] + (z * (q[1] + w * q[3]) + w * (q[2] + w * q[4]));
  const float ratio = magnitude * numerator / denominator;
  const float value = magnitude > rounds_to_one || ratio > 1.0f ? 1.0f : ratio;
  return detail::flip_sign(value, x);
}

[[gnu::always_inline]] inline double tanh(double x) {
  // With t = e^2|x| - 1, tanh |x| = t / (t + 2), which rounds to 1 long before |x| = 20.
  double twice = 2.0 * std::abs(x);
  twice = twice > 40.0 ? 40.0 : twice;
  const auto [n, expm1_r] = detail::reduce_exponent(twice);
  const double scale = detail::power_of_two(n + detail::Format<double>::to_integer);
  const double t = scale * expm1_r + (scale - 1.0);
  return detail::flip_sign(t / (t + 2.0), x);
}

/// 1 / (1 + e^-x), to 2.5 ulp, also where it is close to 0.
[[gnu::always_inline]] inline float sigmoid(float x) { return detail::sigmoid(x); }
[[gnu::always_inline]] inline double sigmoid(double x) { return detail::sigmoid(x); }

/// log(1 + e^x), to 1.8 ulp, also where it is close to 0.
[[gnu::always_inline]] inline float softplus(float x) { return detail::softplus(x); }
[[gnu::always_inline]] inline double softplus(double x) { return detail::softplus(x); }

/// x^y for x > 0, to about 2 + |y log x| ulp: meant for step sizes and learning rates.
[[gnu::always_inline]] inline double pow(double x, double y) { return exp(y * log(x)); }

}  // namespace hnn::math
