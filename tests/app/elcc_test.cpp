#include "tests/app/program_run.h"

using namespace tests::app;
using namespace Qt::Literals::StringLiterals;

namespace {

const QString kElccCommand = QStringLiteral("elcc --units units.csv --load load.csv --add add.csv");

} // namespace

class ElccTest : public QObject {
    Q_OBJECT

private slots:
    void reliabilityTestSystem() {
        const ProgramFolder folder;
        writeRts(folder);
        folder.write(u"add.csv"_s, "name,count,capacity_mw,forced_outage_rate,mttr_h\nnew,1,100,0.05,50\n");
        const auto flat = folder.json(kElccCommand);
        QVERIFY(std::abs(flat["elcc_mw"_L1].toDouble() - 92.08768) < 5e-6);
        QVERIFY(std::abs(flat["elcc_share"_L1].toDouble() - 0.9208768) < 5e-8);
        QCOMPARE(flat["convention"_L1].toString(), u"flat"_s);
        const auto scaled = folder.json(kElccCommand + u" --convention scaled"_s);
        QVERIFY(scaled["elcc_mw"_L1].toDouble() > flat["elcc_mw"_L1].toDouble());
    }

    void loadThatIsNeverServedHasNoRating() {
        const ProgramFolder folder;
        folder.write(u"units.csv"_s, "name,count,capacity_mw,forced_outage_rate,mttr_h\na,1,50,0.1,10\n");
        folder.write(u"add.csv"_s, "name,count,capacity_mw,forced_outage_rate,mttr_h\nb,1,50,0.1,10\n");
        folder.write(u"load.csv"_s, "load_mw\n500\n");
        const auto run = folder.run(kElccCommand + u" --format json"_s);
        QCOMPARE(run.exitCode, 0);
        QVERIFY(run.says("adequacy.elcc_unbounded"));
        QVERIFY(folder.json(kElccCommand)["elcc_mw"_L1].isNull());
    }

    void wrongFilesAreNamed() {
        const ProgramFolder folder;
        writeRts(folder);
        folder.write(u"add.csv"_s, "name,count,capacity_mw,forced_outage_rate,mttr_h\nnew,1,-100,5,50\n");
        const auto run = folder.run(kElccCommand);
        QCOMPARE(run.exitCode, 2);
        QVERIFY(run.says("add.csv:2: capacity_mw"));
        QVERIFY(run.says("add.csv:2: forced_outage_rate"));
        QVERIFY(run.results.isEmpty());
    }
};

HEADROOM_TEST(ElccTest)
#include "elcc_test.moc"
