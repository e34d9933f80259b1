#include "ui/panels/measurement_presenter.h"

#include "ui/text/evidence_text.h"
#include "ui/text/message_text.h"
#include "ui/text/number_text.h"

#include <QtCore/QCoreApplication>

#include <algorithm>
#include <cmath>
#include <utility>

namespace ui::panels {

using data::project::MeasurementTable;
using data::project::RowUse;
using tables::PlainCell;
using tables::textCell;

namespace {

QString measuredWords(const char* text) {
    return QCoreApplication::translate("tables", text);
}

QString plainText(const std::string& text) {
    return QString::fromStdString(text);
}

QString useWords(RowUse use) {
    switch (use) {
    case RowUse::Taken:
        return measuredWords("Taken");
    case RowUse::Quarantined:
        return measuredWords("Quarantined");
    case RowUse::Released:
        break;
    }
    return measuredWords("Released");
}

QString kindWords(const std::string& kind) {
    if (kind == "kernel") return measuredWords("Kernel");
    if (kind == "serving") return measuredWords("Serving");
    return kind == "power" ? measuredWords("Power") : plainText(kind);
}

QString count(const MeasurementTable& table, std::size_t row, std::string_view field, const QLocale& locale) {
    return text::number(table.number(row, field), locale);
}

// What was measured: the layer and its call, the model and its load, the meter.
QString whatOf(const MeasurementTable& table, std::size_t row, const QLocale& locale) {
    QStringList parts;
    const auto add = [&](const char* words, std::string_view field) {
        const double value = table.number(row, field);
        if (std::isfinite(value)) parts << measuredWords(words).arg(text::number(value, locale));
    };
    const auto name = [&](std::string_view field) {
        if (const QString value = plainText(table.text(row, field)); !value.isEmpty()) parts << value;
    };
    if (table.kind == "kernel") {
        parts << QStringLiteral("%1×%2, %3/%4")
                     .arg(count(table, row, "hidden_size", locale), count(table, row, "intermediate_size", locale),
                          count(table, row, "experts_per_token", locale), count(table, row, "experts", locale));
        add("%1 tokens", "tokens");
        name("routing");
        name("kernel");
    } else if (table.kind == "serving") {
        name("model");
        name("scenario");
        add("batch %1", "batch");
        add("%1 in flight", "concurrency");
    } else {
        name("meter");
        name("phase");
    }
    return parts.join(QStringLiteral(", "));
}

struct ResultField {
    std::string_view field;
    const char* unit;
};
constexpr ResultField kResults[] = {{"time_us", "µs"},
                                    {"energy_per_output_token_j", "J/token"},
                                    {"output_tokens_per_s", "tokens/s"},
                                    {"samples_per_s", "samples/s"},
                                    {"time_per_output_token_s", "s/token"},
                                    {"power_w", "W"}};

PlainCell resultOf(const MeasurementTable& table, std::size_t row, const QLocale& locale) {
    for (const ResultField& result : kResults) {
        const double value = table.number(row, result.field);
        if (std::isfinite(value))
            return tables::numberCell(text::quantity(value, QString::fromUtf8(result.unit), locale), value);
    }
    return {text::noValue(), {}, true, false, {}};
}

} // namespace

MeasurementPresenter::MeasurementPresenter(const session::CatalogueLookup& catalogue)
    : m_tables(catalogue.measurements()), m_begins{0} {
    for (const MeasurementTable& table : m_tables)
        m_begins.push_back(m_begins.back() + table.rows());
    for (session::ImportFacts& import : catalogue.imports()) {
        auto& lines = m_issues[import.id];
        for (std::size_t i = 0; i < import.issues.size(); ++i)
            lines.emplace(import.issues[i].line, i);
        const std::string id = import.id;
        m_imports[id] = std::move(import);
    }
}

QStringList MeasurementPresenter::headings() {
    return {measuredWords("Use"),      measuredWords("File"),      measuredWords("Row"),  measuredWords("Kind"),
            measuredWords("Device"),   measuredWords("Precision"), measuredWords("What"), measuredWords("Measured"),
            measuredWords("Evidence"), measuredWords("Reason")};
}

int MeasurementPresenter::rows() const {
    return static_cast<int>(m_begins.back());
}

MeasurementPresenter::Place MeasurementPresenter::place(int row) const {
    const auto index = static_cast<std::size_t>(row);
    const auto next = std::upper_bound(m_begins.begin(), m_begins.end(), index);
    const auto table = static_cast<std::size_t>(next - m_begins.begin()) - 1;
    return {table, index - m_begins[table]};
}

PlainCell MeasurementPresenter::cell(int row, int column, const QLocale& locale) const {
    const Place at = place(row);
    const MeasurementTable& table = m_tables[at.table];
    const auto import = m_imports.find(table.importId);
    switch (static_cast<MeasurementColumn>(column)) {
    case MeasuredUse: {
        PlainCell use = textCell(useWords(table.uses[at.row]));
        use.isAlarm = table.uses[at.row] == RowUse::Quarantined;
        return use;
    }
    case MeasuredFile:
        return textCell(import != m_imports.end() ? plainText(import->second.fileName) : plainText(table.importId));
    case MeasuredRow:
        return tables::numberCell(text::fixedNumber(table.lines[at.row], 0, locale), table.lines[at.row]);
    case MeasuredKind:
        return textCell(kindWords(table.kind));
    case MeasuredDevice:
        return textCell(plainText(table.text(at.row, "device")));
    case MeasuredPrecision:
        return textCell(plainText(table.text(at.row, "precision")));
    case MeasuredWhat:
        return textCell(whatOf(table, at.row, locale), everyField(at, locale));
    case MeasuredResult:
        return resultOf(table, at.row, locale);
    case MeasuredEvidence:
        return textCell(import != m_imports.end() ? text::evidence(plainText(import->second.evidence)) : QString());
    case MeasuredReason:
        break;
    }
    const QString why = reason(at);
    return textCell(why, why);
}

// Of the issues at its line, those that put it where it is.
QString MeasurementPresenter::reason(const Place& at) const {
    const MeasurementTable& table = m_tables[at.table];
    if (table.uses[at.row] == RowUse::Taken) return {};
    const auto import = m_imports.find(table.importId);
    const auto lines = m_issues.find(table.importId);
    if (import == m_imports.end() || lines == m_issues.end()) return {};
    QStringList reasons;
    const auto [first, last] = lines->second.equal_range(table.lines[at.row]);
    for (auto issue = first; issue != last; ++issue)
        reasons << text::message(import->second.issues[issue->second].issue);
    return reasons.join(QLatin1Char(' '));
}

QString MeasurementPresenter::everyField(const Place& at, const QLocale& locale) const {
    const MeasurementTable& table = m_tables[at.table];
    QStringList lines;
    for (const auto& column : table.columns) {
        const QString value = column.isText() ? plainText(table.text(at.row, column.name))
                                              : text::number(table.number(at.row, column.name), locale);
        if (value.isEmpty() || value == text::noValue()) continue;
        lines << plainText(column.name) + QStringLiteral(": ") + value;
    }
    if (const auto import = m_imports.find(table.importId); import != m_imports.end()) {
        lines << measuredWords("importer: %1").arg(plainText(import->second.importerVersion));
        if (!import->second.licence.empty())
            lines << measuredWords("licence: %1").arg(plainText(import->second.licence));
        lines << measuredWords("SHA-256: %1").arg(plainText(import->second.sha256));
    }
    return lines.join(QLatin1Char('\n'));
}

session::UseChanges MeasurementPresenter::changed(const std::vector<int>& rows, RowUse from, RowUse to) const {
    std::map<std::size_t, session::UseChange> changes;
    for (const int row : rows) {
        const Place at = place(row);
        const MeasurementTable& table = m_tables[at.table];
        if (table.uses[at.row] != from) continue;
        auto& change =
            changes.try_emplace(at.table, session::UseChange{table.importId, table.kind, table.uses}).first->second;
        change.uses[at.row] = to;
    }
    session::UseChanges list;
    for (auto& [table, change] : changes)
        list.push_back(std::move(change));
    return list;
}

session::UseChanges MeasurementPresenter::released(const std::vector<int>& rows) const {
    return changed(rows, RowUse::Quarantined, RowUse::Released);
}

session::UseChanges MeasurementPresenter::putBack(const std::vector<int>& rows) const {
    return changed(rows, RowUse::Released, RowUse::Quarantined);
}

} // namespace ui::panels
