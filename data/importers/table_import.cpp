#include "data/importers/table_import.h"

#include "data/importers/column_unit.h"
#include "data/importers/import_file.h"
#include "data/importers/laid_table.h"
#include "data/importers/measurement_intake.h"
#include "data/importers/registry.h"
#include "data/importers/summer_mark.h"
#include "data/importers/table_clock.h"
#include "data/importers/taken_series.h"
#include "data/units/unit_text.h"

#include <algorithm>

namespace data::importers {

namespace {
using model::units::Severity;

// A text in another encoding than was taken: some row was refused for it.
bool isOtherEncoding(const csv::CsvTable& table) {
    return std::any_of(table.issues.begin(), table.issues.end(),
                       [](const auto& issue) { return issue.issue.code == "csv.not_utf8"; });
}

// The factor from a unit into that of a measured field; nothing when they differ in kind.
std::optional<double> measuredFactor(std::string_view unit, std::string_view fieldUnit) {
    if (unit.empty() || unit == fieldUnit) return 1.0;
    constexpr std::array<std::pair<std::string_view, double>, 4> kSeconds{
        {{"us", 1e-6}, {"µs", 1e-6}, {"ms", 1e-3}, {"s", 1.0}}};
    std::optional<double> from;
    std::optional<double> to;
    for (const auto& [name, seconds] : kSeconds) {
        if (name == unit) from = seconds;
        if (name == fieldUnit) to = seconds;
    }
    if (from && to) return *from / *to;
    return units::convert(1.0, unit, fieldUnit);
}

class TableImport {
public:
    TableImport(const LaidTable& laid, const TableLayout& layout, const ImportOptions& options, ImportResult& result)
        : m_laid(laid), m_table(laid.table()), m_layout(layout), m_options(innerOptions(options, laid.opened())),
          m_result(result) {}

    void run() {
        m_result.issues.insert(m_result.issues.end(), m_table.issues.begin(), m_table.issues.end());
        m_result.isCancelled = m_table.isCancelled;
        m_result.rowsRead = m_table.rowsRead;
        if (m_result.isCancelled) return;
        if (m_layout.encoding.empty() && isOtherEncoding(m_table))
            ask("encoding", "question.encoding", {}, {"windows-1252", "utf-16le", "utf-16be"});
        if (!hasColumns()) return;
        askNumbers();
        if (m_layout.measurementKind.empty())
            takeHours();
        else
            takeMeasured();
    }

private:
    void report(const char* code, std::size_t line, std::string column, std::vector<std::string> arguments,
                Severity severity = Severity::Error) {
        m_result.issues.push_back({{code, severity, {}, std::move(arguments)}, line, std::move(column)});
    }
    void ask(std::string key, const char* code, std::vector<std::string> arguments, std::vector<std::string> choices) {
        m_result.questions.push_back(
            {std::move(key), {code, Severity::Error, {}, std::move(arguments)}, std::move(choices)});
    }
    std::vector<const LayoutColumn*> columns(ColumnRole role) const {
        std::vector<const LayoutColumn*> found;
        for (const LayoutColumn& one : m_layout.columns)
            if (one.role == role) found.push_back(&one);
        return found;
    }
    ColumnRole wanted() const { return m_layout.measurementKind.empty() ? ColumnRole::Value : ColumnRole::Measured; }
    bool hasColumns() {
        bool isComplete = true;
        for (const LayoutColumn& one : m_layout.columns) {
            if (one.role == ColumnRole::Ignored || m_laid.column(one)) continue;
            report("table.missing_column", 1, one.column, {one.column});
            isComplete = false;
        }
        if (columns(wanted()).empty()) report("import.no_value_column", 1, {}, {});
        if (m_table.rows() == 0 && m_table.rowsRead == 0) report("import.no_rows", 1, {}, {});
        return isComplete && !columns(wanted()).empty() && m_table.rows() > 0;
    }
    void askNumbers() {
        m_signs = m_layout.numbers;
        if (m_signs) return;
        std::vector<std::string_view> cells;
        for (const LayoutColumn* one : columns(wanted())) {
            const auto more = m_laid.cells(*m_laid.column(*one));
            cells.insert(cells.end(), more.begin(), more.end());
        }
        m_signs = signsOf(cells);
        if (m_signs) return;
        const auto shown = std::find_if(cells.begin(), cells.end(), [](std::string_view cell) {
            return cell.find_first_of(".,") != std::string_view::npos && isAnyNumber(cell);
        });
        ask("decimal_sign", "question.decimal_sign", {std::string(shown == cells.end() ? std::string_view() : *shown)},
            {".", ","});
    }

    void takeHours() {
        TableClock clock(m_laid, m_layout, m_result);
        askUnits();
        if (!clock.isReady() || !m_result.questions.empty()) return;
        const auto starts = clock.starts();
        const auto keyColumn = m_laid.column(ColumnRole::Series);
        std::vector<std::string> keys;
        std::map<std::string, std::vector<std::size_t>> rowsOfKey;
        for (std::size_t row = 0; row < m_table.rows(); ++row) {
            const std::string key(keyColumn ? csv::trimmed(m_table.cell(row, *keyColumn)) : std::string_view());
            auto& rows = rowsOfKey[key];
            if (rows.empty()) keys.push_back(key);
            rows.push_back(row);
        }
        for (const std::string& key : keys) {
            std::size_t taken = 0;
            for (const LayoutColumn* column : columns(ColumnRole::Value))
                taken = std::max(taken, takeColumn(*column, key, rowsOfKey[key], starts, clock));
            m_result.rowsTaken += taken;
        }
    }
    void askUnits() {
        for (const LayoutColumn* column : columns(ColumnRole::Value)) {
            if (!column->unit.empty() && units::isKnownUnit(column->unit)) continue;
            ask("unit." + column->column, "question.unit", {column->column},
                {"MW", "kW", "GW", "°C", "share", "USD/MWh"});
        }
    }
    std::string seriesName(const LayoutColumn& column, const std::string& key) const {
        std::string name = stem(m_options.fileName);
        if (!key.empty()) name += " " + key;
        const bool isOnly = !key.empty() && column.name.empty() && columns(ColumnRole::Value).size() == 1;
        if (!isOnly) name += " " + (column.name.empty() ? column.column : column.name);
        return name;
    }
    std::size_t takeColumn(const LayoutColumn& column, const std::string& key, const std::vector<std::size_t>& rows,
                           const std::vector<std::optional<std::int64_t>>& starts, const TableClock& clock) {
        std::vector<HourRecord> hours;
        const std::size_t place = *m_laid.column(column);
        for (const std::size_t row : rows) {
            if (!starts[row]) continue;
            HourRecord hour{*starts[row], std::nullopt, m_table.lines[row]};
            const std::string_view cell = m_table.cell(row, place);
            if (!isMissingMark(cell)) {
                hour.value = numberInCell(cell, *m_signs);
                if (!hour.value) {
                    report("import.not_a_number", m_table.lines[row], column.column, {std::string(cell)});
                    continue;
                }
            }
            hours.push_back(hour);
        }
        const bool isPower = units::convert(1.0, column.unit, "MW").has_value();
        return takeSeries(std::move(hours),
                          {column.column, clock.meaning(), false, isPower && !m_layout.keepsNegative, isPower},
                          {seriesName(column, key), column.unit, clock.zoneName(), stem(m_options.fileName)}, m_result);
    }

    void takeMeasured() {
        struct Field {
            const LayoutColumn* column;
            std::size_t place;
            bool isText;
            double factor;
        };
        const MeasurementKind* kind = findKind(m_layout.measurementKind);
        if (kind == nullptr) {
            report("table.no_such_kind", 0, {}, {m_layout.measurementKind});
            return;
        }
        std::vector<Field> fields;
        for (const LayoutColumn* column : columns(ColumnRole::Measured)) {
            const MeasurementField* field = findField(*kind, column->name);
            const auto factor = field == nullptr ? std::nullopt : measuredFactor(column->unit, field->unit);
            if (field == nullptr)
                report("table.no_such_field", 1, column->column, {column->name, std::string(kind->name)});
            else if (!factor)
                report("input.wrong_unit", 1, column->column, {column->unit, std::string(field->unit)});
            else
                fields.push_back({column, *m_laid.column(*column), field->isText, *factor});
        }
        if (fields.size() != columns(ColumnRole::Measured).size() || !m_result.questions.empty()) return;
        MeasurementIntake intake(kind->name, m_result);
        for (std::size_t row = 0; row < m_table.rows(); ++row) {
            intake.begin(m_table.lines[row]);
            for (const Field& field : fields)
                intakeCell(intake, field.column->name, field.column->column, m_table.cell(row, field.place),
                           field.isText, field.factor);
            intake.end();
        }
        intake.finish();
    }
    void intakeCell(MeasurementIntake& intake, const std::string& field, const std::string& source,
                    std::string_view cell, bool isText, double factor) {
        MeasuredCell measured;
        if (!isMissingMark(cell)) {
            measured.kind = MeasuredCell::Kind::Word;
            measured.text = csv::trimmed(cell);
            const auto number = isText ? std::nullopt : numberInCell(cell, *m_signs);
            if (number) {
                measured.kind = MeasuredCell::Kind::Number;
                measured.number = *number;
            }
        }
        if (isText)
            intake.word(field, measured);
        else
            intake.number(field, measured, source, factor);
    }

    const LaidTable& m_laid;
    const csv::CsvTable& m_table;
    const TableLayout& m_layout;
    ImportOptions m_options;
    ImportResult& m_result;
    std::optional<NumberSigns> m_signs;
};
} // namespace

ImportResult importTable(std::string_view bytes, const TableLayout& layout, const ImportOptions& options) {
    const TableLayout told = withAnswers(layout, options.answers);
    const LaidTable laid(bytes, told, options);
    if (auto stopped = stoppedBy(laid.opened())) {
        stopped->format = "table";
        return std::move(*stopped);
    }
    ImportResult result;
    result.format = "table";
    result.member = laid.opened().member;
    TableImport(laid, told, options, result).run();
    if (!result.questions.empty()) {
        result.series.clear();
        result.measurements.clear();
        result.rowsTaken = 0;
    }
    result.rowsQuarantined = result.rowsRead - result.rowsTaken;
    return result;
}

TableLayout withAnswers(TableLayout layout, const std::map<std::string, std::string>& answers) {
    const auto answer = [&](const std::string& key) {
        const auto found = answers.find(key);
        return found == answers.end() ? std::string() : found->second;
    };
    const auto text = [&](const char* key, std::string& target) {
        if (const std::string told = answer(key); !told.empty()) target = told;
    };
    text("member", layout.member);
    text("sheet", layout.sheet);
    text("encoding", layout.encoding);
    text("time_zone", layout.timeZone);
    if (answer("decimal_sign") == "." || answer("decimal_sign") == ",") {
        const char decimal = answer("decimal_sign")[0];
        // The other sign parts thousands, if any.
        layout.numbers = NumberSigns{decimal, decimal == '.' ? ',' : '.'};
    }
    if (const auto order = dateOrderNamed(answer("date_order"))) layout.dateOrder = order;
    if (const auto meaning = stampMeaning(answer("stamp"))) layout.stamp = meaning;
    if (const auto rule = repeatedHour(answer("repeated_hour"))) layout.repeatedHour = *rule;
    if (answer("hours") == "0-23" || answer("hours") == "1-24") layout.firstHour = answer("hours") == "1-24" ? 1 : 0;
    if (answer("negative_mw") == "keep") layout.keepsNegative = true;
    for (LayoutColumn& column : layout.columns)
        if (const std::string unit = answer("unit." + column.column); !unit.empty()) column.unit = unit;
    return layout;
}

void applyMapping(TableLayout& layout, const ColumnMapping& mapping) {
    LayoutColumn column{mapping.column, ColumnRole::Value, mapping.field, mapping.unit};
    if (const auto role = columnRole(mapping.field)) {
        column.role = *role;
        column.name.clear();
    } else if (!layout.measurementKind.empty()) {
        column.role = ColumnRole::Measured;
    }
    const auto known = std::find_if(layout.columns.begin(), layout.columns.end(),
                                    [&](const LayoutColumn& one) { return one.column == mapping.column; });
    if (known == layout.columns.end())
        layout.columns.push_back(std::move(column));
    else
        *known = std::move(column);
}

} // namespace data::importers
