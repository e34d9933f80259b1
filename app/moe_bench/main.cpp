#include "app/moe_bench/options.h"
#include "app/moe_bench/result_file.h"
#include "app/moe_bench/self_test.h"

#include <algorithm>
#include <chrono>
#include <csignal>
#include <cstdio>
#include <thread>

namespace {

using namespace moe_bench;

volatile std::sig_atomic_t interrupted = 0;

constexpr const char* usage =
    "moe-bench [--device auto|cpu] [--variant cpu] [--model NAME | --shape HxIxExK]… [--expert-parallel N]\n"
    "          [--tensor-parallel N] [--precision bf16|fp8]… [--tokens LIST] [--routing balanced|uniform|zipf]\n"
    "          [--seed N] [--threads N] [--energy] [--quick] -o RESULT.json\n"
    "moe-bench --list | --self-test | --help\n"
    "Example: moe-bench --device cpu --quick -o result.json (also writes result.json.csv)\n";

void listShapes() {
    for (const Shape& shape : knownShapes()) {
        std::printf("%-18s hidden %5d  intermediate %5d  experts %3d  top-k %d  shared %d\n", shape.name.c_str(),
                    shape.hidden, shape.intermediate, shape.experts, shape.topK, shape.sharedExperts);
    }
    std::printf("variants: cpu\n");
}

int runSelfTest(Backend& backend) {
    bool good = true;
    for (const SelfTestCase& test : selfTest(backend)) {
        good = good && test.good();
        std::printf("%-8s %-62s rel %.2e  max/rms %.3f%s\n", test.good() ? "passed" : "FAILED", test.name.c_str(),
                    test.check.deviation.relFrobenius, test.check.deviation.maxOverRms,
                    test.repeatable ? "" : "  not repeatable");
    }
    return good ? 0 : 1;
}

bool save(const Result& result, const std::string& path) {
    return replaceFile(path, toJson(result)) && replaceFile(path + ".csv", toCsv(result));
}

int runSweep(Backend& backend, const Options& options, int threads, std::vector<std::string> arguments) {
    Result result{false, std::move(arguments), utcNow(), cpuName(), threads, measureCeilings(backend, threads), {}};
    if (options.energy) std::fputs("energy: no counter is read on this device; the fields stay null\n", stderr);
    const std::vector<Problem> problems = plannedProblems(options);
    const double seconds = options.quick ? 24.0 / static_cast<double>(problems.size()) : 30.0;
    const auto begin = std::chrono::steady_clock::now();
    bool good = true;
    for (std::size_t i = 0; i < problems.size() && !interrupted; ++i) {
        const auto point = measure(backend, problems[i], {30, seconds * 0.6, 4}, [] { return interrupted != 0; });
        if (!point) break;
        good = good && point->check.passed;
        result.points.push_back(*point);
        result.complete = result.points.size() == problems.size();
        if (!save(result, options.output)) {
            std::fprintf(stderr, "cannot write %s\n", options.output.c_str());
            return 2;
        }
        const double spent = std::chrono::duration<double>(std::chrono::steady_clock::now() - begin).count();
        std::fprintf(stderr, "%zu/%zu  %s, %d tokens: %.1f us, check %s; %.0f s left\n", i + 1, problems.size(),
                     problems[i].shape.name.c_str(), problems[i].tokens, point->times.quantile(0.5),
                     point->check.passed ? "passed" : "FAILED",
                     spent / static_cast<double>(i + 1) * static_cast<double>(problems.size() - i - 1));
    }
    if (!result.complete) return save(result, options.output) ? 4 : 2;
    return good ? 0 : 1;
}

} // namespace

int main(int argc, char** argv) {
    std::vector<std::string> arguments(argv + 1, argv + argc);
    const Options options = parseOptions(arguments);
    if (options.help) {
        std::fputs(usage, stdout);
        return 0;
    }
    if (!options.problems.empty()) {
        for (const std::string& problem : options.problems)
            std::fprintf(stderr, "%s\n", problem.c_str());
        std::fputs(usage, stderr);
        return 2;
    }
    if (options.list) {
        listShapes();
        return 0;
    }
    std::signal(SIGINT, [](int) { interrupted = 1; });
    std::signal(SIGTERM, [](int) { interrupted = 1; });
    const int cores = std::max(1, static_cast<int>(std::thread::hardware_concurrency()));
    const int threads = options.threads > 0 ? options.threads : cores;
    const auto backend = makeCpuBackend(threads);
    return options.selfTest ? runSelfTest(*backend) : runSweep(*backend, options, threads, std::move(arguments));
}
