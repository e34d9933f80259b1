// One landscape page of a scenario: the answer in figures, four charts, and what it was computed from. A PDF in memory.
#pragma once

#include "ui/charts/chart_context.h"

#include <QtCore/QByteArray>
#include <QtCore/QString>

namespace ui::report {

struct Provenance {
    QString scenarioHash;
    QString datasetHash;
    QString file; // name of the project file, without its folder
};

// A4, vectors with embedded fonts. The context's outcome must hold the hourly dispatch of its year.
QByteArray onePage(const charts::ChartContext& context, const QString& story, const Provenance& provenance);

} // namespace ui::report
