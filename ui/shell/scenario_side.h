// The left side of the desk: the tree of scenarios, the note of the active one, what it changes. Shows and reports.
#pragma once

#include "ui/session/input_table.h"
#include "ui/session/session.h"

#include <QtWidgets/QWidget>

class QLabel;
class QPlainTextEdit;
class QTreeView;
class QVBoxLayout;

namespace ui::tables {
class PlainTable;
class ScenarioTreeModel;
} // namespace ui::tables

namespace ui::shell {

class ScenarioSide : public QWidget {
    Q_OBJECT

public:
    explicit ScenarioSide(session::Session& session, QWidget* parent = nullptr);
    void showChanges(const std::vector<session::InputRow>& changed);
    void keepNote(); // what is being typed becomes the note
    QSize sizeHint() const override;
    void rename(); // opens the name of the active scenario for editing

signals:
    void newWanted();
    void inputWanted(const std::string& key);
    void menuWanted(const QPoint& at); // on the active scenario

protected:
    void resizeEvent(QResizeEvent* event) override;

private:
    void shareChangeColumns();
    void buildTree(QVBoxLayout* column);
    void buildNote(QVBoxLayout* column);
    void refreshTree();
    void refreshNote();

    session::Session& m_session;
    tables::ScenarioTreeModel* m_model;
    QTreeView* m_tree;
    QPlainTextEdit* m_note;
    QTreeView* m_changes;
    tables::PlainTable* m_changeModel;
    QLabel* m_changeTitle{nullptr};
    QLabel* m_changeCount{nullptr};
    bool m_isRefreshing{false};
};

} // namespace ui::shell
