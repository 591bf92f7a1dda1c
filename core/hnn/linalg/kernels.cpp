#include "hnn/linalg/kernels.hpp"

#include <array>
#include <vector>

#include "hnn/error.hpp"

namespace hnn::linalg {

std::string_view name(Elementwise operation) {
  static constexpr std::array<std::string_view, static_cast<std::size_t>(Elementwise::count)> names = {
      "copy", "affine", "add",        "subtract", "multiply", "tanh", "sigmoid", "softplus",        "exp",
      "sin",  "cos",    "reciprocal", "sqrt",     "log",      "relu", "step",    "times 1 - square"};
  return names[static_cast<std::size_t>(operation)];
}

#define HNN_DECLARE_LEVEL(level)           \
  namespace level {                        \
  const Kernels<float>& float_kernels();   \
  const Kernels<double>& double_kernels(); \
  }
HNN_DECLARE_LEVEL(generic)
#if defined(__x86_64__)
HNN_DECLARE_LEVEL(x86_64_v3)
HNN_DECLARE_LEVEL(x86_64_v4)
HNN_DECLARE_LEVEL(fused_x86_64_v3)
HNN_DECLARE_LEVEL(fused_x86_64_v4)
#endif
#undef HNN_DECLARE_LEVEL

double peak_gflops(const Kernels<float>& kernels, Clock clock) {
  constexpr std::size_t turns = 1000000;  // browsers round the clock to a tenth of a millisecond
  std::array<float, 14 * 16> values;      // 16: the widest vector
  values.fill(0.5F);
  const double start = clock();
  kernels.multiply_add(values.data(), turns);
  const double nanoseconds = 1e6 * (clock() - start);
  return static_cast<double>(turns * kernels.multiply_add_operations) / nanoseconds;
}

namespace {

/// Indexed by the arithmetic.
template <class T>
using Levels = std::array<std::vector<const Kernels<T>*>, arithmetic_names.size()>;

template <class T>
Levels<T> detect() {
  Levels<T> found;
  const auto add = [&](Arithmetic arithmetic, const Kernels<float>& single, const Kernels<double>& twofold) {
    auto& levels = found[static_cast<std::size_t>(arithmetic)];
    if constexpr (sizeof(T) == sizeof(float)) {
      levels.push_back(&single);
    } else {
      levels.push_back(&twofold);
    }
  };
  add(Arithmetic::exact, generic::float_kernels(), generic::double_kernels());
#if defined(__x86_64__)
  __builtin_cpu_init();
  // The features of the level that the kernels' compiler may use: x86-64-v3, and v4 on top.
  const bool v3 = __builtin_cpu_supports("avx2") && __builtin_cpu_supports("bmi") && __builtin_cpu_supports("bmi2") &&
                  __builtin_cpu_supports("fma");
  const bool v4 = v3 && __builtin_cpu_supports("avx512f") && __builtin_cpu_supports("avx512bw") &&
                  __builtin_cpu_supports("avx512cd") && __builtin_cpu_supports("avx512dq") &&
                  __builtin_cpu_supports("avx512vl");
  if (v3) {
    add(Arithmetic::exact, x86_64_v3::float_kernels(), x86_64_v3::double_kernels());
    add(Arithmetic::fused, fused_x86_64_v3::float_kernels(), fused_x86_64_v3::double_kernels());
  }
  if (v4) {
    add(Arithmetic::exact, x86_64_v4::float_kernels(), x86_64_v4::double_kernels());
    add(Arithmetic::fused, fused_x86_64_v4::float_kernels(), fused_x86_64_v4::double_kernels());
  }
#endif
  return found;
}

}  // namespace

template <class T>
std::span<const Kernels<T>* const> available_kernels(Arithmetic arithmetic) {
  static const Levels<T> found = detect<T>();
  return found[static_cast<std::size_t>(arithmetic)];
}

template <class T>
const Kernels<T>& kernels(Arithmetic arithmetic) {
  const std::span<const Kernels<T>* const> levels = available_kernels<T>(arithmetic);
  if (levels.empty()) {
    throw Error(
        "Fused arithmetic needs a processor that multiplies and adds in one instruction, which this one cannot; "
        "compute "
        "in exact arithmetic.");
  }
  return *levels.back();
}

template const Kernels<float>& kernels<float>(Arithmetic);
template const Kernels<double>& kernels<double>(Arithmetic);
template std::span<const Kernels<float>* const> available_kernels<float>(Arithmetic);
template std::span<const Kernels<double>* const> available_kernels<double>(Arithmetic);

}  // namespace hnn::linalg
