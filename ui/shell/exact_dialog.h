// Compares the dispatch of the year shown with the exact optimum: asks nothing, shows progress, can be cancelled.
#pragma once

#include "ui/session/exact_check.h"
#include "ui/session/session.h"

#include <QtWidgets/QDialog>

class QLabel;
class QProgressBar;
class QPushButton;
class QTableView;

namespace ui::tables {
class PlainTable;
}

namespace ui::shell {

class ExactDialog : public QDialog {
    Q_OBJECT

public:
    explicit ExactDialog(session::Session& session, QWidget* parent = nullptr);
    bool isRunning() const { return m_check.isRunning(); }
    QString finding() const; // what was found, in a sentence; "" before

private:
    void refresh();
    void fillTable();

    int m_year;
    QLabel* m_finding;
    QProgressBar* m_progress;
    tables::PlainTable* m_table;
    QTableView* m_view;
    QPushButton* m_close;
    session::ExactCheck m_check;
};

} // namespace ui::shell
