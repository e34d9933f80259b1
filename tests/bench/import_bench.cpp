#include "tests/bench/import_bench.h"

#include "data/importers/import_file.h"
#include "data/importers/registry.h"
#include "data/project/project_file.h"

#include <QtCore/QDateTime>
#include <QtCore/QTemporaryDir>

#include <sys/resource.h>

#include <algorithm>
#include <chrono>
#include <cstdio>
#include <string>
#include <thread>

namespace {

using Clock = std::chrono::steady_clock;
using data::importers::ImportOptions;
using data::importers::ImportResult;

double msSince(Clock::time_point start) {
    return std::chrono::duration<double, std::milli>(Clock::now() - start).count();
}

double middle(std::vector<double> times) {
    std::sort(times.begin(), times.end());
    return times[times.size() / 2];
}

// Hours of many zones, a column each, as balancing authorities publish them.
std::string wideHours(int years, int zones) {
    std::string text = "time_utc";
    for (int zone = 0; zone < zones; ++zone)
        text += ",zone_" + std::to_string(zone) + "_mw";
    text += '\n';
    const QDateTime begin(QDate(2010, 1, 1), QTime(0, 0), Qt::UTC);
    const QDateTime end = begin.addYears(years);
    unsigned hour = 0;
    for (QDateTime time = begin; time < end; time = time.addSecs(3600), ++hour) {
        text += time.toString(Qt::ISODate).toStdString();
        for (int zone = 0; zone < zones; ++zone)
            text += ',' + std::to_string(9000 + (hour * 37 + static_cast<unsigned>(zone) * 911) % 4000) + ".5";
        text += '\n';
    }
    return text;
}

std::string kernelRows(int rows) {
    std::string text =
        "framework,version,device,op_name,kernel_source,moe_dtype,num_tokens,hidden_size,inter_size,topk,"
        "num_experts,moe_tp_size,moe_ep_size,distribution,latency\n";
    for (int i = 0; i < rows; ++i)
        text += "VLLM,0.20.1,NVIDIA H200,moe,vllm_fused_moe,bfloat16," + std::to_string(1 + i % 8192) +
                ",4096,1536,8,128,1,1,balanced," + std::to_string(100.0 + i % 977) + "\n";
    return text;
}

ImportResult parsed(const std::string& content, std::stop_token stop = {}) {
    ImportOptions options;
    options.fileName = "made.csv";
    options.stop = std::move(stop);
    return data::importers::readFile(content, {}, options);
}

// Read, checked, stored and saved.
double importMs(const QTemporaryDir& folder, const std::string& content) {
    data::project::OpenOptions options;
    options.stateFolder = folder.filePath(QStringLiteral("state")).toStdString();
    const std::string path = folder.filePath(QStringLiteral("p.headroom")).toStdString();
    auto project = data::project::ProjectFile::create(path, data::project::Overwrite::Replace, {}, options);
    const auto start = Clock::now();
    ImportResult result = parsed(content);
    if (!result.isUsable()) std::printf("the made file was not understood: %s\n", result.format.c_str());
    const auto record = data::importers::record(result, "made.csv", content, 0);
    data::importers::markWith(result, record.id);
    project.writeImport(record, result.series, result.rows, result.measurements);
    project.save();
    return msSince(start);
}

void row(const char* what, double measured, double target, bool isMost, const char* unit) {
    const bool isMet = isMost ? measured <= target : measured >= target;
    std::printf("%-58s %9.3g %9.3g  %-4s %s\n", what, measured, target, isMet ? "met" : "miss", unit);
}

double peakMegabytes() {
    rusage usage{};
    getrusage(RUSAGE_SELF, &usage);
    return static_cast<double>(usage.ru_maxrss) / 1024.0;
}

// From the wish to stop to the return.
double cancelMs(const std::string& content) {
    std::stop_source stop;
    Clock::time_point wished;
    std::jthread impatient([&] {
        std::this_thread::sleep_for(std::chrono::milliseconds(30));
        wished = Clock::now();
        stop.request_stop();
    });
    const ImportResult result = parsed(content, stop.get_token());
    const auto returned = Clock::now();
    impatient.join();
    if (!result.isCancelled) std::printf("the file was read before the cancel\n");
    return std::chrono::duration<double, std::milli>(returned - wished).count();
}

} // namespace

void benchImports() {
    constexpr int kRuns = 5;
    constexpr double kBytesPerMegabyte = 1e6;
    const QTemporaryDir folder;
    const double before = peakMegabytes();
    const std::string wide = wideHours(10, 60);
    std::vector<double> times;
    for (int run = 0; run < kRuns; ++run)
        times.push_back(importMs(folder, wide));
    const double megabytes = static_cast<double>(wide.size()) / kBytesPerMegabyte;
    row("wide hourly CSV, 60 columns, read, stored and saved", megabytes / middle(times) * 1e3, 100.0, false, "MB/s");
    std::printf("%-58s %9.3g            MB for a file of %.0f MB\n", "  memory at the most, the file itself included",
                peakMegabytes() - before, megabytes);
    row("  from cancel to return", cancelMs(wide), 200.0, true, "ms");
    const std::string kernels = kernelRows(1'000'000);
    times.clear();
    for (int run = 0; run < kRuns; ++run)
        times.push_back(importMs(folder, kernels));
    row("1,000,000 kernel rows, read, stored and saved", middle(times), 2000.0, true, "ms");
    row("  from cancel to return", cancelMs(kernels), 200.0, true, "ms");
}
