#include "ui/panels/calibration_card.h"

#include "ui/commands/scenario_edits.h"
#include "ui/panels/calibration_tables.h"
#include "ui/tables/column_widths.h"
#include "ui/tables/plain_table.h"

#include <QtWidgets/QHBoxLayout>
#include <QtWidgets/QHeaderView>
#include <QtWidgets/QLabel>
#include <QtWidgets/QProgressBar>
#include <QtWidgets/QPushButton>
#include <QtWidgets/QTableView>
#include <QtWidgets/QVBoxLayout>

namespace ui::panels {

namespace {
constexpr int kSteps = 1000; // of the progress bar

QLabel* plainLabel(QWidget* parent, const char* look) {
    auto* label = new QLabel(parent);
    label->setTextFormat(Qt::PlainText);
    label->setWordWrap(true);
    label->setProperty("look", QByteArray(look));
    return label;
}
} // namespace

CalibrationCard::CalibrationCard(session::Session& session, QWidget* parent)
    : QFrame(parent), m_session(session), m_title(plainLabel(this, "title")), m_view(new QTableView(this)),
      m_model(new tables::PlainTable(m_view)), m_progress(new QProgressBar(this)),
      m_cancel(new QPushButton(tr("Cancel"), this)), m_apply(new QPushButton(tr("Apply to this scenario"), this)),
      m_compare(new QPushButton(tr("Compare in a new child"), this)), m_state(plainLabel(this, "caption")),
      m_note(plainLabel(this, "caption")) {
    setProperty("look", QByteArray("card"));
    auto* inside = new QVBoxLayout(this);
    inside->setContentsMargins(12, 10, 12, 12);
    inside->addWidget(m_title);
    m_view->setModel(m_model);
    m_view->verticalHeader()->hide();
    m_view->setShowGrid(false);
    m_view->setMinimumHeight(fontMetrics().height() * 7);
    m_view->setSelectionBehavior(QAbstractItemView::SelectRows);
    m_view->setSelectionMode(QAbstractItemView::SingleSelection);
    m_view->horizontalHeader()->setHighlightSections(false);
    m_view->setAccessibleName(tr("Calibrations"));
    inside->addWidget(m_view, 1);
    buildBar();
    inside->addWidget(m_note);
    connect(m_view->selectionModel(), &QItemSelectionModel::currentRowChanged, this,
            [this](const QModelIndex& current) { choose(current.row()); });
    auto& calibrations = session.calibrations();
    connect(&calibrations, &session::Calibrations::changed, this, &CalibrationCard::showFits);
    connect(&calibrations, &session::Calibrations::progressed, m_progress,
            [this](double share) { m_progress->setValue(static_cast<int>(share * kSteps)); });
    connect(m_cancel, &QPushButton::clicked, &calibrations, &session::Calibrations::cancel);
    connect(&session, &session::Session::outcomeChanged, this, &CalibrationCard::showEffect);
    showFits();
}

void CalibrationCard::buildBar() {
    auto* bar = new QHBoxLayout;
    m_progress->setRange(0, kSteps);
    m_progress->setTextVisible(false);
    m_progress->setAccessibleName(tr("Share of the measured rows that is fitted"));
    m_apply->setToolTip(tr("Takes the chosen calibration over into the inputs, as one step that can be undone"));
    m_compare->setToolTip(tr("Takes it over into a new scenario below this one and pins this one as its baseline"));
    for (QPushButton* button : {m_apply, m_compare})
        bar->addWidget(button);
    bar->addWidget(m_progress, 1);
    bar->addWidget(m_cancel);
    bar->addWidget(m_state, 4);
    qobject_cast<QVBoxLayout*>(layout())->addLayout(bar);
    connect(m_apply, &QPushButton::clicked, this, [this] { takeOver(false); });
    connect(m_compare, &QPushButton::clicked, this, [this] { takeOver(true); });
}

void CalibrationCard::refresh() {
    if (!m_session.isEmpty()) m_session.calibrations().follow(m_session.scenario());
    showFits();
}

void CalibrationCard::showFits() {
    if (m_session.isEmpty()) return;
    const QLocale locale;
    static const model::scenario::Outcome nothing;
    const charts::ChartContext context{m_session.scenario(), nothing, nullptr, m_session.activeName(), {},
                                       m_session.year(),     locale};
    const auto& fits = m_session.calibrations().fits();
    const TableContents contents = calibrationTable(fits, context);
    m_title->setText(fits.empty() ? tr("The measured rows are being fitted") : contents.title);
    m_note->setText(contents.note);
    m_note->setVisible(!fits.empty());
    {
        const QSignalBlocker quiet(m_view->selectionModel());
        m_model->setContents(contents.headings, contents.rows);
        tables::fitColumns(*m_view);
        const auto* chosen = m_session.calibrations().chosen(m_session.scenario());
        if (chosen != nullptr) m_view->selectRow(static_cast<int>(chosen - fits.data()));
    }
    m_view->viewport()->update();
    showState();
}

void CalibrationCard::showState() {
    auto& calibrations = m_session.calibrations();
    const auto* chosen = calibrations.chosen(m_session.scenario());
    const bool isFitting = calibrations.isFitting();
    m_progress->setVisible(isFitting);
    m_cancel->setVisible(isFitting);
    const QString why = chosen == nullptr ? QString() : whyNotTaken(*chosen, m_session.scenario());
    const bool canTake = chosen != nullptr && why.isEmpty() && !isFitting;
    m_apply->setEnabled(canTake);
    m_compare->setEnabled(canTake);
    if (!calibrations.failure().isEmpty())
        m_state->setText(tr("The rows could not be fitted: %1").arg(calibrations.failure()));
    else
        m_state->setText(why.isEmpty() ? m_effect : why);
}

void CalibrationCard::choose(int row) {
    const auto& fits = m_session.calibrations().fits();
    if (row < 0 || row >= static_cast<int>(fits.size())) return;
    m_effect.clear();
    m_session.calibrations().choose(fits[static_cast<std::size_t>(row)].id);
}

void CalibrationCard::takeOver(bool inChild) {
    const auto* chosen = m_session.calibrations().chosen(m_session.scenario());
    if (chosen == nullptr) return;
    const QString words = tr("Apply calibration of %1").arg(QString::fromStdString(chosen->device));
    const std::string parent = m_session.activeSlug();
    m_before = m_session.outcome();
    m_effect.clear();
    m_session.calibrations().takeOver(
        chosen->id, m_session.scenario(), [this, inChild, words, parent](const session::Entries& entries) {
            commands::Target target = m_session.target();
            target.slug = parent;
            if (!inChild) {
                commands::changeInputs(target, entries, words);
                return;
            }
            target.stack.beginMacro(words);
            target.slug = commands::addScenario(target, parent, tr("%1, calibrated").arg(m_session.activeName()));
            commands::changeInputs(target, entries, words);
            target.stack.endMacro();
            m_session.pinBaseline(parent);
            m_session.activate(target.slug);
        });
}

void CalibrationCard::showEffect() {
    if (!m_before || !m_session.isCurrent() || !m_session.outcome() || m_session.outcome() == m_before) return;
    m_effect = effectWords(*m_before, *m_session.outcome(), m_session.year(), QLocale());
    m_before.reset();
    showState();
}

} // namespace ui::panels
