#define HNN_LEVEL x86_64_v3
#define HNN_LEVEL_NAME "x86-64-v3"
#define HNN_TILE 6, 2
#include "hnn/linalg/kernels.inl"
