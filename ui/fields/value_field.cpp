#include "ui/fields/value_field.h"

#include "ui/session/input_text.h"
#include "ui/shell/theme.h"
#include "ui/text/message_text.h"

#include <QtGui/QKeyEvent>
#include <QtGui/QPainter>
#include <QtWidgets/QStyle>

namespace ui::fields {

ValueField::ValueField(QWidget* parent) : QLineEdit(parent) {
    setAlignment(Qt::AlignRight | Qt::AlignVCenter);
    connect(this, &QLineEdit::textEdited, this, [this] { setProblem({}); });
    connect(this, &QLineEdit::editingFinished, this, &ValueField::take);
}

void ValueField::setUnit(const std::string& rowUnit) {
    m_rowUnit = rowUnit;
    m_unit = session::shownUnit(rowUnit);
    const QFontMetrics metrics(shell::activeTheme().font(shell::FontUse::Caption));
    setTextMargins(0, 0, m_unit.isEmpty() ? 0 : metrics.horizontalAdvance(m_unit) + 6, 0);
}

void ValueField::setAllowed(double minimum, double maximum) {
    m_minimum = minimum;
    m_maximum = maximum;
}

void ValueField::show(double rowValue) {
    m_value = rowValue;
    if ((hasFocus() && isModified()) || !m_problem.isEmpty()) return;
    setText(session::inputText(rowValue, m_rowUnit));
    setCursorPosition(0);
}

void ValueField::paintEvent(QPaintEvent* event) {
    QLineEdit::paintEvent(event);
    if (m_unit.isEmpty()) return;
    const auto theme = shell::activeTheme();
    QPainter painter(this);
    painter.setFont(theme.font(shell::FontUse::Caption));
    painter.setPen(isEnabled() ? theme.muted : theme.disabled);
    painter.drawText(rect().adjusted(0, 0, -9, 0), Qt::AlignRight | Qt::AlignVCenter, m_unit);
}

void ValueField::keyPressEvent(QKeyEvent* event) {
    if (event->key() == Qt::Key_Escape && (isModified() || !m_problem.isEmpty())) {
        setProblem({});
        setText(session::inputText(m_value, m_rowUnit));
        setModified(false);
        event->accept();
        return;
    }
    QLineEdit::keyPressEvent(event);
}

void ValueField::focusOutEvent(QFocusEvent* event) {
    QLineEdit::focusOutEvent(event);
    if (m_problem.isEmpty() && !isModified()) show(m_value);
}

void ValueField::take() {
    if (!isModified()) return;
    const auto typed = session::parseInput(text(), m_rowUnit);
    if (!typed.value) {
        setProblem(typed.issues.empty() ? tr("Type a number, with a unit if you like.")
                                        : text::message(typed.issues.front()));
        return;
    }
    if (*typed.value < m_minimum || *typed.value > m_maximum) {
        setProblem(tr("Choose %1.").arg(rangeInWords(m_minimum, m_maximum, m_rowUnit)));
        return;
    }
    setModified(false);
    setProblem({});
    const bool isNew = *typed.value != m_value;
    show(*typed.value);
    if (isNew) emit entered(*typed.value);
}

void ValueField::setProblem(const QString& problem) {
    if (problem == m_problem) return;
    m_problem = problem;
    setProperty("bad", !problem.isEmpty());
    style()->unpolish(this);
    style()->polish(this);
    setAccessibleDescription(problem);
    emit problemChanged(problem);
}

QString rangeInWords(double minimum, double maximum, const std::string& rowUnit) {
    return ValueField::tr("%1 to %2")
        .arg(session::inputText(minimum, rowUnit), session::inputQuantity(maximum, rowUnit));
}

} // namespace ui::fields
