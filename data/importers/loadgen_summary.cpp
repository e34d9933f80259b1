#include "data/importers/loadgen_summary.h"

#include "data/csv/csv_reader.h"
#include "data/importers/measurement_intake.h"
#include "data/importers/measurement_questions.h"
#include "data/importers/text_lines.h"
#include "data/units/ascii_text.h"

#include <array>

namespace data::importers {

namespace {
constexpr std::string_view kLoadgenBanner = "MLPerf Results Summary";
constexpr double kLoadgenNano = 1e-9;

// By the key in lower case. Of a rate scheduled and completed the second is what the system did.
constexpr NumberMapping kLoadgenNumbers[] = {
    {"samples per second", "samples_per_s"},
    {"completed samples per second", "samples_per_s"},
    {"scheduled samples per second", "request_rate_per_s"},
    {"tokens per second", "output_tokens_per_s"},
    {"completed tokens per second", "output_tokens_per_s"},
    {"mean latency (ns)", "latency_s", kLoadgenNano},
    {"50.00 percentile latency (ns)", "latency_median_s", kLoadgenNano},
    {"90.00 percentile latency (ns)", "latency_p90_s", kLoadgenNano},
    {"95.00 percentile latency (ns)", "latency_p95_s", kLoadgenNano},
    {"99.00 percentile latency (ns)", "latency_p99_s", kLoadgenNano},
    {"mean first token latency (ns)", "time_to_first_token_s", kLoadgenNano},
    {"50.00 percentile first token latency (ns)", "time_to_first_token_median_s", kLoadgenNano},
    {"90.00 percentile first token latency (ns)", "time_to_first_token_p90_s", kLoadgenNano},
    {"95.00 percentile first token latency (ns)", "time_to_first_token_p95_s", kLoadgenNano},
    {"99.00 percentile first token latency (ns)", "time_to_first_token_p99_s", kLoadgenNano},
    {"mean time to output token (ns)", "time_per_output_token_s", kLoadgenNano},
    {"50.00 percentile time to output token (ns)", "time_per_output_token_median_s", kLoadgenNano},
    {"90.00 percentile time to output token (ns)", "time_per_output_token_p90_s", kLoadgenNano},
    {"95.00 percentile time to output token (ns)", "time_per_output_token_p95_s", kLoadgenNano},
    {"99.00 percentile time to output token (ns)", "time_per_output_token_p99_s", kLoadgenNano},
};

std::string loadgenLower(std::string_view text) {
    std::string lower;
    for (const char c : text)
        lower += units::asciiLower(c);
    return lower;
}

class LoadgenRuns {
public:
    LoadgenRuns(const ImportOptions& options, ImportResult& result)
        : m_intake("serving", result), m_questions(options, result), m_result(result) {}

    void begin(std::size_t line) {
        end();
        ++m_result.rowsRead;
        m_isOpen = true;
        m_hasVerdict = false;
        m_intake.begin(line);
    }
    void take(std::string_view line) {
        const std::size_t colon = line.find(':');
        if (!m_isOpen || colon == std::string_view::npos) return;
        const std::string key = loadgenLower(csv::trimmed(line.substr(0, colon)));
        const std::string_view value = csv::trimmed(line.substr(colon + 1));
        if (value.empty()) return;
        if (key == "sut name") m_intake.word("system", value);
        if (key == "scenario") m_intake.word("scenario", loadgenLower(value));
        if (key == "result is") takeVerdict(value);
        if (key == "mode" && loadgenLower(value).starts_with("accuracy"))
            m_intake.refuse("measurement.accuracy_run", "Mode", {});
        if (key == "tokens per second (inferred)")
            m_intake.noteOnce("measurement.tokens_inferred", "Tokens per second (inferred)", {std::string(value)});
        for (const NumberMapping& one : kLoadgenNumbers) {
            if (one.name == key)
                m_intake.number(one.field, {MeasuredCell::Kind::Word, 0.0, value}, one.name, one.factor);
        }
    }
    void finish() {
        end();
        m_intake.finish();
    }

private:
    void takeVerdict(std::string_view value) {
        const std::string verdict = loadgenLower(value);
        m_hasVerdict = true;
        m_intake.word("validity", verdict);
        if (verdict != "valid") m_intake.quarantine("measurement.run_invalid", "Result is", {std::string(value)});
    }
    void end() {
        if (!m_isOpen) return;
        m_isOpen = false;
        if (!m_hasVerdict) m_intake.refuse("measurement.run_unfinished", "Result is", {});
        m_intake.word("model", m_questions.model());
        m_intake.word("device", m_questions.device());
        if (const auto devices = m_questions.devices()) m_intake.number("devices", *devices, "devices");
        m_intake.end();
    }

    MeasurementIntake m_intake;
    MeasurementQuestions m_questions;
    ImportResult& m_result;
    bool m_isOpen{};
    bool m_hasVerdict{};
};

class LoadgenSummary : public Importer {
public:
    std::string_view name() const override { return "loadgen-summary"; }
    std::string_view title() const override { return "Run of MLPerf's load generator (text)"; }
    std::span<const std::string_view> extensions() const override {
        static constexpr std::array<std::string_view, 1> endings{"txt"};
        return endings;
    }
    double confidence(std::string_view head) const override {
        return head.find(kLoadgenBanner) != std::string_view::npos ? 0.95 : 0.0;
    }
    ImportResult parse(std::string_view content, const ImportOptions& options) const override {
        ImportResult result;
        result.format = name();
        LoadgenRuns runs(options, result);
        TextLines lines(content, options);
        while (lines.next()) {
            if (lines.text() == kLoadgenBanner)
                runs.begin(lines.number());
            else
                runs.take(lines.text());
        }
        result.isCancelled = lines.isStopped();
        runs.finish();
        return result;
    }
};
} // namespace

const Importer& loadgenSummary() {
    static const LoadgenSummary importer;
    return importer;
}

} // namespace data::importers
