#include "ui/text/evidence_text.h"

#include <QtCore/QCoreApplication>

#include <array>

namespace ui::text {

namespace {

struct EvidenceWords {
    const char* code;
    const char* words;
};
constexpr std::array<EvidenceWords, 7> evidenceRows{{
    {"seen_primary", QT_TRANSLATE_NOOP("evidence", "Read in the source itself")},
    {"seen_secondary", QT_TRANSLATE_NOOP("evidence", "Read in a report of the source")},
    {"measured", QT_TRANSLATE_NOOP("evidence", "Measured")},
    {"derived", QT_TRANSLATE_NOOP("evidence", "Derived from the source")},
    {"assumed", QT_TRANSLATE_NOOP("evidence", "Assumed; no source stands behind it")},
    {"unsourced", QT_TRANSLATE_NOOP("evidence", "Without a source")},
    {"your-input", QT_TRANSLATE_NOOP("evidence", "Your own value")},
}};

} // namespace

QString evidence(const QString& code) {
    for (const EvidenceWords& row : evidenceRows)
        if (code == QLatin1String(row.code)) return QCoreApplication::translate("evidence", row.words);
    return code;
}

} // namespace ui::text
