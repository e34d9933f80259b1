// A table of records that a person searches, filters and copies from. It changes nothing.
#pragma once

#include "ui/panels/panel_tables.h"

#include <QtCore/QSortFilterProxyModel>
#include <QtWidgets/QWidget>

class QComboBox;
class QLabel;
class QLineEdit;
class QTableView;

namespace ui::panels {

// Rows in which every word of the search stands in some cell, and each chosen column holds its chosen text.
class RecordFilter : public QSortFilterProxyModel {
    Q_OBJECT

public:
    explicit RecordFilter(QObject* parent = nullptr);
    void setWords(const QString& text);
    void setChoice(int column, const QString& text); // "": any

protected:
    bool filterAcceptsRow(int row, const QModelIndex& parent) const override;
    bool lessThan(const QModelIndex& left, const QModelIndex& right) const override;

private:
    QStringList m_words;
    std::map<int, QString> m_choices;
};

class RecordBrowser : public QWidget {
    Q_OBJECT

public:
    // `choiceColumns`: those with a list of their values to choose from. `emptyWords`: what stands here without
    // records.
    RecordBrowser(std::vector<int> choiceColumns, const QString& emptyWords, QWidget* parent = nullptr);

    void setContents(const TableContents& contents); // search and choices stay
    void setContents(const QString& title, const QStringList& headings, int rows, tables::PlainTable::CellAt cellAt);
    void search(const QString& text);
    int shownCount() const { return m_filter->rowCount(); }
    std::vector<int> selectedRows() const; // of the contents, in their order
    QString selectedText() const; // tab-separated with headings; all shown rows without a selection

protected:
    void resizeEvent(QResizeEvent* event) override;

signals:
    void selectionChanged();

private:
    void showContents(const QString& title);
    void buildBar(const std::vector<int>& choiceColumns);
    void buildTable();
    void fillChoices();
    void fitColumns();
    void countRows();

    tables::PlainTable* m_model;
    RecordFilter* m_filter;
    QLineEdit* m_search;
    std::map<int, QComboBox*> m_choices;
    QLabel* m_count;
    QLabel* m_empty;
    QTableView* m_view;
    bool m_isFitting{false};
    bool m_hasOwnWidths{false}; // set by a person: they stay
};

} // namespace ui::panels
