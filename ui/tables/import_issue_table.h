// What was wrong with an imported file: severity, line, column, words. Can be sorted by each; words are made when
// asked.
#pragma once

#include "model/units/issue.h"

#include <QtCore/QAbstractTableModel>

#include <vector>

namespace ui::tables {

struct ImportIssueRow {
    model::units::Issue issue;
    std::size_t line{}; // 0: the whole file
    QString column;
};

class ImportIssueTable : public QAbstractTableModel {
    Q_OBJECT

public:
    enum Column { SeverityColumn, LineColumn, NameColumn, WordsColumn, ColumnCount };

    explicit ImportIssueTable(QObject* parent = nullptr);
    void setRows(std::vector<ImportIssueRow> rows); // in the order of the file
    int countOf(model::units::Severity severity) const;

    int rowCount(const QModelIndex& parent = {}) const override;
    int columnCount(const QModelIndex& parent = {}) const override;
    QVariant data(const QModelIndex& index, int role = Qt::DisplayRole) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role = Qt::DisplayRole) const override;
    // Equal rows keep the order of the file; a column below 0 gives that order back.
    void sort(int column, Qt::SortOrder order = Qt::AscendingOrder) override;

private:
    const ImportIssueRow& at(int row) const { return m_rows[m_order[static_cast<std::size_t>(row)]]; }
    const QString& words(std::size_t index) const;
    bool isLess(std::size_t left, std::size_t right, int column) const;

    std::vector<ImportIssueRow> m_rows;
    std::vector<std::size_t> m_order; // of the rows shown
    mutable std::vector<QString> m_words;
};

} // namespace ui::tables
