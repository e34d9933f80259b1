#include "data/importers/measurement_builder.h"

#include <algorithm>
#include <cassert>

namespace data::importers {

using project::MeasurementColumn;

namespace {
const MeasurementKind& known(std::string_view name) {
    const MeasurementKind* kind = findKind(name);
    assert(kind != nullptr);
    return *kind;
}

std::string oneLine(std::string_view word) {
    std::string text(word);
    for (char& c : text) {
        if (static_cast<unsigned char>(c) < 0x20 || c == 0x7F) c = ' ';
    }
    return text;
}
} // namespace

MeasurementBuilder::MeasurementBuilder(std::string_view kind) : m_kind(known(kind)), m_codes(m_kind.fields.size()) {
    m_table.kind = std::string(kind);
    for (const MeasurementField& field : m_kind.fields) {
        MeasurementColumn column{std::string(field.name), std::string(field.unit), {}, {}, {}};
        if (field.isText) column.words.emplace_back();
        m_table.columns.push_back(std::move(column));
    }
}

std::size_t MeasurementBuilder::column(std::string_view field) const {
    const MeasurementField* found = findField(m_kind, field);
    assert(found != nullptr);
    return static_cast<std::size_t>(found - m_kind.fields.data());
}

void MeasurementBuilder::beginRow(std::size_t line) {
    m_table.lines.push_back(static_cast<std::uint32_t>(line));
    m_table.uses.push_back(project::RowUse::Taken);
    for (MeasurementColumn& one : m_table.columns) {
        if (one.isText())
            one.codes.push_back(0);
        else
            one.numbers.push_back(std::numeric_limits<double>::quiet_NaN());
    }
}

void MeasurementBuilder::set(std::size_t column, double value) {
    assert(!m_table.columns[column].isText());
    if (std::isfinite(value)) m_table.columns[column].numbers.back() = value;
}

void MeasurementBuilder::set(std::size_t column, std::string_view word) {
    MeasurementColumn& target = m_table.columns[column];
    assert(target.isText());
    if (word.empty()) return;
    auto& codes = m_codes[column];
    auto code = codes.find(word);
    if (code == codes.end()) {
        code = codes.emplace(word, static_cast<std::uint32_t>(target.words.size())).first;
        target.words.push_back(oneLine(word));
    }
    target.codes.back() = code->second;
}

void MeasurementBuilder::quarantine() {
    m_table.uses.back() = project::RowUse::Quarantined;
}

void MeasurementBuilder::dropRow() {
    m_table.lines.pop_back();
    m_table.uses.pop_back();
    for (MeasurementColumn& one : m_table.columns) {
        if (one.isText())
            one.codes.pop_back();
        else
            one.numbers.pop_back();
    }
}

bool MeasurementBuilder::has(std::size_t column) const {
    const MeasurementColumn& one = m_table.columns[column];
    return one.isText() ? one.codes.back() != 0 : !std::isnan(one.numbers.back());
}

std::vector<std::string_view> MeasurementBuilder::missing() const {
    std::vector<std::string_view> names;
    for (std::size_t i = 0; i < m_kind.fields.size(); ++i) {
        if (m_kind.fields[i].isRequired && !has(i)) names.push_back(m_kind.fields[i].name);
    }
    return names;
}

project::MeasurementTable MeasurementBuilder::finish() {
    std::erase_if(m_table.columns, [](const MeasurementColumn& one) {
        return one.isText() ? std::all_of(one.codes.begin(), one.codes.end(), [](auto code) { return code == 0; })
                            : std::all_of(one.numbers.begin(), one.numbers.end(),
                                          [](double number) { return std::isnan(number); });
    });
    return std::move(m_table);
}

} // namespace data::importers
