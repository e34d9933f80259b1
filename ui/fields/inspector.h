// The right side of the desk: all inputs with search and filters. Built from the parameter table; only rows in sight
// exist.
#pragma once

#include "ui/fields/inspector_presenter.h"

#include <QtWidgets/QWidget>

#include <array>

class QLabel;
class QLineEdit;
class QPushButton;

namespace ui::fields {

class KnotEditor;
class RowColumn;

class Inspector : public QWidget {
    Q_OBJECT

public:
    Inspector(session::Session& session, InspectorPresenter& presenter, QWidget* parent = nullptr);
    // Scrolls to that input and puts the cursor there.
    void reveal(const std::string& key);
    void openCard(const std::string& key, const QPoint& at); // on the screen; unknown keys open nothing
    void openKnots(const std::string& key);
    QSize sizeHint() const override;

private:
    void buildHead();
    void refresh();
    void refreshChips();
    QWidget* makeLine(std::size_t index, QWidget* parent);
    QWidget* makeHeading(const session::InputGroup& group, QWidget* parent);
    void renewLine(QWidget* widget, std::size_t index);
    void openAddMenu();

    session::Session& m_session;
    InspectorPresenter& m_presenter;
    QLabel* m_count{nullptr};
    QLineEdit* m_words{nullptr};
    std::array<QPushButton*, 4> m_chips{};
    QPushButton* m_add{nullptr};
    RowColumn* m_column{nullptr};
    KnotEditor* m_knots{nullptr};
};

} // namespace ui::fields
