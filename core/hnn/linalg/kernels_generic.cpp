// What every machine of the target has.
#define HNN_LEVEL generic
#if defined(__wasm_simd128__)
#define HNN_LEVEL_NAME "wasm-simd128"
#elif defined(__x86_64__)
#define HNN_LEVEL_NAME "x86-64"
#else
#define HNN_LEVEL_NAME "generic"
#endif
// As fast as other tiles of eight vectors in V8 and SpiderMonkey, a quarter faster in JavaScriptCore and a tenth with
// SSE; and V8 can make 256 bits of neighbours in a row.
#define HNN_TILE 2, 4
#include "hnn/linalg/kernels.inl"
