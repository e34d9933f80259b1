// The result of a run as JSON (schema "moe-bench" 1.0.0) and as CSV (one line per point); it measures nothing.
#pragma once

#include "app/moe_bench/measurement.h"

namespace moe_bench {

struct Result {
    bool complete = false;
    std::vector<std::string> arguments;
    std::string capturedAt; // UTC, ISO 8601
    std::string deviceName;
    int threads = 1;
    Ceilings ceilings;
    std::vector<Point> points;
};

std::string toJson(const Result& result);
std::string toCsv(const Result& result);
// Replaces the file in one step; false when it cannot be written.
bool replaceFile(const std::string& path, const std::string& content);
std::string cpuName();
std::string utcNow();

} // namespace moe_bench
