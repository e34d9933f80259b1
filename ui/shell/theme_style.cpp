#include "ui/shell/theme_style.h"

#include <QtGui/QPainter>
#include <QtWidgets/QStyleFactory>
#include <QtWidgets/QStyleOption>

#include <algorithm>

namespace ui::shell {

namespace {

QColor outlineOf(const QStyleOption& option) {
    const bool isFocused =
        option.state.testFlag(QStyle::State_HasFocus) && option.state.testFlag(QStyle::State_Enabled);
    return option.palette.color(isFocused ? QPalette::Highlight : QPalette::Mid);
}

void drawFrame(QPainter& painter, const QStyleOption& option) {
    painter.setPen(QPen(outlineOf(option), 1.0));
    painter.setBrush(option.palette.color(QPalette::Base));
    painter.drawRoundedRect(QRectF(option.rect).adjusted(0.5, 0.5, -0.5, -0.5), 6.0, 6.0);
}

void drawChevron(QPainter& painter, const QRectF& room, const QColor& colour, bool pointsUp) {
    const double half = std::min(4.0, 0.3 * std::min(room.width(), room.height()) + 1.5);
    const double rise = pointsUp ? -0.5 * half : 0.5 * half;
    const QPointF centre = room.center();
    const QPointF corners[] = {centre + QPointF(-half, -rise), centre + QPointF(0.0, rise),
                               centre + QPointF(half, -rise)};
    painter.setPen(QPen(colour, 1.5, Qt::SolidLine, Qt::RoundCap, Qt::RoundJoin));
    painter.setBrush(Qt::NoBrush);
    painter.drawPolyline(corners, 3);
}

void drawIndicator(QPainter& painter, const QStyleOption& option, bool isRound) {
    const double side = std::min(option.rect.width(), option.rect.height()) - 1.0;
    QRectF box(0.0, 0.0, side, side);
    box.moveCenter(QRectF(option.rect).center());
    const bool isEnabled = option.state.testFlag(QStyle::State_Enabled);
    const bool isOn = option.state.testFlag(QStyle::State_On);
    const bool isPartly = option.state.testFlag(QStyle::State_NoChange);
    const QColor accent = option.palette.color(isEnabled ? QPalette::Highlight : QPalette::Mid);
    const bool isOutlined =
        option.state.testFlag(QStyle::State_HasFocus) || option.state.testFlag(QStyle::State_MouseOver);
    painter.setPen(
        QPen(isOn || isPartly || isOutlined ? accent : option.palette.color(QPalette::PlaceholderText), 1.0));
    painter.setBrush(isOn || isPartly ? accent : option.palette.color(QPalette::Base));
    if (isRound)
        painter.drawEllipse(box);
    else
        painter.drawRoundedRect(box, 3.0, 3.0);
    const QColor mark = option.palette.color(QPalette::HighlightedText);
    if (isOn && isRound) {
        painter.setPen(Qt::NoPen);
        painter.setBrush(mark);
        painter.drawEllipse(box.center(), 0.22 * side, 0.22 * side);
    } else if (isOn || isPartly) {
        const auto at = [&](double x, double y) { return box.topLeft() + QPointF(x * side, y * side); };
        const QPointF tick[] = {at(0.24, isPartly ? 0.5 : 0.53), at(isPartly ? 0.5 : 0.43, isPartly ? 0.5 : 0.71),
                                at(0.77, isPartly ? 0.5 : 0.31)};
        painter.setPen(QPen(mark, 1.7, Qt::SolidLine, Qt::RoundCap, Qt::RoundJoin));
        painter.drawPolyline(tick, 3);
    }
}

} // namespace

ThemeStyle::ThemeStyle() : QProxyStyle(QStyleFactory::create(QStringLiteral("Fusion"))) {}

void ThemeStyle::drawPrimitive(PrimitiveElement element, const QStyleOption* option, QPainter* painter,
                               const QWidget* widget) const {
    const bool isBox = element == PE_IndicatorCheckBox || element == PE_IndicatorItemViewItemCheck;
    if (!isBox && element != PE_IndicatorRadioButton)
        return QProxyStyle::drawPrimitive(element, option, painter, widget);
    painter->save();
    painter->setRenderHint(QPainter::Antialiasing);
    drawIndicator(*painter, *option, !isBox);
    painter->restore();
}

void ThemeStyle::drawComplexControl(ComplexControl control, const QStyleOptionComplex* option, QPainter* painter,
                                    const QWidget* widget) const {
    if (control != CC_ComboBox && control != CC_SpinBox)
        return QProxyStyle::drawComplexControl(control, option, painter, widget);
    painter->save();
    painter->setRenderHint(QPainter::Antialiasing);
    drawFrame(*painter, *option);
    const bool isEnabled = option->state.testFlag(State_Enabled);
    const QColor colour = option->palette.color(isEnabled ? QPalette::Active : QPalette::Disabled,
                                                isEnabled ? QPalette::PlaceholderText : QPalette::Text);
    if (control == CC_ComboBox) {
        drawChevron(*painter, subControlRect(control, option, SC_ComboBoxArrow, widget), colour, false);
    } else if (option->subControls.testFlag(SC_SpinBoxUp)) {
        drawChevron(*painter, subControlRect(control, option, SC_SpinBoxUp, widget), colour, true);
        drawChevron(*painter, subControlRect(control, option, SC_SpinBoxDown, widget), colour, false);
    }
    painter->restore();
}

// As tall as a line edit of the style sheet.
QSize ThemeStyle::sizeFromContents(ContentsType type, const QStyleOption* option, const QSize& size,
                                   const QWidget* widget) const {
    const QSize fusion = QProxyStyle::sizeFromContents(type, option, size, widget);
    const bool isField = type == CT_ComboBox || type == CT_SpinBox;
    return isField ? fusion + QSize(0, 2) : fusion;
}

} // namespace ui::shell
