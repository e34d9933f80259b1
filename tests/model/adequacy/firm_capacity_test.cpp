#include "model/adequacy/adequacy_indices.h"
#include "model/adequacy/firm_capacity.h"
#include "model/adequacy/outage_table.h"
#include "tests/model/adequacy/rts79.h"
#include "tests/support/paths.h"
#include "tests/support/test_case.h"

using namespace model;
using adequacy::FirmCapacity;
using adequacy::FirmQuery;

namespace {

FirmQuery plant29(double rate) {
    FirmQuery query;
    query.count = 29;
    query.unit = 34.0 * units::MW;
    query.forcedOutageRate = rate;
    query.repair = 50.0 * units::h;
    return query;
}

std::vector<double> firmMw(const FirmQuery& query) {
    std::vector<double> result;
    for (const auto& level : adequacy::firmCapacity(query).levels)
        result.push_back(units::number(level.firm));
    return result;
}

} // namespace

class FirmCapacityTest : public QObject {
    Q_OBJECT
private slots:
    void reproducesTheStudyTable_data() {
        QTest::addColumn<double>("rate");
        QTest::addColumn<QVector<double>>("firm");
        QTest::addColumn<QVector<double>>("availability");
        QTest::addColumn<QVector<int>>("needed");
        QTest::newRow("3 %") << 0.03 << QVector<double>{816, 782, 748} << QVector<double>{.999809, .9999809, .9999984}
                             << QVector<int>{34, 35, 36};
        QTest::newRow("4 %") << 0.04 << QVector<double>{816, 748, 714} << QVector<double>{.999122, .9999868, .9999987}
                             << QVector<int>{35, 36, 38};
        QTest::newRow("5 %") << 0.05 << QVector<double>{782, 748, 714} << QVector<double>{.999541, .9999351, .9999922}
                             << QVector<int>{36, 37, 39};
    }
    void reproducesTheStudyTable() {
        QFETCH(double, rate);
        QFETCH(QVector<double>, firm);
        QFETCH(QVector<double>, availability);
        QFETCH(QVector<int>, needed);
        FirmQuery query = plant29(rate);
        query.deliver = 986.0 * units::MW;
        const FirmCapacity result = adequacy::firmCapacity(query);
        QCOMPARE(units::number(result.nameplate), 986.0);
        QCOMPARE(units::number(result.site), 986.0);
        for (int i = 0; i < 3; ++i) {
            const auto& level = result.levels[static_cast<std::size_t>(i)];
            QVERIFY(level.reachable);
            QCOMPARE(units::number(level.firm), firm[i]);
            QCOMPARE(level.unitsAvailable, static_cast<int>(firm[i] / 34.0));
            QVERIFY(std::abs(1.0 - level.achievedUnavailability - availability[i]) < (i == 0 ? 6e-7 : 6e-8));
            QCOMPARE(*level.unitsNeeded, needed[i]);
        }
    }
    void eventsAndEnergyOfTheFivePercentPlant() {
        const FirmCapacity result = adequacy::firmCapacity(plant29(0.05));
        const double events[] = {.484, .080, .011};
        const double hours[] = {8.3, 7.1, 6.2};
        const double lole[] = {4.0245716, .56871944, .068530324};
        for (std::size_t i = 0; i < 3; ++i) {
            const auto& level = result.levels[i];
            QVERIFY(std::abs(*level.eventsPerYear - events[i]) < 5e-4);
            QVERIFY(std::abs(units::number(*level.meanEvent) - hours[i]) < 0.06);
            QVERIFY(std::abs(units::number(*level.lole) - lole[i]) < 1e-7);
        }
        QVERIFY(std::abs(units::number(*result.levels[0].eue) - 158.76694) < 1e-4);
        QVERIFY(std::abs(units::number(*result.levels[1].eue) - 21.931509) < 1e-5);
        FirmQuery unknown = plant29(0.05);
        unknown.repair = 0.0 * units::h;
        QVERIFY(!adequacy::firmCapacity(unknown).levels[0].eventsPerYear);
    }
    void equalsTheReferenceTable() {
        HEADROOM_SHARED(path, "adequacy/plant29/n_plus_k_exact.csv");
        int compared = 0;
        for (const auto& row : tests::readNumbers(path)) {
            adequacy::OutageGroup group;
            group.count = static_cast<int>(row[0]);
            group.capacity = row[1] * units::MW;
            group.forcedOutageRate = row[2];
            adequacy::OutageTable table;
            table.add(group);
            const std::vector<double> loadMw{row[4]};
            const adequacy::AdequacyIndices indices = adequacy::adequacyIndices(table, loadMw);
            QVERIFY(std::abs(units::number(indices.lole) / row[5] - 1.0) < 1e-8);
            QVERIFY(std::abs(8760.0 * units::number(indices.lole) / row[6] - 1.0) < 1e-7);
            QVERIFY(std::abs(8760.0 * units::number(indices.eue) / row[7] - 1.0) < 1e-6);
            ++compared;
        }
        QVERIFY(compared > 60);
    }
    void firmCapacityDoesNotAdd() {
        FirmQuery query = plant29(0.05);
        query.count = 58;
        QCOMPARE(firmMw(query)[1], 1598.0); // more than twice 748
    }
    void maintenanceCostsOneUnit() {
        FirmQuery query = plant29(0.05);
        query.onMaintenance = 1;
        QCOMPARE(firmMw(query), (std::vector<double>{748.0, 714.0, 680.0}));
        query.forcedOutageRate = 0.03;
        QCOMPARE(firmMw(query), (std::vector<double>{782.0, 748.0, 714.0}));
        // The same asked as units needed: one more than without.
        query.deliver = 986.0 * units::MW;
        QCOMPARE(*adequacy::firmCapacity(query).levels[1].unitsNeeded, 36);
    }
    void commonCauseCapsAvailability() {
        FirmQuery query = plant29(0.05);
        query.commonCause = 0.01; // at best 1 - 0.0005
        query.availabilities = {0.999, 0.9995, 0.9999};
        query.deliver = 986.0 * units::MW;
        const FirmCapacity result = adequacy::firmCapacity(query);
        QVERIFY(result.levels[0].reachable && result.levels[0].unitsNeeded);
        const auto& fourNines = result.levels[2];
        QVERIFY(!fourNines.reachable && !fourNines.unitsNeeded);
        QCOMPARE(units::number(fourNines.firm), 0.0);
        QVERIFY(std::abs(fourNines.achievedUnavailability - 0.0005) < 1e-9);
        query.commonCause = 0.05;
        query.availabilities = {0.9975, 0.9976};
        QVERIFY(!adequacy::firmCapacity(query).levels[1].reachable);
    }
    void siteConditionsDerateEveryUnit() {
        FirmQuery query = plant29(0.05);
        query.siteTemperatureC = 35.0;
        const FirmCapacity hot = adequacy::firmCapacity(query);
        QVERIFY(std::abs(units::number(hot.site) - 847.96) < 1e-9);
        QVERIFY(std::abs(units::number(hot.levels[1].firm) - 22 * 29.24) < 1e-9);
        query.siteTemperatureC.reset();
        query.sitePressureKpa = 95.41;
        QVERIFY(std::abs(units::number(adequacy::firmCapacity(query).site) - 986.0 * 95.41 / 101.325) < 1e-9);
    }
    void oneUnitMoreThanNeededIsNeverTooFew() {
        // Units needed is the least number: the plant of that size reaches the MW, one unit less does not.
        for (const double rate : {0.02, 0.1, 0.3})
            for (const double planned : {0.0, 0.04}) {
                FirmQuery query = plant29(rate);
                query.plannedOutageRate = planned;
                query.deliver = 500.0 * units::MW; // 15 units
                const int needed = *adequacy::firmCapacity(query).levels[1].unitsNeeded;
                query.count = needed;
                QVERIFY(firmMw(query)[1] >= 500.0);
                query.count = needed - 1;
                QVERIFY(firmMw(query)[1] < 500.0);
            }
    }
};

HEADROOM_TEST(FirmCapacityTest)
#include "firm_capacity_test.moc"
