#include "ui/charts/chart_overlay.h"

#include <QtGui/QFontMetricsF>
#include <QtGui/QPainter>
#include <QtWidgets/QLabel>
#include <QtWidgets/QPushButton>
#include <QtWidgets/QStyle>
#include <QtWidgets/QVBoxLayout>

namespace ui::charts {

ChartOverlay::ChartOverlay(QWidget* parent)
    : QWidget(parent), m_theme(shell::activeTheme()), m_sentence(new QLabel(this)), m_action(new QPushButton(this)) {
    m_sentence->setTextFormat(Qt::PlainText);
    m_sentence->setAlignment(Qt::AlignCenter);
    m_sentence->setWordWrap(true);
    m_sentence->setObjectName(QStringLiteral("chartOverlaySentence"));
    m_action->setObjectName(QStringLiteral("chartOverlayAction"));
    m_action->setAutoDefault(false);
    auto* column = new QVBoxLayout(this);
    column->addStretch();
    column->addWidget(m_sentence);
    column->addSpacing(8);
    column->addWidget(m_action, 0, Qt::AlignHCenter);
    column->addStretch();
    connect(m_action, &QPushButton::clicked, this, &ChartOverlay::actionTriggered);
    hide();
}

void ChartOverlay::setTheme(const shell::Theme& theme) {
    m_theme = theme;
    update();
}

void ChartOverlay::show(State state, const QString& sentence, const QString& action) {
    m_state = state;
    m_sentence->setText(sentence);
    m_action->setText(action);
    m_action->setVisible(!action.isEmpty());
    m_action->setProperty("look", state == State::Empty ? QStringLiteral("primary") : QString());
    m_action->style()->unpolish(m_action);
    m_action->style()->polish(m_action);
    setVisible(state != State::Hidden);
    raise();
    update();
}

void ChartOverlay::paintEvent(QPaintEvent*) {
    QPainter painter(this);
    QColor veil = m_theme.card;
    if (m_state == State::BusyOverChart) veil.setAlphaF(0.62F);
    painter.fillRect(rect(), veil);
    painter.setRenderHint(QPainter::Antialiasing);
    if (m_state == State::BusyOverChart) {
        const double half =
            0.5 * QFontMetricsF(m_sentence->font()).horizontalAdvance(m_sentence->text()) + m_theme.px(16.0);
        const double middle = 0.5 * width();
        painter.setPen(m_theme.line);
        painter.setBrush(m_theme.card);
        painter.drawRoundedRect(QRectF(QPointF(middle - half, m_sentence->y() - m_theme.px(10.0)),
                                       QPointF(middle + half, m_action->geometry().bottom() + m_theme.px(10.0))),
                                m_theme.px(8.0), m_theme.px(8.0));
    }
    if (m_state != State::BusySkeleton) return;
    painter.setPen(Qt::NoPen);
    painter.setBrush(m_theme.hover);
    const double bar = width() / 15.0;
    for (int i = 0; i < 14; ++i) {
        const double tall = height() * (0.25 + 0.035 * i);
        painter.drawRoundedRect(QRectF((i + 0.6) * bar, height() - tall, 0.7 * bar, tall), 4.0, 4.0);
    }
}

} // namespace ui::charts
