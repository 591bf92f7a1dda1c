#include "hnn/linalg/kernels.hpp"

#include <array>
#include <vector>

namespace hnn::linalg {

std::string_view name(Elementwise operation) {
  static constexpr std::array<std::string_view, static_cast<std::size_t>(Elementwise::count)> names = {
      "copy", "affine", "add", "subtract",   "multiply", "tanh", "sigmoid",         "softplus",
      "exp",  "sin",    "cos", "reciprocal", "relu",     "step", "times 1 - square"};
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

template <class T>
static std::vector<const Kernels<T>*> detect() {
  std::vector<const Kernels<T>*> found;
  const auto add = [&](const Kernels<float>& single, const Kernels<double>& twofold) {
    if constexpr (sizeof(T) == sizeof(float)) {
      found.push_back(&single);
    } else {
      found.push_back(&twofold);
    }
  };
  add(generic::float_kernels(), generic::double_kernels());
#if defined(__x86_64__)
  __builtin_cpu_init();
  // The features of the level that the kernels' compiler may use: x86-64-v3, and v4 on top.
  const bool v3 = __builtin_cpu_supports("avx2") && __builtin_cpu_supports("bmi") && __builtin_cpu_supports("bmi2") &&
                  __builtin_cpu_supports("fma");
  const bool v4 = v3 && __builtin_cpu_supports("avx512f") && __builtin_cpu_supports("avx512bw") &&
                  __builtin_cpu_supports("avx512cd") && __builtin_cpu_supports("avx512dq") &&
                  __builtin_cpu_supports("avx512vl");
  if (v3) add(x86_64_v3::float_kernels(), x86_64_v3::double_kernels());
  if (v4) add(x86_64_v4::float_kernels(), x86_64_v4::double_kernels());
#endif
  return found;
}

template <class T>
std::span<const Kernels<T>* const> available_kernels() {
  static const std::vector<const Kernels<T>*> found = detect<T>();
  return found;
}

template <class T>
const Kernels<T>& kernels() {
  static const Kernels<T>& best = *available_kernels<T>().back();
  return best;
}

template const Kernels<float>& kernels<float>();
template const Kernels<double>& kernels<double>();
template std::span<const Kernels<float>* const> available_kernels<float>();
template std::span<const Kernels<double>* const> available_kernels<double>();

}  // namespace hnn::linalg
