#include "data/importers/ptdaemon_power.h"

#include "data/csv/csv_reader.h"
#include "data/importers/power_samples.h"
#include "data/importers/text_lines.h"

#include <algorithm>
#include <array>

namespace data::importers {

namespace {
constexpr std::string_view kRangingMark = "_ranging";
constexpr std::string_view kTestingMark = "_testing";

struct PtdaemonLine {
    std::string_view time;
    std::string_view watts;
    std::string_view mark;
};

// Keys and values by turns; a key that is not needed is passed over with its value.
PtdaemonLine ptdaemonLine(std::string_view line) {
    PtdaemonLine found;
    const auto next = [&] {
        const std::size_t comma = std::min(line.find(','), line.size());
        const std::string_view part = csv::trimmed(line.substr(0, comma));
        line.remove_prefix(std::min(comma + 1, line.size()));
        return part;
    };
    while (!line.empty()) {
        const std::string_view key = next();
        const std::string_view value = next();
        if (key == "Time") found.time = value;
        if (key == "Watts") found.watts = value;
        if (key == "Mark") found.mark = value;
    }
    return found;
}

class PtdaemonSamples {
public:
    PtdaemonSamples(const ImportOptions& options, ImportResult& result)
        : m_samples("wall", DateOrder::MonthFirst, options, result), m_result(result) {}

    void take(std::string_view text, std::size_t lineNumber) {
        ++m_result.rowsRead;
        const PtdaemonLine line = ptdaemonLine(text);
        if (line.mark.ends_with(kRangingMark)) {
            ++m_ranging;
            if (m_firstRanging == 0) m_firstRanging = lineNumber;
            return;
        }
        m_samples.begin(lineNumber);
        m_samples.time(line.time, "Time");
        m_samples.number("power_w", line.watts, "W", "Watts");
        const bool isTesting = line.mark.ends_with(kTestingMark);
        m_samples.word("phase", isTesting ? std::string_view("testing") : line.mark);
        if (isTesting) m_samples.word("run", line.mark.substr(0, line.mark.size() - kTestingMark.size()));
        m_samples.end();
    }
    void finish() {
        if (m_ranging > 0) tell("measurement.ranging_samples", m_firstRanging, {std::to_string(m_ranging)});
        if (m_result.rowsRead > m_ranging) tell("measurement.whole_log", 1, {});
        m_samples.finish();
    }

private:
    void tell(const char* code, std::size_t line, std::vector<std::string> arguments) {
        m_result.issues.push_back({{code, model::units::Severity::Note, {}, std::move(arguments)}, line, {}});
    }

    PowerSamples m_samples;
    ImportResult& m_result;
    std::size_t m_ranging{};
    std::size_t m_firstRanging{};
};

class PtdaemonPower : public Importer {
public:
    std::string_view name() const override { return "ptdaemon"; }
    std::string_view title() const override { return "MLPerf Power log of PTDaemon (text)"; }
    std::span<const std::string_view> extensions() const override {
        static constexpr std::array<std::string_view, 2> endings{"txt", "csv"};
        return endings;
    }
    double confidence(std::string_view head) const override {
        const std::string_view first = head.substr(0, head.find('\n'));
        const PtdaemonLine line = ptdaemonLine(first.substr(0, 1024));
        return first.starts_with("Time,") && !line.time.empty() && !line.watts.empty() ? 0.95 : 0.0;
    }
    ImportResult parse(std::string_view content, const ImportOptions& options) const override {
        ImportResult result;
        result.format = name();
        PtdaemonSamples samples(options, result);
        TextLines lines(content, options);
        while (lines.next()) {
            if (!lines.text().empty()) samples.take(lines.text(), lines.number());
        }
        result.isCancelled = lines.isStopped();
        samples.finish();
        return result;
    }
};
} // namespace

const Importer& ptdaemonPower() {
    static const PtdaemonPower importer;
    return importer;
}

} // namespace data::importers
