#pragma once

// The functions under test, and the numbers at which they are tried.

#include <gtest/gtest.h>

#include <cmath>
#include <cstdint>
#include <cstring>
#include <limits>
#include <type_traits>
#include <vector>

#include "hnn/math/elementary.hpp"

namespace hnn::elementary {

template <typename T>
using Bits = std::conditional_t<sizeof(T) == 4, std::uint32_t, std::uint64_t>;

template <typename T>
Bits<T> bits_of(T x) {
  Bits<T> bits;
  std::memcpy(&bits, &x, sizeof(x));
  return bits;
}

template <typename T>
T from_bits(Bits<T> bits) {
  T x;
  std::memcpy(&x, &bits, sizeof(x));
  return x;
}

/// `count` values from `lo` to `hi`, evenly spaced.
template <typename T>
std::vector<T> evenly(double lo, double hi, int count = 20000) {
  std::vector<T> values;
  for (int i = 0; i < count; ++i) values.push_back(static_cast<T>(lo + (hi - lo) * i / (count - 1)));
  return values;
}

/// `count` values from `lo` to `hi`, both positive, evenly spaced among the numbers of the format, so that every
/// magnitude gets its share.
template <typename T>
std::vector<T> over_magnitudes(T lo, T hi, Bits<T> count = 20000) {
  const Bits<T> stride = (bits_of(hi) - bits_of(lo)) / (count - 1);
  std::vector<T> values;
  for (Bits<T> i = 0; i < count; ++i) values.push_back(from_bits<T>(bits_of(lo) + i * stride));
  return values;
}

template <typename T>
std::vector<T> negated(std::vector<T> values) {
  for (T& value : values) value = -value;
  return values;
}

template <typename T>
std::vector<T> joined(std::vector<T> a, const std::vector<T>& b) {
  a.insert(a.end(), b.begin(), b.end());
  return a;
}

template <typename T>
inline constexpr T smallest = std::numeric_limits<T>::denorm_min();
template <typename T>
inline constexpr T largest = std::numeric_limits<T>::max();
template <typename T>
inline constexpr T infinity = std::numeric_limits<T>::infinity();
template <typename T>
inline constexpr T nan = std::numeric_limits<T>::quiet_NaN();
// Between these, exp is finite and not 0.
template <typename T>
inline constexpr T lowest_exponent = sizeof(T) == 4 ? T(-103) : T(-744);
template <typename T>
inline constexpr T highest_exponent = sizeof(T) == 4 ? T(88.7) : T(709.7);

/// A function under test: where it is swept, the errors its documentation promises (float, double), and the FNV-1a hash
/// over the bits of all its results (float, double), which native and wasm builds at any vector width must share.
struct Exp {
  static constexpr const char* name = "exp";
  static constexpr double float_ulp = 1.1, double_ulp = 1.1;
  static constexpr std::uint64_t float_hash = 0x55e095e69df37c78, double_hash = 0xb83dbe63b8bd234f;
  template <typename T>
  static T value(T x) {
    return math::exp(x);
  }
  template <typename Wide>
  static Wide reference(Wide x) {
    return std::exp(x);
  }
  template <typename T>
  static std::vector<T> sweep() {
    return joined(evenly<T>(lowest_exponent<T>, highest_exponent<T>), evenly<T>(-2, 2));
  }
};

struct Log {
  static constexpr const char* name = "log";
  static constexpr double float_ulp = 0.9, double_ulp = 0.9;
  static constexpr std::uint64_t float_hash = 0x0cae7a593901f34e, double_hash = 0xdb89d895d5119252;
  template <typename T>
  static T value(T x) {
    return math::log(x);
  }
  template <typename Wide>
  static Wide reference(Wide x) {
    return std::log(x);
  }
  template <typename T>
  static std::vector<T> sweep() {
    return joined(over_magnitudes(smallest<T>, largest<T>), evenly<T>(0.3, 3));
  }
};

struct Log1p {
  static constexpr const char* name = "log1p";
  static constexpr double float_ulp = 0.9, double_ulp = 0.9;
  static constexpr std::uint64_t float_hash = 0x3759f693c94eb641, double_hash = 0x0965087e9c0ca813;
  template <typename T>
  static T value(T x) {
    return math::log1p(x);
  }
  template <typename Wide>
  static Wide reference(Wide x) {
    return std::log1p(x);
  }
  template <typename T>
  static std::vector<T> sweep() {
    return joined(joined(over_magnitudes(smallest<T>, largest<T>), negated(over_magnitudes(smallest<T>, T(0.999)))),
                  evenly<T>(-0.99, 3));
  }
};

struct Sin {
  static constexpr const char* name = "sin";
  static constexpr double float_ulp = 0.51, double_ulp = 1.5;
  static constexpr std::uint64_t float_hash = 0xd9e11c6c4efbab37, double_hash = 0x17a83aa6d7c4f0a7;
  template <typename T>
  static T value(T x) {
    return math::sin(x);
  }
  template <typename Wide>
  static Wide reference(Wide x) {
    return std::sin(x);
  }
  template <typename T>
  static std::vector<T> sweep() {
    return joined(joined(over_magnitudes(smallest<T>, T(1e6)), evenly<T>(-7, 7)), evenly<T>(-1e6, 1e6));
  }
};

struct Cos {
  static constexpr const char* name = "cos";
  static constexpr double float_ulp = 0.51, double_ulp = 1.5;
  static constexpr std::uint64_t float_hash = 0xcdeb3bd43816b9d7, double_hash = 0xc94037e3e1004fb1;
  template <typename T>
  static T value(T x) {
    return math::cos(x);
  }
  template <typename Wide>
  static Wide reference(Wide x) {
    return std::cos(x);
  }
  template <typename T>
  static std::vector<T> sweep() {
    return Sin::sweep<T>();
  }
};

struct Tanh {
  static constexpr const char* name = "tanh";
  static constexpr double float_ulp = 5.5, double_ulp = 2.7;
  static constexpr std::uint64_t float_hash = 0x179c18016108ce8b, double_hash = 0x96e7f1208c98860b;
  template <typename T>
  static T value(T x) {
    return math::tanh(x);
  }
  template <typename Wide>
  static Wide reference(Wide x) {
    return std::tanh(x);
  }
  template <typename T>
  static std::vector<T> sweep() {
    return joined(joined(over_magnitudes(smallest<T>, largest<T>), evenly<T>(-2, 2)), evenly<T>(-20, 20));
  }
};

struct Sigmoid {
  static constexpr const char* name = "sigmoid";
  static constexpr double float_ulp = 2.5, double_ulp = 2.5;
  static constexpr std::uint64_t float_hash = 0x812bc9c560cf0100, double_hash = 0x1c56b828ed436b3c;
  template <typename T>
  static T value(T x) {
    return math::sigmoid(x);
  }
  template <typename Wide>
  static Wide reference(Wide x) {
    return 1 / (1 + std::exp(-x));
  }
  template <typename T>
  static std::vector<T> sweep() {
    return joined(evenly<T>(-highest_exponent<T>, highest_exponent<T>), evenly<T>(-6, 6));
  }
};

struct Softplus {
  static constexpr const char* name = "softplus";
  static constexpr double float_ulp = 1.8, double_ulp = 1.8;
  static constexpr std::uint64_t float_hash = 0xa553204d181b57a2, double_hash = 0xf432c47edf5b9b3c;
  template <typename T>
  static T value(T x) {
    return math::softplus(x);
  }
  template <typename Wide>
  static Wide reference(Wide x) {
    return (x > 0 ? x : 0) + std::log1p(std::exp(-std::abs(x)));
  }
  template <typename T>
  static std::vector<T> sweep() {
    return Sigmoid::sweep<T>();
  }
};

template <typename Test>
void for_each_function(Test test) {
  const auto run = [&](auto function) {
    SCOPED_TRACE(function.name);
    test(function);
  };
  run(Exp{}), run(Log{}), run(Log1p{}), run(Sin{}), run(Cos{}), run(Tanh{}), run(Sigmoid{}), run(Softplus{});
}

}  // namespace hnn::elementary
