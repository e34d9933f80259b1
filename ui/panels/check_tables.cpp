#include "ui/panels/check_tables.h"

#include "ui/text/number_text.h"

#include <QtCore/QCoreApplication>

#include <algorithm>
#include <cmath>

namespace ui::panels {

using model::evidence::CaseStatus;
using model::evidence::VerificationCase;
using tables::numberCell;
using tables::PlainCell;
using tables::textCell;

namespace {

constexpr int figures = 10; // as many as the published ones have

QString checkWords(const char* text) {
    return QCoreApplication::translate("tables", text);
}

QString statusWords(CaseStatus status) {
    switch (status) {
    case CaseStatus::Passed:
        return checkWords("reproduced");
    case CaseStatus::Failed:
        return checkWords("failed");
    case CaseStatus::Skipped:
        break;
    }
    return checkWords("skipped");
}

PlainCell figure(const std::optional<double>& value, int significant, const QLocale& locale) {
    return numberCell(text::number(value, locale, significant), value.value_or(std::nan("")));
}

std::vector<PlainCell> checkRow(const VerificationCase& entry, const QLocale& locale) {
    const QString name = QString::fromStdString(entry.name);
    const QString source = QString::fromStdString(entry.source);
    PlainCell status = textCell(statusWords(entry.status), QString::fromStdString(entry.reason));
    status.isAlarm = entry.status == CaseStatus::Failed;
    return {textCell(name, name),
            textCell(QString::fromStdString(entry.quantity)),
            figure(entry.expected, figures, locale),
            figure(entry.computed, figures, locale),
            figure(entry.deviation, 2, locale),
            figure(entry.tolerance, 2, locale),
            std::move(status),
            textCell(source, source)};
}

} // namespace

TableContents checkContents(const std::vector<VerificationCase>& cases, const QLocale& locale) {
    const auto count = [&](CaseStatus status) {
        return QString::number(std::ranges::count(cases, status, &VerificationCase::status));
    };
    TableContents contents{checkWords("%1 of %2 published figures reproduced, %3 failed, %4 skipped")
                               .arg(count(CaseStatus::Passed), QString::number(cases.size()), count(CaseStatus::Failed),
                                    count(CaseStatus::Skipped)),
                           {checkWords("Case"), checkWords("Quantity"), checkWords("Published"), checkWords("Computed"),
                            checkWords("Apart"), checkWords("Allowed"), checkWords("Status"), checkWords("Source")},
                           {}};
    for (const VerificationCase& entry : cases)
        contents.rows.push_back(checkRow(entry, locale));
    return contents;
}

} // namespace ui::panels
