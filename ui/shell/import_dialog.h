// Shows what a file holds before it is taken in: format, series, problems, questions, use. Cancelled, it changed
// nothing.
#pragma once

#include "ui/session/import_reading.h"
#include "ui/session/project_store.h"

#include <QtWidgets/QDialog>

class QComboBox;
class QLabel;
class QProgressBar;
class QPushButton;
class QTableView;
class QVBoxLayout;

namespace ui::tables {
class ImportIssueTable;
class PlainTable;
} // namespace ui::tables

namespace ui::shell {

class ImportQuestions;
class LayoutEditor;
class ImportUses;

class ImportDialog : public QDialog {
    Q_OBJECT

public:
    // Begins to read the file. The store outlives the dialog and has a document open.
    ImportDialog(const QString& path, const session::Session& session, session::ProjectStore& store,
                 QWidget* parent = nullptr);
    QString takenWords() const { return m_taken; } // after it was accepted

private:
    void buildHead(QVBoxLayout* column);
    void buildContents(QVBoxLayout* column);
    void buildFoot(QVBoxLayout* column);
    void refresh();
    void refreshContents(const session::PreparedImport* import);
    void refreshIssues(const session::PreparedImport& import);
    QString notice(const session::PreparedImport* import, bool isThere) const;
    void take();

    session::ProjectStore& m_store;
    session::ImportReading m_reading;
    QString m_taken;
    QComboBox* m_format;
    QProgressBar* m_progress;
    ImportQuestions* m_questions;
    LayoutEditor* m_layout; // of a table that no format knows
    QWidget* m_contents;
    QLabel* m_counts;
    tables::PlainTable* m_series;
    QTableView* m_seriesView;
    QLabel* m_repairs;
    QLabel* m_issuesTitle;
    tables::ImportIssueTable* m_issues;
    QTableView* m_issuesView;
    ImportUses* m_uses;
    QLabel* m_notice;
    QPushButton* m_import;
};

// Shows the dialog, or says why nothing can be imported now; what was taken in words, "" when nothing was.
QString importInto(QWidget* parent, const QString& path, const session::Session& session, session::ProjectStore& store);

} // namespace ui::shell
