#define HNN_LEVEL x86_64_v4
#define HNN_LEVEL_NAME "x86-64-v4"
#define HNN_TILE 8, 2
#include "hnn/linalg/kernels.inl"
