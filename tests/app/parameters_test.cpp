#include "tests/app/program_run.h"

#include "tests/support/paths.h"

#include <set>

using namespace tests::app;
using namespace Qt::Literals::StringLiterals;

class ParametersTest : public QObject {
    Q_OBJECT

private slots:
    // Keys are a contract: renaming one needs a migration, adding one a new line in the golden file.
    void keysAreThoseOfTheGoldenFile() {
        const ProgramFolder folder;
        QByteArray keys;
        for (const auto& entry : folder.json(QStringLiteral("parameters"))["parameters"_L1].toArray())
            keys += entry.toObject()["key"_L1].toString().toUtf8() + "\n";
        const auto golden = tests::readFile(tests::sourcePath("tests/golden/parameter_keys.txt"));
        const QStringList expected = QString::fromStdString(golden).split(QLatin1Char('\n'));
        const QStringList found = QString::fromUtf8(keys).split(QLatin1Char('\n'));
        for (const QString& key : expected)
            QVERIFY2(found.contains(key), qPrintable(QStringLiteral("gone: ") + key));
        for (const QString& key : found)
            QVERIFY2(expected.contains(key), qPrintable(QStringLiteral("new: ") + key));
    }

    void rowsOfTheInterface() {
        const ProgramFolder folder;
        const auto list = folder.json(QStringLiteral("parameters"))["parameters"_L1].toArray();
        std::set<QString> seen;
        for (const auto& entry : list) {
            const auto row = entry.toObject();
            QVERIFY(hasKeys(row, "key value unit default minimum maximum prior description source evidence"));
            QVERIFY2(seen.insert(row["key"_L1].toString()).second, qPrintable(row["key"_L1].toString()));
            QVERIFY(!row["description"_L1].toString().isEmpty());
            if (row["value"_L1].isDouble())
                QVERIFY(row["minimum"_L1].toDouble() <= row["value"_L1].toDouble() &&
                        row["value"_L1].toDouble() <= row["maximum"_L1].toDouble());
        }
        for (const char* key : {"grid.contract_mw", "plant.units.<id>.count", "workload.<id>.price_elasticity"})
            QVERIFY2(seen.contains(QLatin1String(key)), key);
    }

    void csvQuotesWhatItMust() {
        const ProgramFolder folder;
        const auto lines = folder.run(QStringLiteral("parameters --format csv")).lines();
        QCOMPARE(
            lines[0],
            QStringLiteral("key,value,unit,default,minimum,maximum,prior,label,description,source,evidence,choices"));
        QVERIFY(lines.filter(QLatin1String("\"triangular(")).size() > 3);
    }

    void scenarioNeedsAProject() {
        const ProgramFolder folder;
        QCOMPARE(folder.run(QStringLiteral("parameters --scenario base")).exitCode, 2);
    }
};

HEADROOM_TEST(ParametersTest)
#include "parameters_test.moc"
