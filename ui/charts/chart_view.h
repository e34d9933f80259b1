// A chart on a card: title, subtitle, plot with cursor, zoom and direct labels; empty and busy states. Shows ChartData
// and computes nothing.
#pragma once

#include "ui/charts/chart_data.h"

#include <QtCore/QLocale>
#include <QtWidgets/QFrame>

#include <memory>
#include <optional>

namespace ui::charts {

class ChartView : public QFrame {
    Q_OBJECT
public:
    explicit ChartView(QWidget* parent = nullptr);
    ~ChartView() override;

    // Shows the chart; keeps zoom, cursor and hidden series; ends the empty state, not the busy state.
    void setData(ChartData data);
    const ChartData& data() const;
    void setLanguage(const QLocale& locale);

    // A sentence and one action in place of the chart.
    void showEmpty(const QString& sentence, const QString& action);
    // The previous chart, greyed, under `what` and a cancel button; a skeleton where there is none.
    void showBusy(const QString& what);
    void endBusy();
    bool isBusy() const;

    std::optional<double> cursor() const;
    Extent xRange() const; // visible part
    void setXRange(Extent range);
    void resetZoom();
    QStringList hiddenSeries() const;
    void toggleSeries(const QString& name);
    void copyToClipboard() const; // PNG, SVG and tab-separated text of what is drawn

    QSize sizeHint() const override;
    QSize minimumSizeHint() const override;

public slots:
    // Moves the cursor as another chart's does; no signal. NaN takes it away.
    void setLinkedX(double x);

signals:
    void linkedXChanged(double x); // the user moved the cursor here; NaN: it left
    void xRangeChanged(double low, double high);
    void emptyActionTriggered();
    void cancelRequested();

protected:
    void changeEvent(QEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    struct Parts;
    void connectPlot();
    void applyActiveTheme();
    void moveCursor(std::optional<double> x);
    void moveCursorBy(int stops);
    void zoomBy(double factor);
    void updateAccessibility();

    std::unique_ptr<Parts> m;
};

} // namespace ui::charts
