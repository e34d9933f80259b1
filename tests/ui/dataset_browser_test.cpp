#include "ui/panels/dataset_tables.h"
#include "ui/panels/evidence_pages.h"
#include "ui/panels/record_browser.h"
#include "ui/session/program_catalogue.h"

#include "tests/support/test_case.h"
#include "tests/ui/sample_outcome.h"

#include <QtGui/QClipboard>
#include <QtGui/QGuiApplication>
#include <QtTest/QAbstractItemModelTester>
#include <QtWidgets/QComboBox>
#include <QtWidgets/QLabel>
#include <QtWidgets/QStackedWidget>
#include <QtWidgets/QTabBar>
#include <QtWidgets/QTableView>

using namespace ui::panels;

class DatasetBrowserTest : public QObject {
    Q_OBJECT
private slots:
    void wordsAndChoicesNarrowTheRows();
    void numbersSortBySize();
    void copyTakesTheSelectionOrAll();
    void searchSurvivesNewRecords();
    void programDatasetIsThereWithItsSources();
    void pagesShowWhatTheCatalogueHolds();

private:
    static TableContents sample() {
        return datasetContents(tests::SampleCatalogue().dataset(), QLocale(QLocale::English));
    }
    static QStringList column(const RecordBrowser& browser, int number) {
        const auto* model = browser.findChild<QTableView*>()->model();
        QStringList texts;
        for (int row = 0; row < model->rowCount(); ++row)
            texts << model->index(row, number).data().toString();
        return texts;
    }
};

void DatasetBrowserTest::wordsAndChoicesNarrowTheRows() {
    RecordBrowser browser({DatasetTable, DatasetEvidence}, QStringLiteral("none"));
    const QAbstractItemModelTester tester(browser.findChild<RecordFilter*>(),
                                          QAbstractItemModelTester::FailureReportingMode::QtTest);
    browser.setContents(sample());
    QCOMPARE(browser.shownCount(), 4);
    browser.search(QStringLiteral("TDP w"));
    QCOMPARE(browser.shownCount(), 2);
    browser.search(QStringLiteral("tdp nvidia")); // every word, in any cell
    QCOMPARE(column(browser, DatasetItem), QStringList{QStringLiteral("h100")});
    browser.search(QString());
    auto* choice = browser.findChildren<QComboBox*>().first();
    QCOMPARE(choice->count(), 4); // any, and three tables
    choice->setCurrentIndex(choice->findData(QStringLiteral("prices")));
    QCOMPARE(column(browser, DatasetValue), QStringList{QStringLiteral("5 to 6")});
    browser.search(QStringLiteral("h100"));
    QCOMPARE(browser.shownCount(), 0); // both must hold
}

void DatasetBrowserTest::numbersSortBySize() {
    RecordBrowser browser({DatasetTable}, QStringLiteral("none"));
    browser.setContents(sample());
    browser.findChild<QTableView*>()->sortByColumn(DatasetValue, Qt::AscendingOrder);
    QCOMPARE(column(browser, DatasetItem), QStringList({QStringLiteral("h100"), QStringLiteral("gb200"),
                                                        QStringLiteral("pjm"), QStringLiteral("2026")}));
    QCOMPARE(column(browser, DatasetValue).at(2), QStringLiteral("8,760"));
    QCOMPARE(column(browser, DatasetSource).at(2), QStringLiteral("File pjm.csv"));
}

void DatasetBrowserTest::copyTakesTheSelectionOrAll() {
    RecordBrowser browser({DatasetTable}, QStringLiteral("none"));
    browser.setContents(sample());
    QCOMPARE(browser.selectedText().count(QLatin1Char('\n')), 5);
    auto* view = browser.findChild<QTableView*>();
    view->sortByColumn(DatasetValue, Qt::DescendingOrder);
    view->selectRow(3);
    QCOMPARE(browser.selectedText(), QStringLiteral("Table\tItem\tField\tValue\tUnit\tEvidence\tSource\n"
                                                    "accelerators\th100\ttdp_w\t700\tW\tRead in the source itself\t"
                                                    "NVIDIA\n"));
}

void DatasetBrowserTest::searchSurvivesNewRecords() {
    RecordBrowser browser({DatasetTable}, QStringLiteral("none"));
    browser.setContents(sample());
    browser.search(QStringLiteral("gb200"));
    auto* choice = browser.findChild<QComboBox*>();
    choice->setCurrentIndex(choice->findData(QStringLiteral("accelerators")));
    TableContents more = sample();
    more.rows.push_back(more.rows.at(1));
    browser.setContents(more);
    QCOMPARE(browser.shownCount(), 2);
    QCOMPARE(choice->currentData().toString(), QStringLiteral("accelerators"));
    browser.setContents(TableContents{more.title, more.headings, {}});
    QCOMPARE(browser.shownCount(), 0);
    QVERIFY(browser.findChild<QTableView*>()->isHidden()); // the hint stands there instead
}

void DatasetBrowserTest::programDatasetIsThereWithItsSources() {
    const ui::session::ProgramCatalogue catalogue;
    const auto facts = catalogue.dataset();
    const auto contents = datasetContents(facts, QLocale::c());
    QVERIFY(contents.rows.size() > 2000);
    RecordBrowser browser({DatasetTable, DatasetEvidence}, QStringLiteral("none"));
    browser.setContents(contents);
    browser.search(QStringLiteral("shortfall_2027_28_pjm"));
    QCOMPARE(column(browser, DatasetValue), QStringList{QStringLiteral("6623")});
    QVERIFY(column(browser, DatasetSource).first().startsWith(QStringLiteral("https://")));
    const auto sources = sourceContents(catalogue.sources());
    QVERIFY(sources.rows.size() >= 70);
    for (const auto& row : sources.rows)
        QVERIFY2(!row.at(SourceTitle).text.isEmpty(), qPrintable(row.at(SourceId).text));
}

void DatasetBrowserTest::pagesShowWhatTheCatalogueHolds() {
    const tests::SampleCatalogue catalogue;
    ui::session::Session session(catalogue, [](const auto&, const auto&) { return tests::sampleOutcome(); });
    EvidencePages pages(session);
    pages.resize(900, 600);
    pages.show();
    QCOMPARE(pages.dataset().shownCount(), 0); // not built before it is looked at
    pages.showDataset(QStringLiteral("pjm"));
    QCOMPARE(pages.dataset().shownCount(), 1);
    auto* tabs = pages.findChild<QTabBar*>();
    tabs->setCurrentIndex(4);
    const auto* imports = pages.findChild<QStackedWidget*>()->currentWidget();
    QVERIFY(imports->findChild<QTableView*>()->isHidden());
    const auto labels = imports->findChildren<QLabel*>();
    QVERIFY(std::any_of(labels.begin(), labels.end(),
                        [](const QLabel* label) { return label->text().contains(QStringLiteral("File, Import")); }));
}

HEADROOM_TEST(DatasetBrowserTest)
#include "dataset_browser_test.moc"
