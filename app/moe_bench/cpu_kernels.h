// The inner loops of the CPU layer, compiled once per instruction set and chosen at run time; no memory of their own.
#pragma once

#include <cstdint>

namespace moe_bench {

inline constexpr int panelColumns = 32; // weight rows packed side by side
inline constexpr int tileRows = 12;     // activation rows packed side by side

struct CpuKernels {
    const char* name;
    void (*decodeBf16)(const std::uint8_t* packed, float* values, int count);
    void (*decodeE4m3)(const std::uint8_t* packed, float* values, int count);
    // c[rows × 32] += a[depth × 12] transposed × b[depth × 32], rows ≤ 12.
    void (*multiply)(int rows, int depth, const float* a, const float* b, float* c);
};

extern const CpuKernels baselineKernels;
extern const CpuKernels avx2Kernels;
extern const CpuKernels avx512Kernels;

// The widest set that this processor has.
const CpuKernels& bestCpuKernels();

} // namespace moe_bench
