#include "app/moe_bench/options.h"

#include <charconv>

namespace moe_bench {
namespace {

template<typename Number>
std::optional<Number> parseNumber(std::string_view text, Number smallest, Number largest) {
    Number value{};
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
    if (error != std::errc{} || end != text.data() + text.size() || value < smallest || value > largest) {
        return std::nullopt;
    }
    return value;
}

// False when the value cannot be what the option wants.
bool takeNumber(std::string_view value, int largest, int& into) {
    const auto number = parseNumber<int>(value, 1, largest);
    if (number) into = *number;
    return number.has_value();
}

bool takeTokens(std::string_view list, std::vector<int>& tokens) {
    while (true) {
        const auto comma = list.find(',');
        const auto number = parseNumber<int>(list.substr(0, comma), 1, 1 << 20);
        if (!number) return false;
        tokens.push_back(*number);
        if (comma == std::string_view::npos) return true;
        list.remove_prefix(comma + 1);
    }
}

bool takeShape(const std::optional<Shape>& shape, std::vector<Shape>& shapes) {
    if (shape) shapes.push_back(*shape);
    return shape.has_value();
}

bool takeDistribution(std::string_view value, Distribution& distribution) {
    if (value == "balanced")
        distribution = Distribution::Balanced;
    else if (value == "uniform")
        distribution = Distribution::Uniform;
    else if (value == "zipf")
        distribution = Distribution::Zipf;
    else
        return false;
    return true;
}

bool takePrecision(std::string_view value, std::vector<Precision>& precisions) {
    if (value != "bf16" && value != "fp8") return false;
    precisions.push_back(value == "bf16" ? Precision::Bf16 : Precision::E4m3);
    return true;
}

bool takeSeed(std::string_view value, std::uint64_t& seed) {
    const auto number = parseNumber<std::uint64_t>(value, 0, std::uint64_t{1} << 53);
    if (number) seed = *number;
    return number.has_value();
}

bool takeFlag(std::string_view name, Options& options) {
    if (name == "--help")
        options.help = true;
    else if (name == "--list")
        options.list = true;
    else if (name == "--self-test")
        options.selfTest = true;
    else if (name == "--quick")
        options.quick = true;
    else if (name == "--energy")
        options.energy = true;
    else
        return false;
    return true;
}

// Absent: no such option.
std::optional<bool> takeValue(std::string_view name, std::string_view value, Options& options) {
    if (name == "--device") return value == "auto" || value == "cpu";
    if (name == "--variant") return value == "cpu";
    if (name == "--model") return takeShape(shapeNamed(value), options.shapes);
    if (name == "--shape") return takeShape(parseShape(value), options.shapes);
    if (name == "--expert-parallel") return takeNumber(value, 1024, options.split.expertParallel);
    if (name == "--tensor-parallel") return takeNumber(value, 1024, options.split.tensorParallel);
    if (name == "--threads") return takeNumber(value, 1024, options.threads);
    if (name == "--precision") return takePrecision(value, options.precisions);
    if (name == "--tokens") return takeTokens(value, options.tokens);
    if (name == "--routing") return takeDistribution(value, options.distribution);
    if (name == "--seed") return takeSeed(value, options.seed);
    if (name != "-o") return std::nullopt;
    options.output = value;
    return !value.empty();
}

void setDefaults(Options& options) {
    if (options.shapes.empty()) {
        options.shapes.push_back(*shapeNamed("qwen3-30b"));
        if (options.split.expertParallel == 1) options.split.expertParallel = 8;
    }
    if (options.precisions.empty()) options.precisions = {Precision::Bf16, Precision::E4m3};
    if (options.tokens.empty()) {
        options.tokens = options.quick ? std::vector{4, 64, 256} : std::vector{1, 4, 16, 64, 256, 1024, 4096};
    }
}

} // namespace

Options parseOptions(const std::vector<std::string>& arguments) {
    Options options;
    for (std::size_t i = 0; i < arguments.size(); ++i) {
        const std::string& name = arguments[i];
        if (takeFlag(name, options)) continue;
        const std::string value = i + 1 < arguments.size() ? arguments[i + 1] : "";
        const std::optional<bool> taken = takeValue(name, value, options);
        if (!taken) {
            options.problems.push_back("unknown option " + name);
            continue;
        }
        if (!*taken) options.problems.push_back(name + ": cannot use '" + value + "' here");
        ++i;
    }
    setDefaults(options);
    for (const Shape& shape : options.shapes) {
        if (!divides(shape, options.split)) options.problems.push_back(shape.name + " cannot be split like this");
    }
    if (!options.help && !options.list && !options.selfTest && options.output.empty()) {
        options.problems.push_back("-o RESULT.json is missing");
    }
    return options;
}

std::vector<Problem> plannedProblems(const Options& options) {
    std::vector<Problem> problems;
    for (const Shape& shape : options.shapes) {
        for (const Precision precision : options.precisions) {
            for (const int tokens : options.tokens) {
                Problem problem{shape,
                                options.split,
                                tokens,
                                precision,
                                options.distribution,
                                1.0,
                                options.seed + problems.size(),
                                Fault::None};
                problems.push_back(problem);
            }
        }
    }
    return problems;
}

} // namespace moe_bench
