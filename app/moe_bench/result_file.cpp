#include "app/moe_bench/result_file.h"

#include "app/moe_bench/json_writer.h"

#include <algorithm>
#include <chrono>
#include <cmath>
#include <cstdio>
#include <ctime>
#include <fstream>

namespace moe_bench {
namespace {

constexpr std::array distributionNames{"balanced", "uniform", "zipf", "one_expert"};

struct Load {
    double hit = 0.0, mean = 0.0, smallest = 0.0, largest = 0.0, variation = 0.0, tiles = 0.0;
};

// Over the experts that got rows; the coefficient of variation is over all local ones.
Load loadOf(const Point& point) {
    const auto local = static_cast<std::size_t>(localExperts(point.problem.shape, point.problem.split));
    Load load;
    double squares = 0.0;
    double sum = 0.0;
    for (std::size_t e = 0; e < local; ++e) {
        const int count = point.rows.firstRow[e + 1] - point.rows.firstRow[e];
        sum += count;
        squares += static_cast<double>(count) * count;
        load.tiles += (count + point.rowsPerTile - 1) / point.rowsPerTile;
        if (count == 0) continue;
        load.smallest = load.hit == 0.0 ? count : std::min<double>(load.smallest, count);
        load.largest = std::max<double>(load.largest, count);
        load.hit += 1.0;
    }
    if (load.hit > 0.0) load.mean = sum / load.hit;
    const double average = sum / static_cast<double>(local);
    if (sum > 0.0) {
        load.variation = std::sqrt(std::max(0.0, squares / static_cast<double>(local) - average * average)) / average;
    }
    return load;
}

double floorUs(const Point& point, const Ceilings& ceilings) {
    return std::max(point.work.flops / ceilings.gemmTflops * 1e-6, point.work.bytesMinimum / ceilings.copyGbs * 1e-3);
}

const char* boundOf(const Point& point, const Ceilings& ceilings) {
    if (floorUs(point, ceilings) < 0.2 * point.times.quantile(0.5)) return "overhead";
    return point.work.flops / ceilings.gemmTflops * 1e-6 > point.work.bytesMinimum / ceilings.copyGbs * 1e-3 ? "compute"
                                                                                                             : "memory";
}

void writeIdentity(JsonWriter& json, const Point& point) {
    const Shape& shape = point.problem.shape;
    const char* const format = point.problem.precision == Precision::Bf16 ? "bf16" : "e4m3";
    json.text("variant", point.variant);
    json.object("fusion").truth("gather", false).truth("swiglu", true).text("combine", "gather_sum").end();
    json.object("precision").text("weights", format).text("activations", format).text("accum", "f32");
    json.text("scales", point.problem.precision == Precision::Bf16 ? "none" : "row").end();
    json.text("model", shape.name).number("hidden", shape.hidden).number("intermediate", shape.intermediate);
    json.number("experts", shape.experts).number("top_k", shape.topK).number("shared_experts", shape.sharedExperts);
    json.number("expert_parallel", point.problem.split.expertParallel);
    json.number("tensor_parallel", point.problem.split.tensorParallel).number("tokens", point.problem.tokens);
}

void writeRouting(JsonWriter& json, const Point& point) {
    const Load load = loadOf(point);
    const bool zipf = point.problem.distribution == Distribution::Zipf;
    json.object("routing");
    json.text("distribution", distributionNames[static_cast<std::size_t>(point.problem.distribution)]);
    json.number("zipf_s", zipf ? std::optional(point.problem.zipfExponent) : std::nullopt);
    json.number("seed", static_cast<double>(point.problem.seed)).number("experts_hit", load.hit);
    json.number("tok_per_hit_expert_mean", load.mean).number("min", load.smallest).number("max", load.largest);
    json.number("cv", load.variation).number("tiles", load.tiles).number("block_m", point.rowsPerTile);
    const double routed = static_cast<double>(point.rows.tokenOfRow.size());
    json.number("padded_rows", routed > 0.0 ? point.work.flopsPadded / point.work.flops * routed : 0.0);
    json.number("routed_rows", routed).end();
}

void writeTime(JsonWriter& json, const Times& times) {
    json.object("time_us").number("warmup", times.warmUp);
    json.number("iterations", static_cast<double>(times.samplesUs.size())).number("calls_per_sample", 1);
    json.number("median", times.quantile(0.5)).number("min", times.quantile(0.0)).number("max", times.quantile(1.0));
    json.number("mean", times.mean()).number("p05", times.quantile(0.05)).number("p95", times.quantile(0.95));
    json.number("stdev", times.standardDeviation()).text("l2", "warm").truth("graph", false).object("stages");
    for (std::size_t s = 0; s < stages.size(); ++s)
        json.number(stageNames[s], times.stageUs[s]);
    json.end().end();
}

void writePoint(JsonWriter& json, const Point& point, const Ceilings& ceilings) {
    const double us = point.times.quantile(0.5);
    json.object();
    writeIdentity(json, point);
    writeRouting(json, point);
    writeTime(json, point.times);
    json.object("work").number("flops", point.work.flops).number("flops_padded", point.work.flopsPadded);
    json.number("bytes_min", point.work.bytesMinimum).number("bytes_modelled", point.work.bytesModelled).end();
    json.object("rates").number("tflops", point.work.flops / us * 1e-6);
    json.number("gbs", point.work.bytesMinimum / us * 1e-3)
        .number("tokens_per_s", point.problem.tokens / us * 1e6)
        .end();
    json.object("roofline").text("bound", boundOf(point, ceilings)).number("floor_us", floorUs(point, ceilings));
    json.null("fraction").number("fraction_measured_ceiling", floorUs(point, ceilings) / us).end();
    json.object("energy").text("source", "none");
    for (const char* key : {"window_s", "updates", "repeats", "gross_j_per_token", "net_j_per_token", "w_avg",
                            "std_rel", "temp_before_c", "temp_after_c"}) {
        json.null(key);
    }
    json.end().object("clocks").null("sm_mhz_median").null("mem_mhz").null("event_reasons").end();
    json.object("check").text("reference", "fp64_cpu").number("tokens_checked", point.check.tokens);
    json.number("rel_frobenius", point.check.deviation.relFrobenius);
    json.number("max_over_rms", point.check.deviation.maxOverRms).number("tolerance", point.check.tolerance);
    json.truth("passed", point.check.passed).end().end();
}

void writeDevice(JsonWriter& json, const Result& result) {
    json.object("device").text("kind", "cpu").text("name", result.deviceName).number("threads", result.threads);
    for (const char* key : {"uuid_hash", "compute_capability", "sm_count", "l2_bytes", "memory_bytes", "ecc", "mig",
                            "driver", "cuda_runtime", "cuda_driver_api", "clock_sm_max_mhz", "clock_mem_max_mhz",
                            "power_limit_w", "power_limit_default_w", "virtualization"}) {
        json.null(key);
    }
    json.end().object("ceilings").object("datasheet").null("bw_gbs").null("bf16_tflops").null("fp8_tflops").end();
    json.object("measured").number("copy_gbs", result.ceilings.copyGbs);
    json.number("gemm_bf16_tflops", result.ceilings.gemmTflops).null("gemm_fp8_tflops");
    json.text("method", "median of 7: memcpy of 64 MiB; own kernel, 960 x 2048 x 1024").end().end();
    json.object("idle").null("w").null("seconds").null("temp_c").end();
}

} // namespace

std::string toJson(const Result& result) {
    JsonWriter json;
    json.object().text("schema", "moe-bench").text("schema_version", "1.0.0").truth("complete", result.complete);
    json.object("provenance").text("tool_version", HEADROOM_VERSION).null("git_commit").null("git_dirty").array("argv");
    for (const std::string& argument : result.arguments)
        json.text({}, argument);
    json.end().text("captured_at", result.capturedAt).null("hostname_hash");
    json.object("build").null("nvcc").text("host_compiler", __VERSION__).null("arch_flags").text("std", "c++20");
    json.end().end();
    writeDevice(json, result);
    json.array("points");
    for (const Point& point : result.points)
        writePoint(json, point, result.ceilings);
    json.end().end();
    return json.str();
}

std::string toCsv(const Result& result) {
    std::string csv = "variant,model,hidden,intermediate,experts,top_k,shared_experts,expert_parallel,tensor_parallel,"
                      "precision,tokens,distribution,seed,routed_rows,median_us,stdev_us,flops,bytes_min,tflops,gbs,"
                      "fraction_measured_ceiling,rel_frobenius,passed\n";
    for (const Point& point : result.points) {
        const Problem& p = point.problem;
        const Shape& s = p.shape;
        const double us = point.times.quantile(0.5);
        std::array<char, 768> line{};
        std::snprintf(
            line.data(), line.size(),
            "%s,%s,%d,%d,%d,%d,%d,%d,%d,%s,%d,%s,%llu,%zu,%.9g,%.9g,%.9g,%.9g,%.9g,%.9g,%.9g,%.9g,%s\n",
            point.variant.c_str(), s.name.c_str(), s.hidden, s.intermediate, s.experts, s.topK, s.sharedExperts,
            p.split.expertParallel, p.split.tensorParallel, p.precision == Precision::Bf16 ? "bf16" : "e4m3", p.tokens,
            distributionNames[static_cast<std::size_t>(p.distribution)], static_cast<unsigned long long>(p.seed),
            point.rows.tokenOfRow.size(), us, point.times.standardDeviation(), point.work.flops,
            point.work.bytesMinimum, point.work.flops / us * 1e-6, point.work.bytesMinimum / us * 1e-3,
            floorUs(point, result.ceilings) / us, point.check.deviation.relFrobenius,
            point.check.passed ? "true" : "false");
        csv += line.data();
    }
    return csv;
}

bool replaceFile(const std::string& path, const std::string& content) {
    const std::string part = path + ".part";
    {
        std::ofstream file(part, std::ios::binary | std::ios::trunc);
        file << content;
        if (!file.flush()) return false;
    }
    return std::rename(part.c_str(), path.c_str()) == 0;
}

std::string cpuName() {
    std::ifstream file("/proc/cpuinfo");
    for (std::string line; std::getline(file, line);) {
        const auto colon = line.find(": ");
        if (line.starts_with("model name") && colon != std::string::npos) return line.substr(colon + 2);
    }
    return "unknown";
}

std::string utcNow() {
    const std::time_t now = std::chrono::system_clock::to_time_t(std::chrono::system_clock::now());
    std::tm parts{};
    gmtime_r(&now, &parts);
    std::array<char, 32> text{};
    std::strftime(text.data(), text.size(), "%Y-%m-%dT%H:%M:%SZ", &parts);
    return text.data();
}

} // namespace moe_bench
