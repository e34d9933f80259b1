// One input on screen: words, slider, field with unit, source chip. It reports what a person did and changes nothing.
#pragma once

#include "ui/session/input_table.h"

#include <QtWidgets/QWidget>

class QComboBox;
class QHBoxLayout;
class QLabel;
class QLineEdit;
class QPushButton;
class QStackedLayout;

namespace ui::fields {

class KnotCurve;
class ValueField;
class ValueSlider;

class InputRowView : public QWidget {
    Q_OBJECT

public:
    explicit InputRowView(const session::InputRow& row, QWidget* parent = nullptr);
    // The same input with another value.
    void show(const session::InputRow& row);
    using QWidget::show;
    static int rowHeight();

signals:
    void valueEdited(const std::string& key, double value, int drag);
    void textEdited(const std::string& key, const QString& text); // a choice, or free text
    void knotsWanted(const std::string& key);                     // open the curve editor
    void cardWanted(const std::string& key, const QPoint& at);    // source, range, reset

protected:
    void contextMenuEvent(QContextMenuEvent* event) override;

private:
    void buildNumber(QHBoxLayout* line);
    void buildTrajectory(QHBoxLayout* line);
    void buildChoice(QHBoxLayout* line);
    void buildText(QHBoxLayout* line);
    void showNumber();
    void showProblem(const QString& problem);
    void askForCard();

    session::InputRow m_row;
    QWidget* m_dot{nullptr};
    QLabel* m_label{nullptr};
    QPushButton* m_chip{nullptr};
    ValueSlider* m_slider{nullptr};
    ValueField* m_field{nullptr};
    KnotCurve* m_curve{nullptr};
    QPushButton* m_knots{nullptr};
    QComboBox* m_choice{nullptr};
    QLineEdit* m_text{nullptr};
};

} // namespace ui::fields
