// The measured rows of a project as a table for a record browser, and what releasing some of them means. It holds the
// rows; cells are made when they are shown.
#pragma once

#include "ui/session/catalogue_lookup.h"
#include "ui/session/use_change.h"
#include "ui/tables/plain_table.h"

#include <map>

namespace ui::panels {

enum MeasurementColumn {
    MeasuredUse,
    MeasuredFile,
    MeasuredRow,
    MeasuredKind,
    MeasuredDevice,
    MeasuredPrecision,
    MeasuredWhat,
    MeasuredResult,
    MeasuredEvidence,
    MeasuredReason
};

class MeasurementPresenter {
public:
    explicit MeasurementPresenter(const session::CatalogueLookup& catalogue);

    static QStringList headings();
    int rows() const;
    // The use in a word, the reason where a row is not simply taken, all its fields as the tool tip of what it is.
    tables::PlainCell cell(int row, int column, const QLocale& locale) const;
    // The rows among these that are in quarantine, let out; or those let out, put back. Empty: none.
    session::UseChanges released(const std::vector<int>& rows) const;
    session::UseChanges putBack(const std::vector<int>& rows) const;

private:
    struct Place {
        std::size_t table;
        std::size_t row;
    };
    Place place(int row) const;
    session::UseChanges changed(const std::vector<int>& rows, data::project::RowUse from,
                                data::project::RowUse to) const;
    QString reason(const Place& at) const;
    QString everyField(const Place& at, const QLocale& locale) const;

    std::vector<data::project::MeasurementTable> m_tables;
    std::vector<std::size_t> m_begins; // of each table, and the end
    std::map<std::string, session::ImportFacts> m_imports;
    std::map<std::string, std::multimap<std::size_t, std::size_t>> m_issues; // by import and line: which issue
};

} // namespace ui::panels
