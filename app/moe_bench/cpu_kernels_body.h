// The body of one instruction set's kernels: included once by each cpu_kernels_*.cpp, which defines LANES (floats in a
// register), TILE_ROWS (rows held in registers) and KERNELS (the object's name). It calls no inline library function,
// so that nothing compiled for a wide set can be linked into the rest of the program.
#include "app/moe_bench/cpu_kernels.h"

namespace moe_bench {
namespace {

typedef float Lane __attribute__((vector_size(LANES * 4), aligned(4), may_alias));

void decodeBf16(const std::uint8_t* packed, float* values, int count) {
    const auto* halves = reinterpret_cast<const std::uint16_t*>(packed);
    auto* bits = reinterpret_cast<std::uint32_t*>(values);
    for (int i = 0; i < count; ++i)
        bits[i] = static_cast<std::uint32_t>(halves[i]) << 16;
}

struct E4m3Table {
    float values[256];
    constexpr E4m3Table() : values{} {
        for (std::uint32_t code = 0; code < 256; ++code) {
            const std::uint32_t size = code & 0x7Fu;
            const float value = size < 8u ? static_cast<float>(size) * 0x1p-9f
                                          : __builtin_bit_cast(float, (size << 20) + (120u << 23));
            values[code] = (code & 0x80u) != 0u ? -value : value;
        }
    }
};
constexpr E4m3Table e4m3Table;

void decodeE4m3(const std::uint8_t* packed, float* __restrict values, int count) {
    for (int i = 0; i < count; ++i) values[i] = e4m3Table.values[packed[i]];
}

template<int Rows>
void multiplyBlock(int depth, const float* a, const float* b, float* c) {
    Lane sums[Rows][2];
    for (int r = 0; r < Rows; ++r) {
        for (int v = 0; v < 2; ++v)
            sums[r][v] = *reinterpret_cast<const Lane*>(c + r * panelColumns + v * LANES);
    }
    for (int k = 0; k < depth; ++k) {
        const Lane b0 = *reinterpret_cast<const Lane*>(b + k * panelColumns);
        const Lane b1 = *reinterpret_cast<const Lane*>(b + k * panelColumns + LANES);
#pragma GCC unroll 12
        for (int r = 0; r < Rows; ++r) {
            sums[r][0] += a[k * tileRows + r] * b0;
            sums[r][1] += a[k * tileRows + r] * b1;
        }
    }
    for (int r = 0; r < Rows; ++r) {
        for (int v = 0; v < 2; ++v)
            *reinterpret_cast<Lane*>(c + r * panelColumns + v * LANES) = sums[r][v];
    }
}

void multiply(int rows, int depth, const float* a, const float* b, float* c) {
    for (int column = 0; column < panelColumns; column += 2 * LANES) {
        for (int r = 0; r < rows;) {
            const int left = rows - r;
            float* const to = c + r * panelColumns + column;
            const int step = left >= TILE_ROWS ? TILE_ROWS : left >= 4 ? 4 : left >= 2 ? 2 : 1;
            if (step == TILE_ROWS)
                multiplyBlock<TILE_ROWS>(depth, a + r, b + column, to);
            else if (step == 4)
                multiplyBlock<4>(depth, a + r, b + column, to);
            else if (step == 2)
                multiplyBlock<2>(depth, a + r, b + column, to);
            else
                multiplyBlock<1>(depth, a + r, b + column, to);
            r += step;
        }
    }
}

} // namespace

extern const CpuKernels KERNELS;
const CpuKernels KERNELS{KERNEL_NAME, &decodeBf16, &decodeE4m3, &multiply};

} // namespace moe_bench
