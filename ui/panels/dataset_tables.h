// The dataset, its sources and the imported files as tables for a record browser. Pure; no widget.
#pragma once

#include "ui/panels/panel_tables.h"
#include "ui/session/catalogue_lookup.h"

namespace ui::panels {

enum DatasetColumn {
    DatasetTable,
    DatasetItem,
    DatasetField,
    DatasetValue,
    DatasetUnit,
    DatasetEvidence,
    DatasetSource
};
TableContents datasetContents(const std::vector<session::DatasetFact>& facts, const QLocale& locale);

enum SourceColumn { SourceId, SourceTitle, SourceEvidence, SourceAddress };
TableContents sourceContents(const std::vector<session::SourceFacts>& sources);

enum ImportColumn { ImportFile, ImportFormat, ImportTime, ImportTaken, ImportQuarantined, ImportSeries, ImportSha256 };
TableContents importContents(const std::vector<session::ImportFacts>& imports, const QLocale& locale);

} // namespace ui::panels
