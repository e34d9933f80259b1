// What stands over a chart that is empty or being computed: a sentence, one button, a skeleton. Knows no chart.
#pragma once

#include "ui/shell/theme.h"

#include <QtWidgets/QWidget>

class QLabel;
class QPushButton;

namespace ui::charts {

class ChartOverlay : public QWidget {
    Q_OBJECT
public:
    enum class State { Hidden, Empty, BusyOverChart, BusySkeleton };

    explicit ChartOverlay(QWidget* parent);
    void setTheme(const shell::Theme& theme);
    void show(State state, const QString& sentence, const QString& action);
    State state() const { return m_state; }

signals:
    void actionTriggered();

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    shell::Theme m_theme;
    State m_state{State::Hidden};
    QLabel* m_sentence;
    QPushButton* m_action;
};

} // namespace ui::charts
