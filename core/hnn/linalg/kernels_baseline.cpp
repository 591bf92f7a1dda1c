#define HNN_LEVEL baseline
#if defined(__wasm_simd128__)
#define HNN_LEVEL_NAME "wasm-simd128"
#else
#define HNN_LEVEL_NAME "baseline"
#endif
#include "hnn/linalg/kernels.inl"
