#include "ui/panels/adequacy_tables.h"

#include "data/catalog/profiles.h"
#include "data/catalog/templates.h"
#include "data/project/resolve.h"
#include "model/scenario/evaluate.h"

#include "tests/support/test_case.h"

using namespace ui::panels;
using ui::tables::PlainTable;

class AdequacyTablesTest : public QObject {
    Q_OBJECT
private slots:
    void stepsEndAtTheFirmFigureOfTheAnswer();
    void nextNinesNeedTheHoursOfTheYear();

private:
    static model::scenario::Scenario scenario(const char* name, const char* slug) {
        return data::project::resolve(data::catalog::findTemplate(name)->scenarios, slug, data::project::builtInProfile)
            .scenario;
    }
};

void AdequacyTablesTest::stepsEndAtTheFirmFigureOfTheAnswer() {
    const auto inputs = scenario("islanded-campus", "base");
    const auto outcome = model::scenario::evaluate(inputs);
    const ui::charts::ChartContext context{inputs, outcome, nullptr, {}, {}, 2035, QLocale(QLocale::English)};
    const auto table = firmStepsTable(context);
    QCOMPARE(table.rows.size(), std::size_t(7)); // six causes and the slow repairs
    QCOMPARE(table.title, QStringLiteral("On-site units, firm at 99.99 % in 2035"));
    QCOMPARE(table.rows.front()[2].raw.toDouble(), 16.0 * 34.0);
    for (const auto& year : outcome.years)
        if (year.year == 2035) QVERIFY(std::abs(table.rows[5][2].raw.toDouble() - year.firmMw) < 1e-6);
    double mw = 16.0 * 34.0;
    for (std::size_t i = 1; i < 6; ++i) {
        mw += table.rows[i][1].raw.toDouble(); // the costs are the differences
        QVERIFY(std::abs(mw - table.rows[i][2].raw.toDouble()) < 1e-9);
    }
    QVERIFY(table.rows[6][1].raw.toDouble() < 0.0);
}

void AdequacyTablesTest::nextNinesNeedTheHoursOfTheYear() {
    const auto words = [](const char* slug) {
        const auto inputs = scenario("islanded-campus", slug);
        model::scenario::EvaluateOptions options;
        options.hourlyYear = 2035;
        const auto outcome = model::scenario::evaluate(inputs, options);
        QStringList list;
        for (const int year : {2034, 2035}) {
            const ui::charts::ChartContext context{inputs, outcome, nullptr, {}, {}, year, QLocale(QLocale::English)};
            for (const auto& row : nextNineTable(context).rows)
                list << row[1].text;
        }
        return list;
    };
    const QStringList base = words("base");
    QCOMPARE(base.size(), 4); // of 2035 alone: the hours of 2034 were not asked for
    QCOMPARE(base[2], QStringLiteral("none, it is reached"));
    QVERIFY(base[3].toInt() > 0);
    QCOMPARE(words("common-cause")[2], QStringLiteral("no number: common cause"));
}

HEADROOM_TEST(AdequacyTablesTest)
#include "adequacy_tables_test.moc"
