#include "app/moe_bench/shape.h"

#include <algorithm>
#include <array>
#include <charconv>

namespace moe_bench {

std::span<const Shape> knownShapes() {
    static const std::array<Shape, 7> shapes{{
        {"mixtral-8x7b", 4096, 14336, 8, 2, 0, {}, {}},
        {"deepseek-v3", 7168, 2048, 256, 8, 1, {RouterKind::SigmoidGrouped, 8, 4, 2.5}, {}},
        {"qwen3-235b", 4096, 1536, 128, 8, 0, {}, {}},
        {"qwen3-30b", 2048, 768, 128, 8, 0, {}, {}},
        {"gpt-oss-120b", 2880, 2880, 128, 4, 0, {}, {true, 7.0f, 1.702f}},
        {"deepseek-v4-flash", 4096, 2048, 256, 6, 1, {RouterKind::SigmoidGrouped, 1, 1, 1.5}, {}},
        {"kimi-k2", 7168, 2048, 384, 8, 1, {RouterKind::SigmoidGrouped, 1, 1, 2.827}, {}},
    }};
    return shapes;
}

std::optional<Shape> shapeNamed(std::string_view name) {
    const auto shapes = knownShapes();
    const auto found = std::ranges::find(shapes, name, &Shape::name);
    if (found == shapes.end()) return std::nullopt;
    return *found;
}

std::optional<Shape> parseShape(std::string_view text) {
    std::array<int, 4> numbers{};
    const char* at = text.data();
    const char* const end = at + text.size();
    for (std::size_t i = 0; i < numbers.size(); ++i) {
        const auto [next, error] = std::from_chars(at, end, numbers[i]);
        if (error != std::errc{} || numbers[i] <= 0 || numbers[i] > 1 << 20) return std::nullopt;
        if (i + 1 < numbers.size() ? next == end || *next != 'x' : next != end) return std::nullopt;
        at = next + 1;
    }
    const auto [hidden, intermediate, experts, topK] = numbers;
    if (hidden % 32 != 0 || intermediate % 32 != 0 || topK > experts || experts > 1024) return std::nullopt;
    return Shape{std::string(text), hidden, intermediate, experts, topK, 0, {}, {}};
}

bool divides(const Shape& shape, const Split& split) {
    return split.expertParallel > 0 && split.tensorParallel > 0 && shape.experts % split.expertParallel == 0 &&
           shape.intermediate % (32 * split.tensorParallel) == 0;
}

} // namespace moe_bench
