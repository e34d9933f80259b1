// One tab of the desk: a large chart, smaller ones beneath, tables where the panel has them. Linked by year.
#pragma once

#include "ui/panels/panel_presenter.h"

#include <QtWidgets/QWidget>

class QHBoxLayout;
class QVBoxLayout;

namespace ui::charts {
class ChartView;
}

namespace ui::panels {

class CalibrationCard;
class TableCard;

class Panel : public QWidget {
    Q_OBJECT

public:
    Panel(session::Session& session, const PanelRow& row, QWidget* parent = nullptr);

    std::string_view name() const { return m_row.name; }
    // Brings charts and tables up to date; a hidden panel does so when it is shown.
    void refresh();
    void showBusy(bool isBusy);
    void resetZoom();
    // The chart that has the focus or was used last, else the large one; null without charts.
    charts::ChartView* currentChart() const;

signals:
    void emptyActionWanted(); // the one action that would fill an empty chart
    void cancelWanted();

protected:
    void showEvent(QShowEvent* event) override;

private:
    void buildCharts(QVBoxLayout* column);
    void buildTables(QVBoxLayout* column);
    void buildCalibrations(QVBoxLayout* column);
    QVBoxLayout* buildPages(QVBoxLayout* column); // of evidence: where charts and tables go
    void link();
    void rebuild();

    session::Session& m_session;
    const PanelRow& m_row;
    std::vector<const charts::ChartEntry*> m_entries;
    QHBoxLayout* m_beneath;
    std::vector<charts::ChartView*> m_charts;
    std::vector<TableCard*> m_cards;
    CalibrationCard* m_calibrations{nullptr}; // of that panel alone
    std::size_t m_current{0};
    bool m_isOutdated{true};
};

} // namespace ui::panels
