#include "ui/shell/layout_editor.h"

#include "ui/shell/window_dialogs.h"
#include "ui/tables/layout_column_table.h"
#include "ui/tables/plain_table.h"
#include "ui/text/message_text.h"

#include "data/importers/layout_profile.h"
#include "data/importers/measurement_fields.h"
#include "data/store/whole_file.h"

#include <QtCore/QTimeZone>
#include <QtWidgets/QCheckBox>
#include <QtWidgets/QComboBox>
#include <QtWidgets/QCompleter>
#include <QtWidgets/QFileDialog>
#include <QtWidgets/QFormLayout>
#include <QtWidgets/QHBoxLayout>
#include <QtWidgets/QHeaderView>
#include <QtWidgets/QLineEdit>
#include <QtWidgets/QPushButton>
#include <QtWidgets/QSpinBox>
#include <QtWidgets/QStyledItemDelegate>
#include <QtWidgets/QTableView>
#include <QtWidgets/QVBoxLayout>

#include <algorithm>
#include <array>

namespace ui::shell {

using data::importers::ColumnRole;
using data::importers::DateOrder;
using data::importers::LayoutColumn;
using data::importers::LayoutPreview;
using data::importers::NumberSigns;
using data::importers::RepeatedHour;
using data::importers::StampMeaning;
using data::importers::TableLayout;
using tables::LayoutColumnRow;
using tables::LayoutColumnTable;

namespace {

constexpr int kUnknown = -1; // the data of a choice that is left open

// In the order of ColumnRole.
constexpr std::array<const char*, 12> kRoles{
    QT_TRANSLATE_NOOP("LayoutEditor", "Left out"),      QT_TRANSLATE_NOOP("LayoutEditor", "Date and time"),
    QT_TRANSLATE_NOOP("LayoutEditor", "Date"),          QT_TRANSLATE_NOOP("LayoutEditor", "Time of day"),
    QT_TRANSLATE_NOOP("LayoutEditor", "Year"),          QT_TRANSLATE_NOOP("LayoutEditor", "Month"),
    QT_TRANSLATE_NOOP("LayoutEditor", "Day"),           QT_TRANSLATE_NOOP("LayoutEditor", "Hour"),
    QT_TRANSLATE_NOOP("LayoutEditor", "Summer time"),   QT_TRANSLATE_NOOP("LayoutEditor", "Name of the series"),
    QT_TRANSLATE_NOOP("LayoutEditor", "Hourly values"), QT_TRANSLATE_NOOP("LayoutEditor", "Measured field")};

constexpr std::array<NumberSigns, 6> kSigns{
    {{'.', '\0'}, {'.', ','}, {',', '\0'}, {',', '.'}, {',', ' '}, {'.', '\''}}};
constexpr std::array<const char*, 6> kSignExamples{"1234.5", "1,234.5", "1234,5", "1.234,5", "1 234,5", "1'234.5"};

QString plain(std::string_view text) {
    return QString::fromUtf8(text.data(), static_cast<qsizetype>(text.size()));
}

// A role is chosen from a list; all else is typed.
class RoleDelegate : public QStyledItemDelegate {
public:
    using QStyledItemDelegate::QStyledItemDelegate;
    QWidget* createEditor(QWidget* parent, const QStyleOptionViewItem&, const QModelIndex& index) const override {
        auto* box = new QComboBox(parent);
        box->addItems(static_cast<const LayoutColumnTable*>(index.model())->roles());
        connect(box, &QComboBox::activated, this, [this, box] {
            auto* self = const_cast<RoleDelegate*>(this);
            emit self->commitData(box);
            emit self->closeEditor(box);
        });
        return box;
    }
    void setEditorData(QWidget* editor, const QModelIndex& index) const override {
        static_cast<QComboBox*>(editor)->setCurrentIndex(index.data(Qt::EditRole).toInt());
    }
    void setModelData(QWidget* editor, QAbstractItemModel* model, const QModelIndex& index) const override {
        model->setData(index, static_cast<QComboBox*>(editor)->currentIndex());
    }
};

QTableView* plainView(QAbstractItemModel* model, const QString& name, QWidget* parent) {
    auto* view = new QTableView(parent);
    view->setModel(model);
    view->setAccessibleName(name);
    view->verticalHeader()->hide();
    view->verticalHeader()->setDefaultSectionSize(view->fontMetrics().height() + 8);
    view->setShowGrid(false);
    view->setWordWrap(false);
    view->horizontalHeader()->setDefaultAlignment(Qt::AlignLeft | Qt::AlignVCenter);
    view->setTabKeyNavigation(false);
    return view;
}

template<class Choice>
void choose(QComboBox& box, const std::optional<Choice>& value) {
    box.setCurrentIndex(std::max(0, box.findData(value ? static_cast<int>(*value) : kUnknown)));
}

template<class Choice>
std::optional<Choice> chosen(const QComboBox& box) {
    const int value = box.currentData().toInt();
    return value == kUnknown ? std::nullopt : std::optional(static_cast<Choice>(value));
}

} // namespace

LayoutEditor::LayoutEditor(QWidget* parent)
    : QWidget(parent), m_left(new QFormLayout), m_right(new QFormLayout), m_encoding(new QComboBox(this)),
      m_delimiter(new QComboBox(this)), m_skipped(new QSpinBox(this)), m_hasHeader(new QCheckBox(this)),
      m_numbers(new QComboBox(this)), m_kind(new QComboBox(this)), m_dates(new QComboBox(this)),
      m_stamp(new QComboBox(this)), m_zone(new QLineEdit(this)), m_repeated(new QComboBox(this)),
      m_columns(new LayoutColumnTable(
          [] {
              QStringList names;
              for (const char* role : kRoles)
                  names << tr(role);
              return names;
          }(),
          this)),
      m_columnView(plainView(m_columns, tr("Columns"), this)), m_rows(new tables::PlainTable(this)),
      m_rowView(plainView(m_rows, tr("The first rows"), this)) {
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(8);
    auto* fields = new QHBoxLayout;
    fields->setSpacing(24);
    fields->addLayout(m_left, 1);
    fields->addLayout(m_right, 1);
    column->addLayout(fields);
    buildFields();
    buildTables();
    buildProfiles();
}

void LayoutEditor::buildFields() {
    for (const auto& [words, sign] :
         {std::pair{tr("Comma"), ','}, {tr("Semicolon"), ';'}, {tr("Tabulator"), '\t'}, {tr("Vertical bar"), '|'}})
        m_delimiter->addItem(words, static_cast<int>(sign));
    m_encoding->addItem(tr("UTF-8, or as marked"), QString());
    for (const char* name : {"utf-16le", "utf-16be", "windows-1252"})
        m_encoding->addItem(plain(name).toUpper(), plain(name));
    m_numbers->addItem(tr("Not known"), kUnknown);
    for (std::size_t i = 0; i < kSigns.size(); ++i)
        m_numbers->addItem(plain(kSignExamples[i]), static_cast<int>(i));
    m_kind->addItem(tr("Hourly series"), QString());
    for (const auto& kind : data::importers::measurementKinds())
        m_kind->addItem(plain(kind.title), plain(kind.name));
    const auto open = [](QComboBox* box) { box->addItem(tr("Not known"), kUnknown); };
    open(m_dates);
    m_dates->addItem(tr("Year first"), static_cast<int>(DateOrder::YearFirst));
    m_dates->addItem(tr("Day first"), static_cast<int>(DateOrder::DayFirst));
    m_dates->addItem(tr("Month first"), static_cast<int>(DateOrder::MonthFirst));
    open(m_stamp);
    m_stamp->addItem(tr("Beginning of the hour"), static_cast<int>(StampMeaning::HourBeginning));
    m_stamp->addItem(tr("End of the hour"), static_cast<int>(StampMeaning::HourEnding));
    m_repeated->addItem(tr("As the rows follow"), static_cast<int>(RepeatedHour::InOrder));
    m_repeated->addItem(tr("Always summer time"), static_cast<int>(RepeatedHour::First));
    m_repeated->addItem(tr("Always standard time"), static_cast<int>(RepeatedHour::Second));
    m_skipped->setRange(0, 1000);
    QStringList zones{QStringLiteral("UTC")};
    for (const QByteArray& id : QTimeZone::availableTimeZoneIds())
        if (id.contains('/') && !id.startsWith("Etc/")) zones << QString::fromLatin1(id);
    m_zone->setCompleter(new QCompleter(zones, m_zone));
    m_zone->setPlaceholderText(tr("America/New_York, UTC-05:00"));
    m_left->addRow(tr("Encoding"), m_encoding);
    m_left->addRow(tr("Columns are parted by"), m_delimiter);
    m_left->addRow(tr("Lines before the header"), m_skipped);
    m_left->addRow(tr("The first line names the columns"), m_hasHeader);
    m_left->addRow(tr("Numbers look like"), m_numbers);
    m_right->addRow(tr("The table holds"), m_kind);
    m_right->addRow(tr("Dates have"), m_dates);
    m_right->addRow(tr("A time stamp marks the"), m_stamp);
    m_right->addRow(tr("Time zone"), m_zone);
    m_right->addRow(tr("Autumn's repeated hour"), m_repeated);
    for (QComboBox* box : {m_encoding, m_delimiter})
        connect(box, &QComboBox::activated, this, [this] { emit changed(true); });
    connect(m_skipped, &QSpinBox::valueChanged, this, [this] { emit changed(true); });
    connect(m_hasHeader, &QCheckBox::clicked, this, [this] { emit changed(true); });
    for (QComboBox* box : {m_numbers, m_kind, m_dates, m_stamp, m_repeated})
        connect(box, &QComboBox::activated, this, [this] { emit changed(false); });
    connect(m_zone, &QLineEdit::editingFinished, this, [this] {
        if (m_zone->isModified()) emit changed(false);
        m_zone->setModified(false);
    });
}

void LayoutEditor::buildTables() {
    m_columnView->setItemDelegateForColumn(LayoutColumnTable::RoleColumn, new RoleDelegate(m_columnView));
    m_columnView->setEditTriggers(QAbstractItemView::AllEditTriggers);
    m_columnView->horizontalHeader()->setSectionResizeMode(QHeaderView::Stretch);
    m_rowView->setEditTriggers(QAbstractItemView::NoEditTriggers);
    const int line = m_columnView->verticalHeader()->defaultSectionSize();
    m_columnView->setMinimumHeight(line * 6);
    m_rowView->setMinimumHeight(line * 5);
    layout()->addWidget(m_columnView);
    layout()->addWidget(m_rowView);
    connect(m_columns, &LayoutColumnTable::edited, this, [this] { emit changed(false); });
}

void LayoutEditor::buildProfiles() {
    auto* bar = new QHBoxLayout;
    auto* load = new QPushButton(tr("Load profile…"), this);
    auto* save = new QPushButton(tr("Save profile…"), this);
    for (QPushButton* button : {load, save}) {
        button->setAutoDefault(false);
        bar->addWidget(button);
    }
    bar->addStretch(1);
    static_cast<QVBoxLayout*>(layout())->addLayout(bar);
    connect(load, &QPushButton::clicked, this, &LayoutEditor::loadProfile);
    connect(save, &QPushButton::clicked, this, &LayoutEditor::saveProfile);
}

void LayoutEditor::show(const LayoutPreview& preview) {
    fill(preview.layout);
    fillColumns(preview);
    QStringList headings{tr("Line")};
    for (const std::string& name : preview.header)
        headings << QString::fromStdString(name);
    std::vector<std::vector<tables::PlainCell>> rows;
    for (std::size_t i = 0; i < preview.rows.size(); ++i) {
        auto& row = rows.emplace_back();
        const auto line = static_cast<double>(preview.lines[i]);
        row.push_back(tables::numberCell(QString::number(preview.lines[i]), line));
        for (const std::string& cell : preview.rows[i])
            row.push_back(tables::textCell(QString::fromStdString(cell)));
        row.resize(static_cast<std::size_t>(headings.size()));
    }
    m_rows->setContents(headings, std::move(rows));
}

void LayoutEditor::fill(const TableLayout& layout) {
    m_layout = layout;
    const QSignalBlocker quiet(m_skipped);
    m_encoding->setCurrentIndex(std::max(0, m_encoding->findData(QString::fromStdString(layout.encoding))));
    m_delimiter->setCurrentIndex(std::max(0, m_delimiter->findData(static_cast<int>(layout.delimiter))));
    m_skipped->setValue(static_cast<int>(layout.skippedLines));
    m_hasHeader->setChecked(layout.hasHeader);
    const auto signs = layout.numbers ? std::find(kSigns.begin(), kSigns.end(), *layout.numbers) : kSigns.end();
    m_numbers->setCurrentIndex(signs == kSigns.end() ? 0 : static_cast<int>(signs - kSigns.begin()) + 1);
    m_kind->setCurrentIndex(std::max(0, m_kind->findData(QString::fromStdString(layout.measurementKind))));
    choose(*m_dates, layout.dateOrder);
    choose(*m_stamp, layout.stamp);
    m_zone->setText(QString::fromStdString(layout.timeZone));
    choose(*m_repeated, std::optional(layout.repeatedHour));
}

// A row for every column of the file, whether the layout speaks of it or not.
void LayoutEditor::fillColumns(const LayoutPreview& preview) {
    std::vector<LayoutColumnRow> rows;
    for (std::size_t i = 0; i < preview.header.size(); ++i) {
        LayoutColumnRow row;
        row.column = QString::fromStdString(preview.header[i]);
        for (const auto& cells : preview.rows)
            if (row.example.isEmpty() && i < cells.size()) row.example = QString::fromStdString(cells[i]);
        const auto known = std::find_if(preview.layout.columns.begin(), preview.layout.columns.end(),
                                        [&](const LayoutColumn& column) { return column.column == preview.header[i]; });
        if (known != preview.layout.columns.end()) {
            row.role = static_cast<int>(known->role);
            row.name = QString::fromStdString(known->name);
            row.unit = QString::fromStdString(known->unit);
        }
        rows.push_back(std::move(row));
    }
    m_columns->setRows(std::move(rows));
}

TableLayout LayoutEditor::tableLayout() const {
    TableLayout layout = m_layout;
    layout.encoding = m_encoding->currentData().toString().toStdString();
    layout.delimiter = static_cast<char>(m_delimiter->currentData().toInt());
    layout.skippedLines = static_cast<std::size_t>(m_skipped->value());
    layout.hasHeader = m_hasHeader->isChecked();
    const int signs = m_numbers->currentData().toInt();
    if (signs == kUnknown)
        layout.numbers.reset();
    else
        layout.numbers = kSigns[static_cast<std::size_t>(signs)];
    layout.measurementKind = m_kind->currentData().toString().toStdString();
    layout.dateOrder = chosen<DateOrder>(*m_dates);
    layout.stamp = chosen<StampMeaning>(*m_stamp);
    layout.timeZone = m_zone->text().trimmed().toStdString();
    layout.repeatedHour = chosen<RepeatedHour>(*m_repeated).value_or(RepeatedHour::InOrder);
    layout.columns.clear();
    for (const LayoutColumnRow& row : m_columns->rows())
        if (row.role != static_cast<int>(ColumnRole::Ignored))
            layout.columns.push_back({row.column.toStdString(), static_cast<ColumnRole>(row.role),
                                      row.name.toStdString(), row.unit.toStdString()});
    return layout;
}

bool LayoutEditor::load(const QString& path, QString& problem) {
    constexpr std::uint64_t kLargest = 1U << 20U;
    data::importers::ReadProfile read;
    try {
        read = data::importers::readProfile(data::store::readWholeFile(path.toStdString(), kLargest).bytes);
    } catch (const data::store::FileError&) {
        problem = tr("%1 could not be read. Choose another file.").arg(path);
        return false;
    }
    if (!read.layout) {
        for (const auto& entry : read.issues)
            problem += (problem.isEmpty() ? QString() : QStringLiteral("\n")) + text::message(entry.issue);
        return false;
    }
    // Which part of a container is meant belongs to the file at hand.
    read.layout->member = m_layout.member;
    read.layout->sheet = m_layout.sheet;
    fill(*read.layout);
    std::vector<LayoutColumnRow> rows;
    for (const LayoutColumn& column : read.layout->columns)
        rows.push_back({QString::fromStdString(column.column),
                        {},
                        static_cast<int>(column.role),
                        QString::fromStdString(column.name),
                        QString::fromStdString(column.unit)});
    m_columns->setRows(std::move(rows));
    emit changed(false);
    return true;
}

bool LayoutEditor::save(const QString& path, QString& problem) const {
    try {
        data::store::writeWholeFile(path.toStdString(), data::importers::writeProfile(tableLayout()));
    } catch (const data::store::FileError&) {
        problem = tr("%1 could not be written. Choose another folder.").arg(path);
        return false;
    }
    return true;
}

void LayoutEditor::loadProfile() {
    const QString path = QFileDialog::getOpenFileName(this, tr("Load profile"), {}, tr("Profiles (*.json)"));
    QString problem;
    if (!path.isEmpty() && !load(path, problem)) tellProblem(this, problem);
}

void LayoutEditor::saveProfile() {
    const QString path = QFileDialog::getSaveFileName(this, tr("Save profile"), {}, tr("Profiles (*.json)"));
    QString problem;
    if (!path.isEmpty() && !save(path, problem)) tellProblem(this, problem);
}

} // namespace ui::shell
