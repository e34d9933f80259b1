#include "ui/charts/chart_view.h"

#include "ui/charts/chart_export.h"
#include "ui/charts/chart_overlay.h"
#include "ui/charts/chart_scene.h"
#include "ui/charts/data_table.h"

#include <QtGui/QClipboard>
#include <QtGui/QGuiApplication>
#include <QtGui/QKeyEvent>
#include <QtWidgets/QLabel>
#include <QtWidgets/QVBoxLayout>

#include <qcustomplot.h>

#include <algorithm>
#include <cmath>
#include <limits>

namespace ui::charts {

struct ChartView::Parts {
    explicit Parts(ChartView* view)
        : title(new QLabel(view)), subtitle(new QLabel(view)), plot(new QCustomPlot(view)),
          overlay(new ChartOverlay(view)), scene(*plot, screenStyle(shell::activeTheme(), QLocale())) {}

    QLabel* title;
    QLabel* subtitle;
    QCustomPlot* plot;
    ChartOverlay* overlay;
    ChartScene scene;
    QLocale locale;
    QPoint pressedAt;
};

ChartView::ChartView(QWidget* parent) : QFrame(parent), m(std::make_unique<Parts>(this)) {
    setProperty("look", QStringLiteral("card"));
    setFocusPolicy(Qt::StrongFocus);
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Expanding);
    for (QLabel* label : {m->title, m->subtitle}) {
        label->setTextFormat(Qt::PlainText);
        label->setWordWrap(true);
        label->setTextInteractionFlags(Qt::NoTextInteraction);
    }
    m->title->setProperty("look", QStringLiteral("title"));
    m->subtitle->setProperty("look", QStringLiteral("caption"));
    m->plot->setFocusPolicy(Qt::NoFocus);
    m->plot->setMinimumSize(80, 60);
    m->plot->setMouseTracking(true);
    m->plot->setInteractions(QCP::iRangeDrag | QCP::iRangeZoom);
    m->plot->installEventFilter(this);
    auto* column = new QVBoxLayout(this);
    column->setSpacing(2);
    column->addWidget(m->title);
    column->addWidget(m->subtitle);
    column->addSpacing(4);
    column->addWidget(m->plot, 1);
    connectPlot();
    connect(m->overlay, &ChartOverlay::actionTriggered, this, [this] {
        if (m->overlay->state() == ChartOverlay::State::Empty)
            emit emptyActionTriggered();
        else
            emit cancelRequested();
    });
    applyActiveTheme();
}

ChartView::~ChartView() = default;

void ChartView::connectPlot() {
    connect(m->plot, &QCustomPlot::mousePress, this, [this](QMouseEvent* event) {
        setFocus(Qt::MouseFocusReason);
        m->pressedAt = event->pos();
    });
    connect(m->plot, &QCustomPlot::mouseRelease, this, [this](QMouseEvent* event) {
        const bool isClick = (event->pos() - m->pressedAt).manhattanLength() < 4;
        if (isClick && event->button() == Qt::LeftButton) toggleSeries(m->scene.seriesAt(event->position()));
    });
    connect(m->plot, &QCustomPlot::mouseDoubleClick, this, [this] { resetZoom(); });
    connect(m->plot, &QCustomPlot::mouseMove, this, [this](QMouseEvent* event) {
        const QPointF at = event->position();
        m->plot->setCursor(m->scene.seriesAt(at).isEmpty() ? Qt::ArrowCursor : Qt::PointingHandCursor);
        const bool isInside = m->scene.plotRect().contains(at);
        moveCursor(isInside ? nearestStop(m->scene.stops(), m->scene.xAt(at.x())) : std::nullopt);
    });
    connect(m->plot->xAxis, qOverload<const QCPRange&>(&QCPAxis::rangeChanged), this,
            [this](const QCPRange& range) { emit xRangeChanged(range.lower, range.upper); });
}

void ChartView::applyActiveTheme() {
    const shell::Theme theme = shell::activeTheme();
    const int pad = qRound(theme.px(12.0));
    layout()->setContentsMargins(pad, qRound(theme.px(10.0)), qRound(theme.px(6.0)), qRound(theme.px(8.0)));
    m->overlay->setTheme(theme);
    m->scene.setStyle(screenStyle(theme, m->locale));
    m->plot->replot(QCustomPlot::rpQueuedReplot);
}

void ChartView::setData(ChartData data) {
    m->title->setText(data.title);
    m->subtitle->setText(data.subtitle);
    m->subtitle->setVisible(!data.subtitle.isEmpty());
    m->scene.setData(std::move(data));
    if (m->overlay->state() == ChartOverlay::State::Empty)
        m->overlay->show(ChartOverlay::State::Hidden, QString(), QString());
    updateAccessibility();
    m->plot->replot();
}

const ChartData& ChartView::data() const {
    return m->scene.data();
}

void ChartView::setLanguage(const QLocale& locale) {
    m->locale = locale;
    applyActiveTheme();
    updateAccessibility();
}

void ChartView::updateAccessibility() {
    setAccessibleName(data().title);
    setAccessibleDescription(accessibleSummary(data(), m->locale));
    m->plot->setAccessibleName(data().title);
}

void ChartView::showEmpty(const QString& sentence, const QString& action) {
    m->overlay->setGeometry(m->plot->geometry());
    m->overlay->show(ChartOverlay::State::Empty, sentence, action);
}

void ChartView::showBusy(const QString& what) {
    using State = ChartOverlay::State;
    m->overlay->setGeometry(m->plot->geometry());
    m->overlay->show(isEmpty(data()) ? State::BusySkeleton : State::BusyOverChart, what, tr("Cancel"));
}

void ChartView::endBusy() {
    if (isBusy()) m->overlay->show(ChartOverlay::State::Hidden, QString(), QString());
}

bool ChartView::isBusy() const {
    const auto state = m->overlay->state();
    return state == ChartOverlay::State::BusyOverChart || state == ChartOverlay::State::BusySkeleton;
}

std::optional<double> ChartView::cursor() const {
    return m->scene.cursor();
}

void ChartView::moveCursor(std::optional<double> x) {
    if (x == m->scene.cursor()) return;
    m->scene.setCursor(x);
    emit linkedXChanged(x.value_or(std::numeric_limits<double>::quiet_NaN()));
}

void ChartView::setLinkedX(double x) {
    m->scene.setCursor(std::isfinite(x) ? nearestStop(m->scene.stops(), x) : std::nullopt);
}

void ChartView::moveCursorBy(int stops) {
    const std::vector<double>& all = m->scene.stops();
    if (all.empty()) return;
    const Extent range = xRange();
    const auto last = static_cast<std::ptrdiff_t>(all.size()) - 1;
    std::ptrdiff_t at = 0;
    if (cursor()) {
        const auto found = std::lower_bound(all.begin(), all.end(), *cursor());
        at = std::clamp<std::ptrdiff_t>((found - all.begin()) + stops, 0, last);
    } else {
        const auto edge = stops > 0 ? std::lower_bound(all.begin(), all.end(), range.low)
                                    : std::upper_bound(all.begin(), all.end(), range.high) - 1;
        at = std::clamp<std::ptrdiff_t>(edge - all.begin(), 0, last);
    }
    const double x = all[static_cast<std::size_t>(at)];
    if (x < range.low || x > range.high) {
        const double shift = x < range.low ? x - range.low : x - range.high;
        setXRange({range.low + shift, range.high + shift});
    }
    moveCursor(x);
}

void ChartView::zoomBy(double factor) {
    const Extent range = xRange();
    const double centre = cursor().value_or(0.5 * (range.low + range.high));
    setXRange({centre + (range.low - centre) * factor, centre + (range.high - centre) * factor});
}

Extent ChartView::xRange() const {
    return m->scene.xRange();
}

void ChartView::setXRange(Extent range) {
    m->scene.setXRange(range);
    m->plot->replot();
}

void ChartView::resetZoom() {
    m->scene.resetZoom();
    m->plot->replot();
}

QStringList ChartView::hiddenSeries() const {
    return m->scene.hiddenSeries();
}

void ChartView::toggleSeries(const QString& name) {
    if (name.isEmpty()) return;
    m->scene.toggleSeries(name);
    m->plot->replot();
}

void ChartView::copyToClipboard() const {
    QGuiApplication::clipboard()->setMimeData(clipboardData(withoutSeries(data(), hiddenSeries()), m->locale));
}

QSize ChartView::sizeHint() const {
    return {640, 320};
}

QSize ChartView::minimumSizeHint() const {
    return {220, 160};
}

void ChartView::changeEvent(QEvent* event) {
    QFrame::changeEvent(event);
    if (event->type() == QEvent::PaletteChange || event->type() == QEvent::FontChange) applyActiveTheme();
}

void ChartView::resizeEvent(QResizeEvent* event) {
    QFrame::resizeEvent(event);
    layout()->activate();
    m->overlay->setGeometry(m->plot->geometry());
}

bool ChartView::eventFilter(QObject* watched, QEvent* event) {
    if (watched == m->plot && event->type() == QEvent::Leave) moveCursor(std::nullopt);
    return QFrame::eventFilter(watched, event);
}

void ChartView::keyPressEvent(QKeyEvent* event) {
    const int stride = event->modifiers().testFlag(Qt::ShiftModifier) ? (data().x.kind == XKind::Time ? 24 : 5) : 1;
    const int all = std::numeric_limits<int>::max() / 2;
    if (event->matches(QKeySequence::Copy)) return copyToClipboard();
    switch (event->key()) {
    case Qt::Key_Left:
        return moveCursorBy(-stride);
    case Qt::Key_Right:
        return moveCursorBy(stride);
    case Qt::Key_Home:
        return moveCursorBy(-all);
    case Qt::Key_End:
        return moveCursorBy(all);
    case Qt::Key_Plus:
    case Qt::Key_Equal:
        return zoomBy(0.8);
    case Qt::Key_Minus:
        return zoomBy(1.25);
    case Qt::Key_0:
        return resetZoom();
    case Qt::Key_Escape:
        if (cursor()) return moveCursor(std::nullopt);
        break;
    default:
        break;
    }
    QFrame::keyPressEvent(event);
}

} // namespace ui::charts
