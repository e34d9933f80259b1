#include "ui/shell/layout_editor.h"

#include "tests/support/test_case.h"
#include "tests/ui/sample_outcome.h"
#include "ui/session/import_reading.h"
#include "ui/session/program_catalogue.h"
#include "ui/session/project_store.h"
#include "ui/shell/import_dialog.h"
#include "ui/tables/layout_column_table.h"

#include "data/importers/layout_profile.h"

#include <QtCore/QFile>
#include <QtCore/QStandardPaths>
#include <QtCore/QTemporaryDir>
#include <QtTest/QAbstractItemModelTester>
#include <QtWidgets/QComboBox>
#include <QtWidgets/QLineEdit>
#include <QtWidgets/QPushButton>
#include <QtWidgets/QTableView>

using namespace ui::shell;
using namespace ui::session;
using namespace Qt::Literals::StringLiterals;
using ui::tables::LayoutColumnTable;

// A table that no format knows, taken in by saying what its columns are.
class LayoutEditorTest : public QObject {
    Q_OBJECT

private:
    std::unique_ptr<QTemporaryDir> m_folder;
    ProgramCatalogue m_catalogue;
    std::unique_ptr<Session> m_session;
    std::unique_ptr<ProjectStore> m_store;

    QString file(const QString& name, const QByteArray& text) const {
        QFile written(m_folder->filePath(name));
        if (!written.open(QIODevice::WriteOnly)) return {};
        written.write(text);
        return written.fileName();
    }
    // A year of hours of two German columns, local time, with a title above the header.
    static QByteArray germanYear() {
        QByteArray text = "Lastgang Werk Nord\nTag;Uhrzeit;Last [kW];Zaehler\n";
        const QDate begin(2023, 1, 1);
        for (int hour = 0; hour < 8760; ++hour) {
            const QDate day = begin.addDays(hour / 24);
            text += day.toString(u"dd.MM.yyyy"_s).toUtf8() + ";" +
                    QByteArray::number(hour % 24).rightJustified(2, '0') + ":00;" +
                    QByteArray::number(1200 + hour % 24) + ",5;A\n";
        }
        return text;
    }
    static LayoutColumnTable* columns(const QWidget& widget) { return widget.findChild<LayoutColumnTable*>(); }
    static int rowOf(const LayoutColumnTable& table, const QString& column) {
        for (int row = 0; row < table.rowCount(); ++row)
            if (table.index(row, LayoutColumnTable::ColumnColumn).data().toString() == column) return row;
        return -1;
    }

private slots:
    void initTestCase() {
        QStandardPaths::setTestModeEnabled(true);
        QCoreApplication::setOrganizationName(u"HeadroomTest"_s);
        QCoreApplication::setApplicationName(u"layout_editor_test"_s);
    }
    void init() {
        m_folder = std::make_unique<QTemporaryDir>();
        qputenv("XDG_STATE_HOME", m_folder->filePath(u"state"_s).toUtf8());
        m_session =
            std::make_unique<Session>(m_catalogue, [](const auto&, const auto&) { return tests::sampleOutcome(); });
        m_store = std::make_unique<ProjectStore>(*m_session, m_catalogue);
        QVERIFY(m_store->newFromTemplate({}));
    }
    void cleanup() {
        m_store.reset();
        m_session.reset();
        m_folder.reset();
    }

    void columnsAreEditedInPlace() {
        LayoutColumnTable table({u"Left out"_s, u"Time"_s, u"Value"_s});
        const QAbstractItemModelTester tester(&table);
        table.setRows({{u"<b>a</b>"_s, u"1"_s, 0, {}, {}}, {u"b"_s, u"2"_s, 2, u"x"_s, u"MW"_s}});
        int edits = 0;
        connect(&table, &LayoutColumnTable::edited, this, [&] { ++edits; });
        QVERIFY(table.setData(table.index(0, LayoutColumnTable::RoleColumn), 1));
        QVERIFY(table.setData(table.index(0, LayoutColumnTable::RoleColumn), 1)); // the same again is no edit
        QVERIFY(!table.setData(table.index(0, LayoutColumnTable::RoleColumn), 7));
        QVERIFY(!table.setData(table.index(0, LayoutColumnTable::ExampleColumn), u"9"_s));
        QVERIFY(table.setData(table.index(1, LayoutColumnTable::UnitColumn), u" kW "_s));
        QCOMPARE(edits, 2);
        QCOMPARE(table.index(0, LayoutColumnTable::RoleColumn).data().toString(), u"Time"_s);
        QCOMPARE(table.index(1, LayoutColumnTable::UnitColumn).data().toString(), u"kW"_s);
        QVERIFY(!(table.flags(table.index(0, LayoutColumnTable::ColumnColumn)) & Qt::ItemIsEditable));
        QVERIFY(!table.index(0, LayoutColumnTable::ColumnColumn).data(Qt::ToolTipRole).isValid());
    }
    void aLayoutComesBackFromTheFields() {
        data::importers::LayoutPreview preview;
        auto& layout = preview.layout;
        layout.encoding = "windows-1252";
        layout.delimiter = ';';
        layout.skippedLines = 3;
        layout.hasHeader = false;
        layout.comment = '%'; // no field shows it: it stays
        layout.numbers = data::importers::NumberSigns{',', '.'};
        layout.dateOrder = data::importers::DateOrder::DayFirst;
        layout.stamp = data::importers::StampMeaning::HourEnding;
        layout.timeZone = "Europe/Berlin";
        layout.repeatedHour = data::importers::RepeatedHour::Second;
        layout.keepsNegative = true;
        layout.columns = {{"column 1", data::importers::ColumnRole::Time, "", ""},
                          {"column 3", data::importers::ColumnRole::Value, "load", "MW"}};
        preview.header = {"column 1", "column 2", "column 3"};
        preview.rows = {{"31.12.2023 01:00", "x", "1.234,5"}};
        preview.lines = {4};
        LayoutEditor editor;
        editor.show(preview);
        QVERIFY(editor.tableLayout() == layout);
        QString problem;
        const QString path = m_folder->filePath(u"p.json"_s);
        QVERIFY(editor.save(path, problem));
        LayoutEditor other;
        QVERIFY2(other.load(path, problem), qPrintable(problem));
        QVERIFY(other.tableLayout() == layout);
        QVERIFY(!other.load(file(u"bad.json"_s, "{\"version\": 99}"), problem));
        QVERIFY(!problem.isEmpty());
        QVERIFY(!other.load(m_folder->filePath(u"none.json"_s), problem));
        QVERIFY(other.tableLayout() == layout);
    }
    void aForeignTableIsTakenIn() {
        ImportDialog dialog(file(u"werk.csv"_s, germanYear()), *m_session, *m_store);
        dialog.show();
        auto* format = dialog.findChild<QComboBox*>(u"format"_s);
        auto* import = dialog.findChild<QPushButton*>(u"import"_s);
        auto* editor = dialog.findChild<LayoutEditor*>();
        const auto settle = [&] { QTest::qWait(300); };
        settle();
        format->setCurrentIndex(format->findData(u"table"_s));
        emit format->activated(format->currentIndex());
        QTRY_VERIFY_WITH_TIMEOUT(editor->isVisible() && columns(*editor)->rowCount() == 4, 60'000);
        auto* table = columns(*editor);
        const auto set = [&](const QString& column, int field, const QVariant& value) {
            table->setData(table->index(rowOf(*table, column), field), value);
            settle();
        };
        using data::importers::ColumnRole;
        set(u"Tag"_s, LayoutColumnTable::RoleColumn, static_cast<int>(ColumnRole::Date));
        set(u"Uhrzeit"_s, LayoutColumnTable::RoleColumn, static_cast<int>(ColumnRole::Clock));
        set(u"Zaehler"_s, LayoutColumnTable::RoleColumn, static_cast<int>(ColumnRole::Ignored));
        set(u"Last [kW]"_s, LayoutColumnTable::RoleColumn, static_cast<int>(ColumnRole::Value));
        set(u"Last [kW]"_s, LayoutColumnTable::UnitColumn, u"kW"_s);
        auto layout = editor->tableLayout();
        layout.timeZone = "UTC+01:00";
        layout.stamp = data::importers::StampMeaning::HourBeginning;
        layout.numbers = data::importers::NumberSigns{',', '\0'};
        layout.dateOrder = data::importers::DateOrder::DayFirst;
        data::importers::LayoutPreview preview;
        QString problem;
        QFile profile(m_folder->filePath(u"werk.json"_s));
        QVERIFY(profile.open(QIODevice::WriteOnly));
        profile.write(QByteArray::fromStdString(data::importers::writeProfile(layout)));
        profile.close();
        QVERIFY2(editor->load(profile.fileName(), problem), qPrintable(problem));
        QTRY_VERIFY_WITH_TIMEOUT(import->isEnabled(), 60'000);
        QTest::mouseClick(import, Qt::LeftButton);
        QVERIFY2(dialog.takenWords().contains(u"werk.csv"_s), qPrintable(dialog.takenWords()));
        bool isThere = false;
        for (const auto& fact : m_catalogue.dataset())
            isThere = isThere || (fact.table == "series" && fact.value == "8760" && fact.fileName == "werk.csv");
        QVERIFY(isThere);
    }
};

HEADROOM_TEST(LayoutEditorTest)
#include "layout_editor_test.moc"
