#include "ui/fields/input_row_view.h"

#include "ui/fields/knot_curve.h"
#include "ui/fields/value_field.h"
#include "ui/fields/value_slider.h"
#include "ui/session/input_text.h"
#include "ui/shell/theme.h"
#include "ui/text/message_text.h"

#include <QtGui/QContextMenuEvent>
#include <QtGui/QPainter>
#include <QtGui/QPainterPath>
#include <QtWidgets/QApplication>
#include <QtWidgets/QComboBox>
#include <QtWidgets/QHBoxLayout>
#include <QtWidgets/QLabel>
#include <QtWidgets/QPushButton>
#include <QtWidgets/QStyle>

#include <algorithm>

namespace ui::fields {

using session::InputKind;
using session::InputRow;

namespace {

// The mark of a changed input.
class ChangedDot : public QWidget {
public:
    explicit ChangedDot(QWidget* parent) : QWidget(parent) {
        setFixedWidth(10);
        setAccessibleName(InputRowView::tr("Changed"));
    }

protected:
    void paintEvent(QPaintEvent*) override {
        QPainter painter(this);
        painter.setRenderHint(QPainter::Antialiasing);
        painter.setPen(Qt::NoPen);
        painter.setBrush(shell::activeTheme().accent);
        painter.drawEllipse(QPointF(3.0, height() / 2.0), 3.0, 3.0);
    }
};

// The mark of an uncertain input: a wave. An empty place where the input is certain.
class PriorMark : public QWidget {
public:
    PriorMark(bool isUncertain, QWidget* parent) : QWidget(parent), m_isUncertain(isUncertain) { setFixedWidth(16); }

protected:
    void paintEvent(QPaintEvent*) override {
        if (!m_isUncertain) return;
        QPainter painter(this);
        painter.setRenderHint(QPainter::Antialiasing);
        painter.setPen(QPen(shell::activeTheme().accent, 1.5));
        const double middle = height() / 2.0;
        QPainterPath wave(QPointF(1.5, middle));
        wave.cubicTo(4.5, middle - 9.0, 8.0, middle - 2.0, 8.0, middle);
        wave.cubicTo(8.0, middle + 2.0, 11.5, middle + 9.0, 14.5, middle);
        painter.drawPath(wave);
    }

private:
    bool m_isUncertain;
};

void setLook(QWidget* widget, const char* look) {
    if (widget->property("look").toByteArray() == look) return;
    widget->setProperty("look", QByteArray(look));
    widget->style()->unpolish(widget);
    widget->style()->polish(widget);
}

int captionHeight() {
    return QFontMetrics(shell::activeTheme().font(shell::FontUse::Caption)).height();
}

int fieldWidth() {
    return QFontMetrics(QApplication::font()).horizontalAdvance(QStringLiteral("0")) * 16;
}

} // namespace

InputRowView::InputRowView(const InputRow& row, QWidget* parent) : QWidget(parent), m_row(row) {
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 2, 0, 4);
    column->setSpacing(3);
    auto* words = new QHBoxLayout;
    words->setSpacing(4);
    m_dot = new ChangedDot(this);
    m_label = new QLabel(this);
    m_label->setTextFormat(Qt::PlainText);
    m_label->setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Preferred);
    m_chip = new QPushButton(this);
    setLook(m_chip, "source");
    m_chip->setFocusPolicy(Qt::TabFocus);
    connect(m_chip, &QPushButton::clicked, this, &InputRowView::askForCard);
    words->addWidget(m_dot);
    words->addWidget(m_label, 1);
    words->addWidget(m_chip);
    column->addLayout(words);
    auto* line = new QHBoxLayout;
    line->setSpacing(8);
    column->addLayout(line);
    switch (row.kind) {
    case InputKind::Number:
        buildNumber(line);
        break;
    case InputKind::Trajectory:
        buildTrajectory(line);
        break;
    case InputKind::Choice:
        buildChoice(line);
        break;
    case InputKind::Text:
        buildText(line);
        break;
    }
    auto* prior = new PriorMark(row.isUncertain(), this);
    if (row.isUncertain()) {
        prior->setToolTip(text::toolTip(tr("Uncertain: %1").arg(row.prior)));
        prior->setAccessibleName(tr("Uncertain: %1").arg(row.prior));
    }
    line->addWidget(prior);
    show(row);
}

int InputRowView::rowHeight() {
    const QFontMetrics body(QApplication::font());
    return std::max(body.height(), captionHeight() + 4) + body.height() + 8 + 3 + 6 + 6;
}

void InputRowView::show(const InputRow& row) {
    m_row = row;
    m_dot->setVisible(row.isChanged);
    showProblem(m_field != nullptr ? m_field->problem() : QString());
    m_chip->setText(row.sourceChip);
    m_chip->setVisible(!row.sourceChip.isEmpty());
    m_chip->setAccessibleName(tr("Source of %1: %2").arg(row.label, row.sourceChip));
    if (m_slider != nullptr || m_field != nullptr) showNumber();
    if (m_curve != nullptr) {
        m_curve->show(row.knots);
        m_knots->setText(row.valueText);
    }
    if (m_choice != nullptr) {
        const QSignalBlocker blocker(m_choice);
        m_choice->clear();
        for (qsizetype i = 0; i < row.options.size(); ++i)
            m_choice->addItem(row.optionWords[i], row.options[i]);
        m_choice->setCurrentIndex(static_cast<int>(row.options.indexOf(row.text)));
    }
    if (m_text != nullptr && !m_text->hasFocus()) m_text->setText(row.text);
}

void InputRowView::contextMenuEvent(QContextMenuEvent* event) {
    emit cardWanted(m_row.key, event->globalPos());
}

void InputRowView::buildNumber(QHBoxLayout* line) {
    m_slider = new ValueSlider(this);
    m_slider->setAccessibleName(m_row.label);
    m_field = new ValueField(this);
    m_field->setAccessibleName(m_row.label);
    m_field->setFixedWidth(fieldWidth());
    connect(m_slider, &ValueSlider::moved, this,
            [this](double value, int drag) { emit valueEdited(m_row.key, value, drag); });
    connect(m_field, &ValueField::entered, this, [this](double value) { emit valueEdited(m_row.key, value, 0); });
    connect(m_field, &ValueField::problemChanged, this, &InputRowView::showProblem);
    line->addWidget(m_slider, 1);
    line->addWidget(m_field);
}

void InputRowView::buildTrajectory(QHBoxLayout* line) {
    if (m_row.knots.size() == 1) {
        buildNumber(line);
        return;
    }
    m_curve = new KnotCurve(this);
    m_curve->setLogarithmic(m_row.isLogarithmic);
    m_knots = new QPushButton(this);
    m_knots->setFixedWidth(fieldWidth() + fieldWidth() / 2);
    m_knots->setAccessibleName(tr("Edit %1 by year").arg(m_row.label));
    connect(m_knots, &QPushButton::clicked, this, [this] { emit knotsWanted(m_row.key); });
    line->addWidget(m_curve, 1);
    line->addWidget(m_knots);
}

void InputRowView::buildChoice(QHBoxLayout* line) {
    m_choice = new QComboBox(this);
    m_choice->setAccessibleName(m_row.label);
    m_choice->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
    m_choice->setMinimumContentsLength(8);
    m_choice->setFocusPolicy(Qt::StrongFocus);
    connect(m_choice, &QComboBox::activated, this,
            [this](int index) { emit textEdited(m_row.key, m_choice->itemData(index).toString()); });
    line->addWidget(m_choice, 1);
}

void InputRowView::buildText(QHBoxLayout* line) {
    m_text = new QLineEdit(this);
    m_text->setAccessibleName(m_row.label);
    m_text->setMaxLength(200);
    connect(m_text, &QLineEdit::editingFinished, this, [this] {
        if (m_text->text() != m_row.text) emit textEdited(m_row.key, m_text->text());
    });
    line->addWidget(m_text, 1);
}

void InputRowView::showNumber() {
    SliderScale scale{m_row.minimum, m_row.maximum, m_row.isLogarithmic, m_row.unit == "units"};
    if (!scale.isLogarithmic) scale.maximum = sliderMaximum(m_row.minimum, m_row.maximum, m_row.usual, m_row.value);
    m_slider->setScale(scale);
    m_slider->show(m_row.value);
    m_slider->setAccessibleDescription(m_row.valueText);
    m_field->setUnit(m_row.unit);
    m_field->setAllowed(m_row.minimum, m_row.maximum);
    m_field->show(m_row.value);
}

void InputRowView::showProblem(const QString& problem) {
    m_label->setText(problem.isEmpty() ? m_row.label : problem);
    setLook(m_label, problem.isEmpty() ? "" : "captionAlarm");
    m_label->setToolTip(text::toolTip(problem.isEmpty() ? m_row.sentence : problem));
}

void InputRowView::askForCard() {
    emit cardWanted(m_row.key, m_chip->mapToGlobal(QPoint(0, m_chip->height() + 4)));
}

} // namespace ui::fields
