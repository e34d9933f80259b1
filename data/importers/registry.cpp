#include "data/importers/registry.h"

#include "data/importers/aiconfigurator_moe.h"
#include "data/importers/amd_smi.h"
#include "data/importers/calendar_csv.h"
#include "data/importers/dcgm_power.h"
#include "data/importers/eia_930.h"
#include "data/importers/epw.h"
#include "data/importers/hourly_csv.h"
#include "data/importers/inferencex.h"
#include "data/importers/interfaces_csv.h"
#include "data/importers/llama_bench.h"
#include "data/importers/load_csv.h"
#include "data/importers/loadgen_summary.h"
#include "data/importers/ml_energy_legacy.h"
#include "data/importers/ml_energy_v2.h"
#include "data/importers/ml_energy_v3.h"
#include "data/importers/mlperf_results.h"
#include "data/importers/mlperf_summary.h"
#include "data/importers/moe_bench.h"
#include "data/importers/nvidia_smi.h"
#include "data/importers/pjm_hourly.h"
#include "data/importers/ptdaemon_power.h"
#include "data/importers/sglang_bench.h"
#include "data/importers/storage_csv.h"
#include "data/importers/tmy3.h"
#include "data/importers/units_csv.h"
#include "data/importers/vllm_serving.h"
#include "data/store/sha256.h"
#include "data/units/ascii_text.h"

#include <array>

namespace data::importers {

std::span<const Importer* const> importers() {
    static const std::array all{
        &eia930(),            //
        &pjmMeteredLoad(),    //
        &pjmPrices(),         //
        &tmy3(),              //
        &epw(),               //
        &calendarCsv(),       //
        &hourlyCsv(),         //
        &loadCsv(),           //
        &unitsCsv(),          //
        &storageCsv(),        //
        &interfacesCsv(),     //
        &aiconfiguratorMoe(), //
        &vllmServing(),       //
        &sglangBench(),       //
        &llamaBench(),        //
        &mlEnergyV3(),        //
        &mlEnergyV2(),        //
        &mlEnergyLegacy(),    //
        &inferencex(),        //
        &mlperfSummary(),     //
        &mlperfResults(),     //
        &loadgenSummary(),    //
        &ptdaemonPower(),     //
        &nvidiaSmi(),         //
        &amdSmi(),            //
        &dcgmPower(),         //
        &moeBench(),
    };
    return all;
}

const Importer* findImporter(std::string_view name) {
    for (const Importer* importer : importers()) {
        if (importer->name() == name) return importer;
    }
    return nullptr;
}

const Importer* recognise(std::string_view content) {
    const std::string_view head = content.substr(0, 8192);
    const Importer* best = nullptr;
    double bestConfidence = 0.0;
    for (const Importer* importer : importers()) {
        const double confidence = importer->confidence(head);
        if (confidence <= bestConfidence) continue;
        best = importer;
        bestConfidence = confidence;
    }
    return best;
}

std::string stem(std::string_view fileName) {
    const std::size_t folder = fileName.find_last_of("/\\");
    if (folder != std::string_view::npos) fileName.remove_prefix(folder + 1);
    const std::size_t dot = fileName.rfind('.');
    if (dot != std::string_view::npos && dot > 0) fileName = fileName.substr(0, dot);
    return std::string(fileName);
}

std::string slug(std::string_view text) {
    std::string result;
    for (const char c : text) {
        if (units::isAsciiAlnum(c)) {
            result += units::asciiLower(c);
        } else if (!result.empty() && result.back() != '-') {
            result += '-';
        }
    }
    while (!result.empty() && result.back() == '-')
        result.pop_back();
    return result.empty() ? "unnamed" : result.substr(0, 80);
}

project::ImportRecord record(const ImportResult& result, std::string_view fileName, std::string_view content,
                             std::int64_t timeUtcSeconds) {
    project::ImportRecord record;
    record.sha256 = store::sha256Hex(content);
    record.id = result.format + "-" + std::to_string(timeUtcSeconds) + "-" + record.sha256.substr(0, 8);
    record.format = result.format;
    record.fileName = std::string(fileName.substr(fileName.find_last_of("/\\") + 1)); // npos + 1 is 0
    if (!result.member.empty()) record.fileName += " > " + result.member;
    record.timeUtcSeconds = timeUtcSeconds;
    record.rowsRead = result.rowsRead;
    record.rowsTaken = result.rowsTaken;
    record.rowsQuarantined = result.rowsQuarantined;
    record.importerVersion = HEADROOM_VERSION " " + result.format;
    record.evidence = "imported";
    record.issues = result.issues;
    return record;
}

void markWith(ImportResult& result, const std::string& importId) {
    for (project::SeriesRecord& series : result.series)
        series.importId = importId;
    for (project::DatasetRow& row : result.rows)
        row.importId = importId;
    for (project::MeasurementTable& table : result.measurements)
        table.importId = importId;
}

} // namespace data::importers
