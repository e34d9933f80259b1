// The calibrations in a table, one of them chosen for the charts, and the one step that takes it over into the scenario.
#pragma once

#include "ui/session/session.h"

#include <QtWidgets/QFrame>

class QLabel;
class QProgressBar;
class QPushButton;
class QTableView;

namespace ui::tables {
class PlainTable;
}

namespace ui::panels {

class CalibrationCard : public QFrame {
    Q_OBJECT

public:
    explicit CalibrationCard(session::Session& session, QWidget* parent = nullptr);
    void refresh(); // fits anew what has changed, shows what there is

private:
    void buildBar();
    void showFits();
    void showState();
    void choose(int row);
    void takeOver(bool inChild);
    void showEffect(); // once the answer after the step is there

    session::Session& m_session;
    QLabel* m_title;
    QTableView* m_view;
    tables::PlainTable* m_model;
    QProgressBar* m_progress;
    QPushButton* m_cancel;
    QPushButton* m_apply;
    QPushButton* m_compare;
    QLabel* m_state; // why not, or what it did
    QLabel* m_note;
    std::shared_ptr<const model::scenario::Outcome> m_before; // of the step that waits for its answer
    QString m_effect;
};

} // namespace ui::panels
