// Compiled so that products and sums are fused.
#define HNN_LEVEL fused_x86_64_v4
#define HNN_LEVEL_NAME "x86-64-v4, fused"
#define HNN_TILE 8, 3
#include "hnn/linalg/kernels.inl"
