#define LANES 16
#define TILE_ROWS 12
#define KERNELS avx512Kernels
#define KERNEL_NAME "avx512"
#include "app/moe_bench/cpu_kernels_body.h"
