#include "ui/panels/evidence_pages.h"

#include "ui/panels/check_tables.h"
#include "ui/panels/dataset_tables.h"
#include "ui/panels/measurement_page.h"
#include "ui/panels/record_browser.h"

#include <QtGui/QShowEvent>
#include <QtWidgets/QFrame>
#include <QtWidgets/QLabel>
#include <QtWidgets/QStackedWidget>
#include <QtWidgets/QTabBar>
#include <QtWidgets/QVBoxLayout>

namespace ui::panels {

namespace {

QWidget* inCard(QWidget* content) {
    auto* card = new QFrame;
    card->setProperty("look", QByteArray("card"));
    auto* inside = new QVBoxLayout(card);
    inside->setContentsMargins(12, 12, 12, 12);
    inside->addWidget(content);
    return card;
}

} // namespace

EvidencePages::EvidencePages(session::Session& session, QWidget* parent)
    : QWidget(parent), m_session(session), m_tabs(new QTabBar(this)), m_pages(new QStackedWidget(this)),
      m_claims(new QWidget), m_dataset(new RecordBrowser({DatasetTable, DatasetEvidence}, tr("No dataset here."))),
      m_sources(new RecordBrowser({SourceEvidence}, tr("No sources here."))),
      m_imports(new RecordBrowser({ImportFormat}, tr("Nothing has been imported into this project. File, Import takes "
                                                     "measured loads and plant tables in."))),
      m_measurements(new MeasurementPage(session)), m_checks(new RecordBrowser({CheckStatus}, {})),
      m_checksTitle(new QLabel(this)) {
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(8);
    m_tabs->setExpanding(false);
    m_tabs->setDrawBase(false);
    m_tabs->setAccessibleName(tr("Pages of evidence"));
    for (const QString& title : {tr("Claims"), tr("Published figures"), tr("Dataset"), tr("Sources"),
                                 tr("Imported files"), tr("Measured rows")})
        m_tabs->addTab(title);
    column->addWidget(m_tabs);
    m_pages->addWidget(m_claims);
    m_pages->addWidget(checkPage());
    for (RecordBrowser* browser : {m_dataset, m_sources, m_imports})
        m_pages->addWidget(inCard(browser));
    m_pages->addWidget(inCard(m_measurements));
    column->addWidget(m_pages, 1);
    connect(m_tabs, &QTabBar::currentChanged, this, [this](int index) {
        m_pages->setCurrentIndex(index);
        refresh();
    });
    // An import, its undo or another document brings other records.
    connect(&session.undoStack(), &QUndoStack::indexChanged, this, &EvidencePages::refresh);
    connect(&session, &session::Session::treeChanged, this, &EvidencePages::refresh);
}

void EvidencePages::showDataset(const QString& search) {
    m_tabs->setCurrentIndex(Dataset);
    m_dataset->search(search);
}

void EvidencePages::showEvent(QShowEvent* event) {
    QWidget::showEvent(event);
    refresh();
}

void EvidencePages::refresh() {
    if (!isVisible()) return;
    const QLocale locale;
    const auto& catalogue = m_session.catalogue();
    switch (m_pages->currentIndex()) {
    case Checks:
        m_published.start();
        refreshChecks();
        break;
    case Dataset:
        m_dataset->setContents(datasetContents(catalogue.dataset(), locale));
        break;
    case Sources:
        m_sources->setContents(sourceContents(catalogue.sources()));
        break;
    case Imports:
        m_imports->setContents(importContents(catalogue.imports(), locale));
        break;
    case Measurements:
        m_measurements->refresh();
        break;
    default:
        break;
    }
}

QWidget* EvidencePages::checkPage() {
    auto* page = new QWidget;
    auto* column = new QVBoxLayout(page);
    column->setContentsMargins(0, 0, 0, 0);
    m_checksTitle->setTextFormat(Qt::PlainText);
    m_checksTitle->setWordWrap(true);
    m_checksTitle->setProperty("look", QByteArray("title"));
    column->addWidget(m_checksTitle);
    column->addWidget(m_checks, 1);
    column->addStretch(0);
    connect(&m_published, &session::PublishedChecks::changed, this, &EvidencePages::refreshChecks);
    return inCard(page);
}

void EvidencePages::refreshChecks() {
    const auto& cases = m_published.cases();
    m_checks->setVisible(cases.has_value());
    if (!cases) {
        m_checksTitle->setText(m_published.isRunning() ? tr("The published cases are being computed again")
                                                       : tr("The published cases could not be computed"));
        return;
    }
    const auto contents = checkContents(*cases, QLocale());
    m_checksTitle->setText(contents.title);
    m_checks->setContents(contents);
}

} // namespace ui::panels
