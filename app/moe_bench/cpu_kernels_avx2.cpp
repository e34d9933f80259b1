#define LANES 8
#define TILE_ROWS 6
#define KERNELS avx2Kernels
#define KERNEL_NAME "avx2"
#include "app/moe_bench/cpu_kernels_body.h"
