// The middle of the desk: answer strip, tabs with the year, and the panels. Built when a project is first shown.
#pragma once

#include "ui/panels/panel.h"

#include <QtWidgets/QWidget>

class QComboBox;
class QStackedWidget;
class QTabBar;

namespace ui::shell {

class AnswerStrip;

class DeskCentre : public QWidget {
    Q_OBJECT

public:
    explicit DeskCentre(session::Session& session, QWidget* parent = nullptr);

    void showPanel(const QString& name);
    void turnPanel(int steps);
    QString panelName() const;
    charts::ChartView* currentChart() const;
    void resetZoom();
    AnswerStrip* strip() const { return m_strip; }

signals:
    void panelShown(const QString& name);

private:
    void buildTabs();
    void refreshStrip();
    void refreshYears();
    panels::Panel* currentPanel() const;

    session::Session& m_session;
    AnswerStrip* m_strip;
    QTabBar* m_tabs;
    QComboBox* m_year;
    QStackedWidget* m_panels;
};

} // namespace ui::shell
