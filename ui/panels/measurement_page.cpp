#include "ui/panels/measurement_page.h"

#include "ui/panels/measurement_presenter.h"
#include "ui/panels/record_browser.h"

#include <QtWidgets/QHBoxLayout>
#include <QtWidgets/QPushButton>
#include <QtWidgets/QVBoxLayout>

namespace ui::panels {

MeasurementPage::MeasurementPage(session::Session& session, QWidget* parent)
    : QWidget(parent), m_session(session),
      m_browser(new RecordBrowser({MeasuredUse, MeasuredKind, MeasuredDevice, MeasuredPrecision},
                                  tr("No measured rows in this project. File, Import takes in benchmark tables of "
                                     "kernels, of serving engines, and power logs."))),
      m_release(new QPushButton(tr("Release from quarantine"), this)),
      m_putBack(new QPushButton(tr("Put back into quarantine"), this)) {
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(8);
    column->addWidget(m_browser, 1);
    auto* bar = new QHBoxLayout;
    m_release->setToolTip(
        tr("Rows that contradict physics or themselves are kept but not used until you release them"));
    bar->addWidget(m_release);
    bar->addWidget(m_putBack);
    bar->addStretch(1);
    column->addLayout(bar);
    connect(m_browser, &RecordBrowser::selectionChanged, this, &MeasurementPage::showActions);
    connect(m_release, &QPushButton::clicked, this,
            [this] { m_session.requestUses(m_presenter->released(m_browser->selectedRows())); });
    connect(m_putBack, &QPushButton::clicked, this,
            [this] { m_session.requestUses(m_presenter->putBack(m_browser->selectedRows())); });
    showActions();
}

MeasurementPage::~MeasurementPage() = default;

void MeasurementPage::refresh() {
    const std::string version = m_session.catalogue().measurementsVersion();
    if (m_version == version) return;
    m_version = version;
    m_presenter = std::make_shared<const MeasurementPresenter>(m_session.catalogue());
    m_browser->setContents(tr("Measured rows"), MeasurementPresenter::headings(), m_presenter->rows(),
                           [presenter = m_presenter, locale = QLocale()](int row, int column) {
                               return presenter->cell(row, column, locale);
                           });
    showActions();
}

void MeasurementPage::showActions() {
    const bool hasRows = m_presenter != nullptr && m_presenter->rows() > 0;
    m_release->setVisible(hasRows);
    m_putBack->setVisible(hasRows);
    if (!hasRows) return;
    const auto chosen = m_browser->selectedRows();
    m_release->setEnabled(!m_presenter->released(chosen).empty());
    m_putBack->setEnabled(!m_presenter->putBack(chosen).empty());
}

} // namespace ui::panels
