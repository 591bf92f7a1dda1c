// What every machine of the target has.
#define HNN_LEVEL generic
#if defined(__wasm_simd128__)
#define HNN_LEVEL_NAME "wasm-simd128"
#elif defined(__x86_64__)
#define HNN_LEVEL_NAME "x86-64"
#else
#define HNN_LEVEL_NAME "generic"
#endif
#include "hnn/linalg/kernels.inl"
