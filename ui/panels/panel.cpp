#include "ui/panels/panel.h"

#include "ui/charts/chart_view.h"
#include "ui/panels/calibration_card.h"
#include "ui/panels/evidence_pages.h"
#include "ui/panels/table_card.h"

#include <QtGui/QShowEvent>
#include <QtWidgets/QApplication>
#include <QtWidgets/QHBoxLayout>

#include <algorithm>

namespace ui::panels {

using charts::ChartView;
using charts::XKind;

namespace {

bool isByYear(const charts::ChartData& data) {
    return data.x.kind == XKind::Year || data.x.kind == XKind::DeliveryYear;
}

// Too many columns to stand beside a chart: the card takes the whole width, beneath all charts.
bool hasWideTables(TableKind kind) {
    return kind == TableKind::Units || kind == TableKind::Claims || kind == TableKind::Efficiency ||
           kind == TableKind::Workload || kind == TableKind::Calibration;
}

// Against 2 for a small chart: how many columns stand side by side.
int cardStretch(TableKind kind) {
    if (kind == TableKind::Dispatch) return 4;
    return kind == TableKind::Grid ? 3 : 2;
}

} // namespace

Panel::Panel(session::Session& session, const PanelRow& row, QWidget* parent)
    : QWidget(parent), m_session(session), m_row(row), m_entries(chartsOf(row)), m_beneath(new QHBoxLayout) {
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 10, 0, 0);
    column->setSpacing(10);
    if (row.table == TableKind::Claims) column = buildPages(column);
    buildCharts(column);
    buildTables(column);
    buildCalibrations(column);
    link();
    connect(&session, &session::Session::outcomeChanged, this, &Panel::refresh);
    connect(&session, &session::Session::yearSelected, this, &Panel::refresh);
    connect(&session, &session::Session::activeChanged, this, &Panel::refresh);
}

QVBoxLayout* Panel::buildPages(QVBoxLayout* column) {
    auto* pages = new EvidencePages(m_session, this);
    column->addWidget(pages, 1);
    auto* page = new QVBoxLayout(pages->claims());
    page->setContentsMargins(0, 0, 0, 0);
    page->setSpacing(10);
    return page;
}

void Panel::buildCharts(QVBoxLayout* column) {
    constexpr std::size_t besideEachOther = 2; // where no chart is large
    const int line = fontMetrics().height();
    m_beneath->setSpacing(10);
    QHBoxLayout* second = nullptr;
    for (const charts::ChartEntry* entry : m_entries) {
        auto* chart = new ChartView(this);
        chart->setAccessibleName(QCoreApplication::translate("charts", std::string(entry->title).c_str()));
        connect(chart, &ChartView::emptyActionTriggered, this, &Panel::emptyActionWanted);
        connect(chart, &ChartView::cancelRequested, this, &Panel::cancelWanted);
        const bool isLarge = m_charts.empty() && !hasWideTables(m_row.table);
        chart->setMinimumHeight(line * (isLarge || m_row.table == TableKind::Efficiency ? 18 : 15));
        if (hasWideTables(m_row.table) && m_charts.size() == besideEachOther) second = new QHBoxLayout;
        if (isLarge)
            column->addWidget(chart, 3);
        else
            (second != nullptr ? second : m_beneath)->addWidget(chart, 2);
        m_charts.push_back(chart);
    }
    column->addLayout(m_beneath, m_charts.size() > 1 || m_row.table != TableKind::None ? 2 : 0);
    if (second == nullptr) return;
    second->setSpacing(10);
    column->addLayout(second, 2);
}

// Cards stand beside the small charts, or take the whole width.
void Panel::buildTables(QVBoxLayout* column) {
    for (std::size_t i = 0; i < cardsOf(m_row.table); ++i) {
        auto* card = new TableCard(this);
        if (hasWideTables(m_row.table) && (m_row.table != TableKind::Claims || i == 0))
            column->addWidget(card, m_row.table == TableKind::Claims ? 3 : 2);
        else
            m_beneath->addWidget(card, cardStretch(m_row.table));
        m_cards.push_back(card);
    }
}

void Panel::buildCalibrations(QVBoxLayout* column) {
    if (m_row.table != TableKind::Calibration) return;
    m_calibrations = new CalibrationCard(m_session, this);
    column->addWidget(m_calibrations, 2);
    connect(&m_session.calibrations(), &session::Calibrations::changed, this, &Panel::refresh);
    connect(&m_session, &session::Session::inputsChanged, this, &Panel::refresh);
    connect(&m_session.undoStack(), &QUndoStack::indexChanged, this, &Panel::refresh); // imports and their undo
}

// A cursor that moves over the years in one chart moves in the others.
void Panel::link() {
    for (std::size_t i = 0; i < m_charts.size(); ++i) {
        connect(m_charts[i], &ChartView::linkedXChanged, this, [this, i](double x) {
            m_current = i;
            if (!isByYear(m_charts[i]->data())) return;
            for (std::size_t j = 0; j < m_charts.size(); ++j)
                if (j != i && isByYear(m_charts[j]->data())) m_charts[j]->setLinkedX(x);
        });
        connect(m_charts[i], &ChartView::xRangeChanged, this, [this, i] { m_current = i; });
    }
}

void Panel::refresh() {
    m_isOutdated = true;
    if (isVisible()) rebuild();
}

void Panel::showBusy(bool isBusy) {
    for (ChartView* chart : m_charts) {
        if (isBusy)
            chart->showBusy(tr("Computing %1").arg(m_session.activeName()));
        else
            chart->endBusy();
    }
}

void Panel::resetZoom() {
    for (ChartView* chart : m_charts)
        chart->resetZoom();
}

ChartView* Panel::currentChart() const {
    for (ChartView* chart : m_charts)
        if (chart->isAncestorOf(QApplication::focusWidget()) || chart == QApplication::focusWidget()) return chart;
    return m_charts.empty() ? nullptr : m_charts[m_current];
}

void Panel::showEvent(QShowEvent* event) {
    QWidget::showEvent(event);
    if (m_isOutdated) rebuild();
}

void Panel::rebuild() {
    m_isOutdated = false;
    const QLocale locale;
    if (m_calibrations != nullptr) m_calibrations->refresh();
    for (std::size_t i = 0; i < m_charts.size(); ++i) {
        charts::ChartData chart = chartFor(m_session, *m_entries[i], locale);
        if (charts::isEmpty(chart)) {
            m_charts[i]->showEmpty(emptyWords(m_session, m_entries[i]->name), {});
            continue;
        }
        m_charts[i]->setData(std::move(chart));
    }
    auto cards = tablesFor(m_session, m_row.table, locale);
    for (std::size_t i = 0; i < m_cards.size(); ++i)
        m_cards[i]->setTables(std::move(cards[i]));
}

} // namespace ui::panels
