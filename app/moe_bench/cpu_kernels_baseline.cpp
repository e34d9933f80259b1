#define LANES 4
#define TILE_ROWS 4
#define KERNELS baselineKernels
#define KERNEL_NAME "baseline"
#include "app/moe_bench/cpu_kernels_body.h"
