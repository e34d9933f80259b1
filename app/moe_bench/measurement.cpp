#include "app/moe_bench/measurement.h"

#include <algorithm>
#include <chrono>
#include <cmath>
#include <cstring>
#include <numeric>
#include <thread>

namespace moe_bench {
namespace {

using Clock = std::chrono::steady_clock;

double microseconds(Clock::duration duration) {
    return std::chrono::duration<double, std::micro>(duration).count();
}

double median(std::vector<double> values) {
    std::ranges::sort(values);
    return values[values.size() / 2];
}

double copyRate(int threads) {
    constexpr std::size_t bytes = std::size_t{64} << 20;
    std::vector<char> from(bytes, 1);
    std::vector<char> to(bytes, 2);
    std::vector<double> rates;
    for (int round = 0; round < 7; ++round) {
        const auto start = Clock::now();
        std::vector<std::jthread> workers;
        const std::size_t part = bytes / static_cast<std::size_t>(threads);
        for (std::size_t w = 0; w < static_cast<std::size_t>(threads); ++w) {
            workers.emplace_back([&, w] { std::memcpy(&to[w * part], &from[w * part], part); });
        }
        workers.clear();
        rates.push_back(2.0 * static_cast<double>(bytes) / microseconds(Clock::now() - start) * 1e-3);
    }
    return median(rates);
}

} // namespace

double Times::quantile(double share) const {
    const double at = share * static_cast<double>(samplesUs.size() - 1);
    const auto low = static_cast<std::size_t>(at);
    const std::size_t high = std::min(low + 1, samplesUs.size() - 1);
    return std::lerp(samplesUs[low], samplesUs[high], at - static_cast<double>(low));
}

double Times::mean() const {
    return std::accumulate(samplesUs.begin(), samplesUs.end(), 0.0) / static_cast<double>(samplesUs.size());
}

double Times::standardDeviation() const {
    if (samplesUs.size() < 2) return 0.0;
    double squares = 0.0;
    for (const double sample : samplesUs)
        squares += (sample - mean()) * (sample - mean());
    return std::sqrt(squares / static_cast<double>(samplesUs.size() - 1));
}

Ceilings measureCeilings(Backend& backend, int threads) {
    Problem dense;
    dense.shape = {"dense", 1024, 1024, 1, 1, 0, {}, {}};
    dense.tokens = 960;
    backend.prepare(dense);
    backend.runAll();
    std::vector<double> rates;
    for (int round = 0; round < 7; ++round) {
        const auto start = Clock::now();
        backend.run(Stage::GateUp);
        rates.push_back(4.0 * 960 * 1024 * 1024 / microseconds(Clock::now() - start) * 1e-6);
    }
    return {copyRate(threads), median(rates)};
}

Work countWork(const Problem& problem, const Rows& rows, int rowsPerTile) {
    const double hidden = problem.shape.hidden;
    const double width = localWidth(problem.shape, problem.split);
    const double activationBytes = problem.precision == Precision::E4m3 ? 1.0 : 2.0;
    double hit = 0.0;
    double padded = 0.0;
    for (std::size_t e = 0; e + 1 < rows.firstRow.size(); ++e) {
        const int count = rows.firstRow[e + 1] - rows.firstRow[e];
        hit += count > 0 ? 1.0 : 0.0;
        padded += (count + rowsPerTile - 1) / rowsPerTile * rowsPerTile;
    }
    const double routed = static_cast<double>(rows.tokenOfRow.size());
    Work work;
    work.flops = 6.0 * routed * hidden * width;
    work.flopsPadded = 6.0 * padded * hidden * width;
    work.bytesMinimum =
        hit * 3.0 * hidden * width * activationBytes + problem.tokens * hidden * (activationBytes + 2.0);
    work.bytesModelled = work.bytesMinimum +
                         routed * (2.0 * hidden * activationBytes + 2.0 * width * activationBytes + 4.0 * hidden) +
                         problem.tokens * hidden * 4.0;
    return work;
}

Check checkOutput(const Backend& backend, const Problem& problem, int tokens) {
    std::vector<int> sampled;
    const int count = std::min(tokens, problem.tokens);
    for (int i = 0; i < count; ++i) {
        sampled.push_back(count == 1 ? 0 : static_cast<int>(static_cast<long>(i) * (problem.tokens - 1) / (count - 1)));
    }
    std::vector<float> computed;
    for (const int token : sampled) {
        const std::vector<float> row = backend.output(token);
        computed.insert(computed.end(), row.begin(), row.end());
    }
    Check check{count, deviation(referenceOutput(problem, sampled), computed), 5e-3, false};
    if (problem.precision == Precision::E4m3) check.tolerance = 1e-2;
    check.passed = check.deviation.relFrobenius <= check.tolerance &&
                   (problem.precision == Precision::E4m3 || check.deviation.maxOverRms <= 0.06);
    return check;
}

std::optional<Point> measure(Backend& backend, const Problem& problem, const Effort& effort,
                             const Cancelled& cancelled) {
    backend.prepare(problem);
    Point point{backend.variant(), problem, {}, backend.rowsPerTile(), {}, {}, {}};
    for (; point.times.warmUp < 2; ++point.times.warmUp)
        backend.runAll();
    point.rows = backend.rows();
    point.check = checkOutput(backend, problem, effort.checkedTokens);
    std::array<std::vector<double>, stages.size()> stageSamples;
    const auto begin = Clock::now();
    for (int sample = 0; sample < effort.samples; ++sample) {
        if (cancelled()) return std::nullopt;
        if (sample >= 5 && microseconds(Clock::now() - begin) > effort.seconds * 1e6) break;
        const auto start = Clock::now();
        auto before = start;
        for (std::size_t s = 0; s < stages.size(); ++s) {
            backend.run(stages[s]);
            const auto now = Clock::now();
            stageSamples[s].push_back(microseconds(now - before));
            before = now;
        }
        point.times.samplesUs.push_back(microseconds(before - start));
    }
    std::ranges::sort(point.times.samplesUs);
    for (std::size_t s = 0; s < stages.size(); ++s)
        point.times.stageUs[s] = median(stageSamples[s]);
    point.work = countWork(problem, point.rows, point.rowsPerTile);
    return point;
}

} // namespace moe_bench
