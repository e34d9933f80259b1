// The pages of the Evidence tab: claims, published figures reproduced, the dataset, what is cited, what was imported, row by row.
#pragma once

#include "ui/session/published_checks.h"
#include "ui/session/session.h"

#include <QtWidgets/QWidget>

class QLabel;
class QStackedWidget;
class QTabBar;

namespace ui::panels {

class MeasurementPage;
class RecordBrowser;

class EvidencePages : public QWidget {
    Q_OBJECT

public:
    explicit EvidencePages(session::Session& session, QWidget* parent = nullptr);

    QWidget* claims() const { return m_claims; } // empty: filled by the panel
    RecordBrowser& dataset() const { return *m_dataset; }
    void showDataset(const QString& search);

protected:
    void showEvent(QShowEvent* event) override;

private:
    enum Page { Claims, Checks, Dataset, Sources, Imports, Measurements };
    QWidget* checkPage();
    void refresh(); // the page that is shown
    void refreshChecks();

    session::Session& m_session;
    QTabBar* m_tabs;
    QStackedWidget* m_pages;
    QWidget* m_claims;
    RecordBrowser* m_dataset;
    RecordBrowser* m_sources;
    RecordBrowser* m_imports;
    MeasurementPage* m_measurements;
    RecordBrowser* m_checks;
    QLabel* m_checksTitle;
    session::PublishedChecks m_published;
};

} // namespace ui::panels
