#include "data/importers/interfaces_csv.h"
#include "data/importers/load_csv.h"
#include "data/importers/registry.h"
#include "data/importers/storage_csv.h"
#include "data/importers/units_csv.h"
#include "model/units/messages.h"
#include "tests/support/paths.h"
#include "tests/support/test_case.h"

#include <algorithm>

using namespace data::importers;

class TypedRowsTest : public QObject {
    Q_OBJECT
    // "code@line:column" of every issue, sorted.
    static std::vector<std::string> found(const std::vector<data::project::ImportIssue>& issues) {
        std::vector<std::string> list;
        for (const auto& issue : issues) {
            list.push_back(issue.issue.code + "@" + std::to_string(issue.line) + ":" + issue.column);
        }
        std::sort(list.begin(), list.end());
        return list;
    }
private slots:
    void readsThePublishedUnits() {
        HEADROOM_SHARED(path, "adequacy/rts79/units.csv");
        const UnitRows units = readUnits(tests::readFile(path));
        QVERIFY(units.issues.empty());
        double mw = 0.0;
        int count = 0;
        for (const UnitRow& unit : units.rows) {
            mw += unit.count * unit.capacityMw;
            count += unit.count;
        }
        QCOMPARE(count, 32);
        QCOMPARE(mw, 3405.0);
    }
    void takesColumnsByNameInAnyOrder() {
        const UnitRows units = readUnits("mttr_h,Name,forced_outage_rate,capacity_mw,count,states,minimum_load,region\n"
                                         "50,gt,0.02,34,29,0:0.02;17:0.03;34:0.95,0.4,east\n");
        QVERIFY(units.issues.empty());
        const UnitRow& unit = units.rows.at(0);
        QCOMPARE(unit.name, std::string("gt"));
        QCOMPARE(unit.count, 29);
        QCOMPARE(unit.mttrHours, 50.0);
        QCOMPARE(unit.states.size(), std::size_t(3));
        QCOMPARE(unit.states[1].probability, 0.03);
        QCOMPARE(*unit.minimumLoadShare, 0.4);
        QVERIFY(!unit.plannedOutageRate);
        QCOMPARE(unit.region, std::string("east"));
    }
    void collectsEveryProblem() {
        const UnitRows units = readUnits("name,count,capacity_mw,forced_outage_rate,mttr_h,states,colour\n"
                                         "a,2,100,5,50,,red\n"
                                         "b,2,-100,0.05,50,,\n"
                                         "c,two,100,0.05,,,\n"
                                         "d,1.5,100,0.05,0,,\n"
                                         "e,1,100,0.05,50,0:0.5,\n"
                                         "good,1,100,0.05,50,,\n"
                                         "good,1,100,0.05,50,,\n"
                                         "f,1,\"1,5\",0.05,50,,\n"
                                         "g,1,100\n");
        QCOMPARE(found(units.issues),
                 (std::vector<std::string>{
                     "csv.field_count@10:", "import.not_a_number@4:count", "table.bad_states@6:states",
                     "table.decimal_comma@9:capacity_mw", "table.empty_cell@4:mttr_h", "table.name_doubled@8:name",
                     "table.negative@3:capacity_mw", "table.not_whole@5:count", "table.out_of_range@5:mttr_h",
                     "table.probability_over_one@2:forced_outage_rate", "table.unknown_column@1:colour"}));
        QCOMPARE(units.rows.size(), std::size_t(1));
        QCOMPARE(units.rowsRead, std::size_t(9));
        for (const auto& issue : units.issues) {
            const std::string words = model::units::describe(issue.issue);
            QVERIFY2(words != issue.issue.code && words.find('{') == std::string::npos, words.c_str());
        }
    }
    void namesEveryMissingColumn() {
        const UnitRows units = readUnits("name,capacity_mw\na,1\n");
        QCOMPARE(found(units.issues),
                 (std::vector<std::string>{"table.missing_column@1:count", "table.missing_column@1:forced_outage_rate",
                                           "table.missing_column@1:mttr_h"}));
        QVERIFY(units.rows.empty());
        QVERIFY(!readUnits("").issues.empty());
    }
    void readsStorageAndInterfaces() {
        const StorageRows storage =
            readStorage("name,count,power_mw,energy_mwh,round_trip_efficiency,forced_outage_rate,mttr_h\n"
                        "bess,4,50,200,0.86,0.02,24\nbad,1,50,200,1.2,0.02,24\n");
        QCOMPARE(storage.rows.size(), std::size_t(1));
        QCOMPARE(storage.rows[0].energyMwh, 200.0);
        QCOMPARE(storage.rows[0].roundTripEfficiency, 0.86);
        QCOMPARE(found(storage.issues),
                 (std::vector<std::string>{"table.probability_over_one@3:round_trip_efficiency"}));
        const InterfaceRows interfaces = readInterfaces("from,to,forward_mw,backward_mw\na,b,300,200\na,c,10,10\n");
        QVERIFY(interfaces.issues.empty());
        QCOMPARE(interfaces.rows.at(0).backwardMw, 200.0);
        QCOMPARE(interfaces.rows.at(0).forcedOutageRate, 0.0);
        const InterfaceRows failing = readInterfaces(
            "from,to,forward_mw,backward_mw,mttr_h,forced_outage_rate,name\na,b,300,200,40,0.02,tie\na,c,1,1,,,\n"
            "a,d,1,1,40,1.5,\n");
        QCOMPARE(failing.rows.size(), std::size_t(2));
        QCOMPARE(failing.rows[0].name, std::string("tie"));
        QCOMPARE(failing.rows[0].forcedOutageRate, 0.02);
        QCOMPARE(failing.rows[0].mttrHours, 40.0);
        QCOMPARE(failing.rows[1].mttrHours, 0.0);
        QCOMPARE(failing.issues.size(), std::size_t(1));
    }
    void readsLoadOfAnyForm() {
        const HourlyColumns plain = readHourlyColumns("load_mw\n1.5\n2\n3\n");
        QCOMPARE(plain.columns.at(0).mw, (std::vector<double>{1.5, 2.0, 3.0}));
        const HourlyColumns counted = readHourlyColumns("hour,week,day,load_mw,note\n1,1,Mon,10,x\n2,1,Mon,20,y\n");
        QCOMPARE(counted.columns.size(), std::size_t(1));
        QCOMPARE(found(counted.issues), (std::vector<std::string>{"table.unknown_column@1:note"}));
        const HourlyColumns regions = readHourlyColumns("time_utc,east,west\n2024-01-01,1,2\n2024-01-02,3,4\n");
        QCOMPARE(regions.columns.size(), std::size_t(2));
        QCOMPARE(regions.columns[1].name, std::string("west"));
        QCOMPARE(regions.times.at(1), std::string("2024-01-02"));
    }
    // A load with holes is no load: nothing is taken, and every hole is named.
    void refusesLoadWithHoles() {
        const HourlyColumns load = readHourlyColumns("load_mw,x\n1,1\n,1\n-5,1\nlots,1\n7,1\n");
        QVERIFY(load.columns.empty());
        QCOMPARE(load.rowsWithProblems, std::size_t(3));
        QCOMPARE(found(load.issues),
                 (std::vector<std::string>{"import.not_a_number@5:load_mw", "table.empty_cell@3:load_mw",
                                           "table.negative@4:load_mw", "table.unknown_column@1:x"}));
    }
    void readsAYearOfTheReliabilityTestSystem() {
        HEADROOM_SHARED(path, "adequacy/rts79/load_8736.csv");
        const HourlyColumns load = readHourlyColumns(tests::readFile(path));
        QCOMPARE(load.columns.at(0).mw.size(), std::size_t(8736));
        QCOMPARE(*std::max_element(load.columns[0].mw.begin(), load.columns[0].mw.end()), 2850.0);
    }
    void isRecognisedByItsHeader() {
        const auto name = [](std::string_view text) {
            const Importer* importer = recognise(text);
            return importer == nullptr ? std::string() : std::string(importer->name());
        };
        QCOMPARE(name("name,count,capacity_mw,forced_outage_rate,mttr_h\na,1,1,0,1\n"), std::string("units-csv"));
        QCOMPARE(name("from,to,forward_mw,backward_mw\n"), std::string("interfaces-csv"));
        QCOMPARE(name("load_mw\n1\n"), std::string("load-csv"));
        QCOMPARE(name("hello\nworld\n"), std::string());
        for (const Importer* importer : importers()) {
            QVERIFY(findImporter(importer->name()) == importer);
            QVERIFY(!importer->extensions().empty());
            const ImportResult empty = importer->parse("", {});
            QVERIFY2(!empty.isUsable() && !empty.issues.empty(), std::string(importer->name()).c_str());
        }
    }
    void givesDatasetRowsWithUnitAndSource() {
        ImportOptions options;
        options.fileName = "plant.csv";
        const ImportResult result =
            unitsCsv().parse("name,count,capacity_mw,forced_outage_rate,mttr_h\ngt,2,34,0.02,50\n", options);
        QCOMPARE(result.rows.size(), std::size_t(4));
        QCOMPARE(result.rows[1].rowId, std::string("gt"));
        QCOMPARE(result.rows[1].column, std::string("capacity_mw"));
        QCOMPARE(result.rows[1].unit, std::string("MW"));
        QCOMPARE(result.rows[1].source, std::string("plant"));
        QCOMPARE(result.rowsTaken, std::size_t(1));
    }
};

HEADROOM_TEST(TypedRowsTest)
#include "typed_rows_test.moc"
