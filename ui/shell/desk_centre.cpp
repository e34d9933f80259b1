#include "ui/shell/desk_centre.h"

#include "ui/charts/chart_view.h"
#include "ui/shell/answer_strip.h"

#include <QtCore/QCoreApplication>
#include <QtWidgets/QComboBox>
#include <QtWidgets/QHBoxLayout>
#include <QtWidgets/QLabel>
#include <QtWidgets/QScrollArea>
#include <QtWidgets/QStackedWidget>
#include <QtWidgets/QTabBar>

#include <cmath>

namespace ui::shell {

using panels::Panel;
using panels::panelRows;
using session::Session;

DeskCentre::DeskCentre(Session& session, QWidget* parent)
    : QWidget(parent), m_session(session), m_strip(new AnswerStrip(this)), m_tabs(new QTabBar(this)),
      m_year(new QComboBox(this)), m_panels(new QStackedWidget(this)) {
    setProperty("look", QByteArray("ground"));
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(12, 10, 12, 12);
    column->setSpacing(10);
    column->addWidget(m_strip);
    buildTabs();
    for (const auto& row : panelRows) {
        auto* panel = new Panel(session, row);
        connect(panel, &Panel::cancelWanted, &session, &Session::cancel);
        auto* area = new QScrollArea(m_panels); // scrolls only when the window is too low for the charts
        area->setWidgetResizable(true);
        area->setFrameShape(QFrame::NoFrame);
        area->setFocusPolicy(Qt::NoFocus);
        area->setWidget(panel);
        panel->setAutoFillBackground(false);
        m_panels->addWidget(area);
    }
    column->addWidget(m_panels, 1);
    connect(&session, &Session::outcomeChanged, this, &DeskCentre::refreshStrip);
    connect(&session, &Session::yearSelected, this, &DeskCentre::refreshStrip);
    connect(&session, &Session::inputsChanged, this, &DeskCentre::refreshYears);
    connect(&session, &Session::yearSelected, this, &DeskCentre::refreshYears);
    connect(&session, &Session::busyChanged, this, [this](bool isBusy) {
        m_strip->setStale(isBusy);
        currentPanel()->showBusy(isBusy);
    });
    refreshYears();
    refreshStrip();
}

void DeskCentre::buildTabs() {
    m_tabs->setExpanding(false);
    m_tabs->setUsesScrollButtons(true);
    m_tabs->setStyleSheet(QStringLiteral("QTabBar::scroller { width: 44px; } QTabBar QToolButton { background: "
                                         "palette(base); border: 1px solid palette(mid); padding: 2px; }"));
    m_tabs->setDrawBase(false);
    m_tabs->setAccessibleName(tr("Panels"));
    for (const auto& row : panelRows)
        m_tabs->addTab(
            QCoreApplication::translate("panels", row.title).replace(QLatin1Char('&'), QStringLiteral("&&")));
    auto* line = new QHBoxLayout;
    line->setSpacing(8);
    line->addWidget(m_tabs, 1);
    auto* caption = new QLabel(tr("Year"), this);
    caption->setProperty("look", QByteArray("caption"));
    line->addWidget(caption);
    m_year->setAccessibleName(tr("Year of the answers"));
    line->addWidget(m_year);
    static_cast<QVBoxLayout*>(layout())->addLayout(line);
    connect(m_tabs, &QTabBar::currentChanged, this, [this](int index) {
        currentPanel()->showBusy(false);
        m_panels->setCurrentIndex(index);
        currentPanel()->showBusy(m_session.isBusy());
        emit panelShown(panelName());
    });
    connect(m_year, &QComboBox::activated, this, [this] { m_session.selectYear(m_year->currentData().toInt()); });
}

void DeskCentre::showPanel(const QString& name) {
    for (std::size_t i = 0; i < panelRows.size(); ++i)
        if (name == QLatin1String(panelRows[i].name.data())) m_tabs->setCurrentIndex(static_cast<int>(i));
}

void DeskCentre::turnPanel(int steps) {
    m_tabs->setCurrentIndex((m_tabs->currentIndex() + steps + m_tabs->count()) % m_tabs->count());
}

QString DeskCentre::panelName() const {
    return QLatin1String(panelRows[static_cast<std::size_t>(m_tabs->currentIndex())].name.data());
}

charts::ChartView* DeskCentre::currentChart() const {
    return currentPanel()->currentChart();
}

void DeskCentre::resetZoom() {
    currentPanel()->resetZoom();
}

void DeskCentre::refreshStrip() {
    const auto outcome = m_session.outcome();
    const auto baseline = m_session.baselineOutcome();
    m_strip->show(outcome ? answerTiles(*outcome, m_session.year(), baseline.get()) : std::vector<Tile>{});
}

void DeskCentre::refreshYears() {
    if (m_session.isEmpty()) return;
    const auto& frame = m_session.scenario().frame;
    const int first = static_cast<int>(std::lround(frame.firstYear.value));
    const int last = std::max(first, static_cast<int>(std::lround(frame.lastYear.value)));
    if (m_year->count() != last - first + 1 || m_year->itemData(0).toInt() != first) {
        m_year->clear();
        for (int year = first; year <= last; ++year)
            m_year->addItem(QString::number(year), year);
    }
    m_year->setCurrentIndex(m_session.year() - first);
}

Panel* DeskCentre::currentPanel() const {
    return static_cast<Panel*>(static_cast<QScrollArea*>(m_panels->currentWidget())->widget());
}

} // namespace ui::shell
