// A line for one number with its unit. What cannot be used is refused in place: the text stays, the reason is shown.
#pragma once

#include <QtWidgets/QLineEdit>

#include <string>

namespace ui::fields {

class ValueField : public QLineEdit {
    Q_OBJECT

public:
    explicit ValueField(QWidget* parent = nullptr);

    // In the row's unit.
    void setUnit(const std::string& rowUnit);
    void setAllowed(double minimum, double maximum);
    // Left alone while a person is typing.
    void show(double rowValue);
    using QLineEdit::show;
    QString problem() const { return m_problem; } // "" when the text can be used

signals:
    void entered(double rowValue);
    void problemChanged(const QString& problem);

protected:
    void paintEvent(QPaintEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;
    void focusOutEvent(QFocusEvent* event) override;

private:
    void take();
    void setProblem(const QString& problem);

    std::string m_rowUnit;
    QString m_unit;
    double m_minimum{};
    double m_maximum{};
    double m_value{};
    QString m_problem;
};

// "0 to 100,000 MW", "at least 0", with the words a person would use.
QString rangeInWords(double minimum, double maximum, const std::string& rowUnit);

} // namespace ui::fields
