#include "ui/shell/import_dialog.h"

#include "ui/shell/import_questions.h"
#include "ui/shell/import_summary.h"
#include "ui/shell/import_uses.h"
#include "ui/shell/layout_editor.h"
#include "ui/shell/window_dialogs.h"
#include "ui/tables/import_issue_table.h"
#include "ui/text/message_text.h"

#include "data/importers/registry.h"

#include <QtCore/QDir>
#include <QtCore/QFileInfo>
#include <QtWidgets/QComboBox>
#include <QtWidgets/QFormLayout>
#include <QtWidgets/QHBoxLayout>
#include <QtWidgets/QHeaderView>
#include <QtWidgets/QLabel>
#include <QtWidgets/QProgressBar>
#include <QtWidgets/QPushButton>
#include <QtWidgets/QTableView>
#include <QtWidgets/QVBoxLayout>

#include <algorithm>

namespace ui::shell {

using model::units::Severity;
using session::ImportReading;
using session::PreparedImport;

namespace {

constexpr int wrappedRowsMost = 300;

QString utf8(std::string_view text) {
    return QString::fromUtf8(text.data(), static_cast<qsizetype>(text.size()));
}

QLabel* plainLabel(const char* look, QWidget* parent) {
    auto* made = new QLabel(parent);
    made->setTextFormat(Qt::PlainText);
    made->setProperty("look", QByteArray(look));
    made->setWordWrap(true);
    return made;
}

QTableView* tableView(QAbstractItemModel* model, const QString& name, QWidget* parent) {
    auto* view = new QTableView(parent);
    view->setModel(model);
    view->setAccessibleName(name);
    view->verticalHeader()->hide();
    view->verticalHeader()->setDefaultSectionSize(view->fontMetrics().height() + 8);
    view->setSelectionBehavior(QAbstractItemView::SelectRows);
    view->setEditTriggers(QAbstractItemView::NoEditTriggers);
    view->setShowGrid(false);
    view->setTabKeyNavigation(false);
    return view;
}

// So high that this many rows show without scrolling.
void showRows(QTableView* view, int rows) {
    const int height =
        view->horizontalHeader()->sizeHint().height() + rows * view->verticalHeader()->defaultSectionSize();
    view->setFixedHeight(height + 2 * view->frameWidth() + 4);
}

std::vector<tables::ImportIssueRow> issueRows(const PreparedImport& import) {
    std::vector<tables::ImportIssueRow> rows;
    for (const auto& entry : import.result.issues)
        rows.push_back({entry.issue, entry.line, QString::fromStdString(entry.column)});
    return rows;
}

} // namespace

ImportDialog::ImportDialog(const QString& path, const session::Session& session, session::ProjectStore& store,
                           QWidget* parent)
    : QDialog(parent), m_store(store), m_format(new QComboBox(this)), m_progress(new QProgressBar(this)),
      m_questions(new ImportQuestions(this)), m_layout(new LayoutEditor(this)), m_contents(new QWidget(this)),
      m_counts(plainLabel("", this)), m_series(new tables::PlainTable(this)),
      m_seriesView(tableView(m_series, tr("What the file holds"), this)), m_repairs(plainLabel("caption", this)),
      m_issuesTitle(plainLabel("title", this)), m_issues(new tables::ImportIssueTable(this)),
      m_issuesView(tableView(m_issues, tr("Problems and notes"), this)),
      m_uses(new ImportUses(session.activeName(), this)), m_notice(plainLabel("", this)),
      m_import(new QPushButton(tr("Import"), this)) {
    setWindowTitle(tr("Import %1").arg(QFileInfo(path).fileName()));
    setSizeGripEnabled(true);
    resize(fontMetrics().horizontalAdvance(QLatin1Char('0')) * 116, fontMetrics().height() * 42);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(20, 16, 20, 16);
    column->setSpacing(10);
    connect(&m_reading, &ImportReading::changed, this, &ImportDialog::refresh);
    connect(&m_reading, &ImportReading::progressed, m_progress,
            [this](double share) { m_progress->setValue(static_cast<int>(share * 100.0)); });
    m_reading.read(path);
    buildHead(column);
    buildContents(column);
    buildFoot(column);
    refresh();
}

void ImportDialog::buildHead(QVBoxLayout* column) {
    auto* name = plainLabel("heading", this);
    name->setText(QFileInfo(m_reading.path()).fileName());
    auto* folder = plainLabel("caption", this);
    folder->setText(QDir::toNativeSeparators(QFileInfo(m_reading.path()).absolutePath()));
    column->addWidget(name);
    column->addWidget(folder);
    m_format->setAccessibleName(tr("Format"));
    m_format->setObjectName(QStringLiteral("format"));
    m_format->setPlaceholderText(tr("Not recognised"));
    for (const auto* importer : data::importers::importers())
        m_format->addItem(utf8(importer->title()), utf8(importer->name()));
    m_format->addItem(tr("Any other table (CSV, TSV, XLSX)"), utf8(session::tableFormat));
    m_format->setCurrentIndex(-1);
    connect(m_format, &QComboBox::activated, this,
            [this] { m_reading.chooseFormat(m_format->currentData().toString().toStdString()); });
    auto* form = new QFormLayout;
    form->addRow(tr("Format"), m_format);
    column->addLayout(form);
    connect(m_layout, &LayoutEditor::changed, &m_reading,
            [this](bool isPartedAnew) { m_reading.setLayout(m_layout->tableLayout(), isPartedAnew); });
    m_layout->hide();
    column->addWidget(m_layout);
    connect(m_questions, &ImportQuestions::answered, &m_reading, &ImportReading::answer);
    column->addWidget(m_questions);
    m_notice->setObjectName(QStringLiteral("notice"));
    column->addWidget(m_notice);
}

void ImportDialog::buildContents(QVBoxLayout* column) {
    auto* inner = new QVBoxLayout(m_contents);
    inner->setContentsMargins(0, 0, 0, 0);
    inner->setSpacing(8);
    auto* title = plainLabel("title", m_contents);
    title->setText(tr("What the file holds"));
    inner->addWidget(title);
    m_counts->setObjectName(QStringLiteral("counts"));
    inner->addWidget(m_counts);
    inner->addWidget(m_seriesView);
    inner->addWidget(m_repairs);
    inner->addWidget(m_uses);
    inner->addWidget(m_issuesTitle);
    m_issuesView->setSortingEnabled(true);
    m_issuesView->sortByColumn(tables::ImportIssueTable::LineColumn, Qt::AscendingOrder);
    m_issuesView->setObjectName(QStringLiteral("issues"));
    inner->addWidget(m_issuesView, 1);
    inner->addSpacerItem(new QSpacerItem(0, 0, QSizePolicy::Minimum, QSizePolicy::Expanding));
    column->addWidget(m_contents, 1);
    column->addSpacerItem(new QSpacerItem(0, 0, QSizePolicy::Minimum, QSizePolicy::Expanding));
}

void ImportDialog::buildFoot(QVBoxLayout* column) {
    m_progress->setRange(0, 100);
    m_progress->setTextVisible(false);
    m_progress->setAccessibleName(tr("Reading the file"));
    column->addWidget(m_progress);
    auto* buttons = new QHBoxLayout;
    buttons->addStretch(1);
    auto* cancel = new QPushButton(tr("Cancel"), this);
    cancel->setObjectName(QStringLiteral("cancel"));
    cancel->setAutoDefault(false); // Enter in a field answers a question
    m_import->setObjectName(QStringLiteral("import"));
    m_import->setProperty("look", QByteArray("primary"));
    m_import->setAutoDefault(false);
    buttons->addWidget(cancel);
    buttons->addWidget(m_import);
    column->addLayout(buttons);
    connect(cancel, &QPushButton::clicked, this, &QDialog::reject);
    connect(this, &QDialog::rejected, &m_reading, &ImportReading::cancel);
    connect(m_import, &QPushButton::clicked, this, &ImportDialog::take);
}

void ImportDialog::refresh() {
    const auto import = m_reading.prepared();
    m_progress->setVisible(m_reading.isReading());
    if (m_reading.isReading()) m_progress->setValue(0);
    m_format->setCurrentIndex(m_format->findData(QString::fromStdString(m_reading.format())));
    const bool isUsable = import != nullptr && import->result.isUsable();
    const bool isThere = isUsable && m_store.hasImport(*import);
    m_import->setEnabled(isUsable && !isThere);
    if (!m_reading.isReading()) {
        m_layout->setVisible(m_reading.preview() != nullptr);
        if (m_reading.preview() != nullptr) m_layout->show(*m_reading.preview());
        m_questions->show(m_reading.questions());
        refreshContents(import.get());
    }
    if (isThere) m_uses->hide();
    const QString words = notice(import.get(), isThere);
    m_notice->setText(words);
    m_notice->setVisible(!words.isEmpty());
}

QString ImportDialog::notice(const PreparedImport* import, bool isThere) const {
    if (m_reading.isReading()) return tr("Reading…");
    if (import == nullptr) return m_reading.problem();
    if (isThere)
        return tr("The project holds this file already, read in the same way. There is nothing to import; choose its "
                  "series among the inputs.");
    if (!import->result.questions.empty()) return tr("Answer what is asked above; nothing is taken before.");
    if (!import->result.isUsable())
        return tr("Nothing in the file can be taken. Choose another format, or correct what is listed.");
    return {};
}

void ImportDialog::refreshContents(const PreparedImport* import) {
    const bool hasAny = import != nullptr && (import->result.questions.empty() || !import->result.issues.empty());
    m_contents->setVisible(hasAny);
    if (import == nullptr) return;
    const auto& result = import->result;
    m_counts->setText(result.questions.empty()
                          ? countWords(result)
                          : tr("What can be taken is shown when the questions above are answered."));
    auto rows = takenRows(result);
    m_seriesView->setVisible(!rows.empty());
    const int shown = std::clamp(static_cast<int>(rows.size()), 1, 5);
    m_series->setContents(takenHeadings(), std::move(rows));
    m_seriesView->horizontalHeader()->setSectionResizeMode(QHeaderView::ResizeToContents);
    m_seriesView->horizontalHeader()->setSectionResizeMode(0, QHeaderView::Stretch);
    showRows(m_seriesView, shown);
    m_repairs->setText(repairWords(result));
    m_repairs->setVisible(!result.repairs.empty());
    m_uses->show(import->uses);
    refreshIssues(*import);
}

void ImportDialog::refreshIssues(const PreparedImport& import) {
    m_issues->setRows(issueRows(import));
    QHeaderView* header = m_issuesView->horizontalHeader();
    m_issuesView->sortByColumn(header->sortIndicatorSection(), header->sortIndicatorOrder());
    const auto count = [this](Severity severity) { return QString::number(m_issues->countOf(severity)); };
    m_issuesTitle->setText(tr("Found in the file (errors: %1, warnings: %2, notes: %3)")
                               .arg(count(Severity::Error), count(Severity::Warning), count(Severity::Note)));
    const bool hasAny = m_issues->rowCount() > 0;
    m_issuesTitle->setVisible(hasAny);
    m_issuesView->setVisible(hasAny);
    const int forArrow = fontMetrics().height();
    for (const int column : {tables::ImportIssueTable::SeverityColumn, tables::ImportIssueTable::LineColumn,
                             tables::ImportIssueTable::NameColumn}) {
        m_issuesView->resizeColumnToContents(column);
        m_issuesView->setColumnWidth(column, m_issuesView->columnWidth(column) + forArrow);
    }
    header->setStretchLastSection(true);
    // Long lists keep rows of one line, whose words are in full in the tool tip: measuring all would take seconds.
    m_issuesView->verticalHeader()->setSectionResizeMode(
        m_issues->rowCount() <= wrappedRowsMost ? QHeaderView::ResizeToContents : QHeaderView::Fixed);
}

void ImportDialog::take() {
    const auto import = m_reading.prepared();
    if (import == nullptr || !m_store.import(*import, m_uses->chosen())) return; // the store has said why
    m_taken =
        tr("%1 was imported: %2").arg(QString::fromStdString(import->record.fileName), countWords(import->result));
    accept();
}

QString importInto(QWidget* parent, const QString& path, const session::Session& session,
                   session::ProjectStore& store) {
    if (path.isEmpty()) return {};
    const QString name = QFileInfo(path).fileName();
    if (session.isEmpty())
        tellProblem(parent, ImportDialog::tr("There is no project to take %1 into. Open a project or begin a new one, "
                                             "then import it.")
                                .arg(name));
    else if (store.isReadOnly())
        tellProblem(parent, ImportDialog::tr("%1 is open for reading only, so %2 cannot be taken into it. Save the "
                                             "project under another name, then import it.")
                                .arg(store.displayName(), name));
    if (session.isEmpty() || store.isReadOnly()) return {};
    ImportDialog dialog(path, session, store, parent);
    return dialog.exec() == QDialog::Accepted ? dialog.takenWords() : QString();
}

} // namespace ui::shell
