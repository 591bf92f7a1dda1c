// Compiled so that products and sums are fused.
#define HNN_LEVEL fused_x86_64_v3
#define HNN_LEVEL_NAME "x86-64-v3, fused"
#define HNN_TILE 6, 2
#include "hnn/linalg/kernels.inl"
