#include "ui/shell/exact_dialog.h"

#include "ui/tables/plain_table.h"
#include "ui/text/number_text.h"

#include <QtWidgets/QHeaderView>
#include <QtWidgets/QLabel>
#include <QtWidgets/QProgressBar>
#include <QtWidgets/QPushButton>
#include <QtWidgets/QTableView>
#include <QtWidgets/QVBoxLayout>

namespace ui::shell {

using model::scenario::ExactDispatch;
using tables::numberCell;
using tables::textCell;

namespace {

QLabel* dialogLabel(const QString& text, const char* look, QWidget* parent) {
    auto* made = new QLabel(text, parent);
    made->setTextFormat(Qt::PlainText);
    made->setProperty("look", QByteArray(look));
    made->setWordWrap(true);
    return made;
}

std::vector<tables::PlainCell> costRow(const QString& what, const std::optional<double>& usd,
                                       const std::optional<double>& gap) {
    return {textCell(what, what), numberCell(text::quantity(usd, QStringLiteral("$")), usd.value_or(0.0)),
            gap ? numberCell(text::share(*gap, QLocale(), 3), *gap) : textCell(text::noValue())};
}

} // namespace

ExactDialog::ExactDialog(session::Session& session, QWidget* parent)
    : QDialog(parent), m_year(session.year()), m_finding(dialogLabel({}, "heading", this)),
      m_progress(new QProgressBar(this)), m_table(new tables::PlainTable(this)), m_view(new QTableView(this)),
      m_close(new QPushButton(this)) {
    setWindowTitle(tr("Dispatch against the optimum"));
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(20, 16, 20, 16);
    column->setSpacing(10);
    column->addWidget(m_finding);
    column->addWidget(dialogLabel(tr("The year %1 of %2 is planned ahead and then solved again, exactly, as a linear "
                                     "program, week by week. Costs are at the prices that put the supplies in order.")
                                      .arg(QString::number(m_year), session.activeName()),
                                  "caption", this));
    m_progress->setRange(0, 1000);
    m_progress->setTextVisible(false);
    m_progress->setAccessibleName(tr("Solving"));
    column->addWidget(m_progress);
    m_view->setModel(m_table);
    m_view->setAccessibleName(tr("Costs"));
    m_view->verticalHeader()->hide();
    m_view->setShowGrid(false);
    m_view->horizontalHeader()->setHighlightSections(false);
    m_view->setMinimumHeight(fontMetrics().height() * 8);
    column->addWidget(m_view, 1);
    column->addWidget(m_close, 0, Qt::AlignRight);
    connect(m_close, &QPushButton::clicked, this, [this] {
        if (m_check.isRunning())
            m_check.cancel();
        else
            accept();
    });
    connect(&m_check, &session::ExactCheck::changed, this, &ExactDialog::refresh);
    connect(&m_check, &session::ExactCheck::progressed, m_progress,
            [this](double share) { m_progress->setValue(static_cast<int>(share * 1000.0)); });
    resize(fontMetrics().horizontalAdvance(QLatin1Char('0')) * 84, fontMetrics().height() * 22);
    m_check.start(session.scenario(), m_year);
}

QString ExactDialog::finding() const {
    if (!m_check.failure().isEmpty()) return m_check.failure();
    const auto& result = m_check.result();
    if (!result) return {};
    switch (result->end) {
    case ExactDispatch::End::Done:
        return tr("%1 of the cost could be saved with the same units online, %2 at most with any others")
            .arg(text::share(result->committedGap(), QLocale(), 2), text::share(result->relaxedGap(), QLocale(), 2));
    case ExactDispatch::End::Cancelled:
        return tr("Cancelled");
    case ExactDispatch::End::NothingToPlan:
        return tr("There are no on-site units and no batteries to plan: the grid serves every hour");
    case ExactDispatch::End::NotSolved:
        break;
    }
    return tr("The exact program could not be solved");
}

void ExactDialog::refresh() {
    const bool isRunning = m_check.isRunning();
    m_progress->setVisible(isRunning);
    m_close->setText(isRunning ? tr("Cancel") : tr("Close"));
    if (isRunning)
        m_finding->setText(tr("Solving %1 exactly").arg(m_year));
    else
        m_finding->setText(finding().isEmpty() ? tr("Cancelled") : finding());
    fillTable();
}

void ExactDialog::fillTable() {
    std::vector<std::vector<tables::PlainCell>> rows;
    if (const auto& result = m_check.result(); result && result->end == ExactDispatch::End::Done)
        rows = {costRow(tr("As dispatched"), result->planUsd, std::nullopt),
                costRow(tr("Optimum with the same units online"), result->committedUsd, result->committedGap()),
                costRow(tr("Bound with any commitment"), result->relaxedUsd, result->relaxedGap())};
    m_view->setVisible(!rows.empty());
    m_table->setContents({tr("Dispatch"), tr("Cost of the year"), tr("Could be saved")}, std::move(rows));
    m_view->horizontalHeader()->setSectionResizeMode(QHeaderView::ResizeToContents);
    m_view->horizontalHeader()->setSectionResizeMode(0, QHeaderView::Stretch);
}

} // namespace ui::shell
