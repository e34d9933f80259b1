#include "model/adequacy/flexible_load.h"

#include "tests/model/adequacy/rts79.h"
#include "tests/support/test_case.h"

#include <algorithm>
#include <random>

using namespace model::adequacy;
using namespace model::units;

namespace {

// The cut share at a given load, hour by hour.
double cutShare(std::span<const double> demandMw, std::span<const double> thresholdMw, double loadMw) {
    double cut = 0.0;
    for (std::size_t i = 0; i < demandMw.size(); ++i)
        cut += std::clamp(demandMw[i] + loadMw - thresholdMw[i], 0.0, loadMw);
    return cut / (loadMw * static_cast<double>(demandMw.size()));
}

} // namespace

class FlexibleLoadTest : public QObject {
    Q_OBJECT
private slots:
    // Published for the method on this shape with one threshold (planning model, 6.5).
    void reliabilityTestSystem() {
        const auto loadMw = tests::rts79LoadMw();
        const std::vector<double> thresholdMw(loadMw.size(), 2850.0);
        const auto half = flexibleHeadroom(loadMw, thresholdMw, 0.005);
        QVERIFY(std::abs(number(half.addedLoad) - 320.577) < 5e-4);
        QVERIFY(std::abs(half.shareOfPeak - 0.11248) < 5e-6);
        QCOMPARE(number(half.curtailed), 161.0);
        QCOMPARE(half.events, 35.0);
        QVERIFY(std::abs(number(*half.meanEvent) - 4.60) < 5e-3);
        const auto one = flexibleHeadroom(loadMw, thresholdMw, 0.01);
        QVERIFY(std::abs(number(one.addedLoad) - 403.290) < 5e-4);
        QVERIFY(std::abs(one.shareOfPeak - 0.14151) < 5e-6);
        QCOMPARE(number(one.curtailed), 361.0);
        QCOMPARE(one.events, 70.0);
        QVERIFY(std::abs(number(*one.meanEvent) - 5.16) < 5e-3);
    }

    void theCutShareIsTheLimit() {
        std::mt19937 random(11);
        std::uniform_real_distribution<double> uniform(0.0, 1.0);
        for (int round = 0; round < 200; ++round) {
            std::vector<double> demandMw;
            std::vector<double> thresholdMw;
            for (int i = 0; i < 50; ++i) {
                demandMw.push_back(100.0 * uniform(random));
                thresholdMw.push_back(90.0 + 20.0 * uniform(random)); // some hours lie above their threshold
            }
            const double limit = 0.05 + 0.9 * uniform(random);
            const auto found = flexibleHeadroom(demandMw, thresholdMw, limit);
            const double loadMw = number(found.addedLoad);
            if (loadMw == 0.0) {
                QVERIFY(cutShare(demandMw, thresholdMw, 1e-9) >= limit); // not even the smallest load
                continue;
            }
            QVERIFY(std::abs(cutShare(demandMw, thresholdMw, loadMw) - limit) < 1e-12);
        }
    }

    void hoursAreCountedByWhatTheyKeep() {
        // Room 10, 40, 80 and no limit in reach elsewhere: at 100 MW the cuts are 90, 60 and 20.
        const std::vector<double> demandMw{90.0, 60.0, 0.0, 20.0, 0.0, 0.0, 0.0, 0.0, 0.0, 0.0};
        std::vector<double> thresholdMw(10, 100.0);
        const auto found = flexibleHeadroom(demandMw, thresholdMw, 170.0 / 1000.0);
        QVERIFY(std::abs(number(found.addedLoad) - 100.0) < 1e-9);
        QCOMPARE(number(found.curtailed), 3.0);
        QCOMPARE(found.events, 2.0);
        QCOMPARE(number(*found.meanEvent), 1.5);
        QCOMPARE(number(found.keepingHalf), 1.0);
        QCOMPARE(number(found.keepingThreeQuarters), 1.0);
        QCOMPARE(number(found.keepingNineTenths), 0.0);
    }

    void yearsAreMeans() {
        const std::vector<double> year = tests::rts79LoadMw();
        std::vector<double> demandMw;
        for (int i = 0; i < 3; ++i) {
            demandMw.insert(demandMw.end(), year.begin(), year.end());
            demandMw.insert(demandMw.end(), 24, 0.0); // to 8,760
        }
        const std::vector<double> thresholdMw(demandMw.size(), 2850.0);
        const auto three = flexibleHeadroom(demandMw, thresholdMw, 0.005);
        const auto one = flexibleHeadroom(std::span(demandMw).first(8760), std::span(thresholdMw).first(8760), 0.005);
        QVERIFY(std::abs(number(three.addedLoad) / number(one.addedLoad) - 1.0) < 1e-12);
        QCOMPARE(number(three.curtailed), number(one.curtailed));
        QCOMPARE(three.events, one.events);
    }

    void seasonsHaveTheirOwnThreshold() {
        //                                 Jan   Mar   Apr    Jul    Oct   Nov   Dec
        const std::vector<double> demandMw{80.0, 70.0, 95.0, 100.0, 60.0, 85.0, 75.0};
        const std::vector<int> months{1, 3, 4, 7, 10, 11, 12};
        QCOMPARE(seasonalThresholdMw(demandMw, months),
                 (std::vector<double>{80.0, 80.0, 100.0, 100.0, 100.0, 80.0, 80.0}));
        // Without any winter month of its own, winter takes the highest demand.
        QCOMPARE(seasonalThresholdMw(std::vector<double>{10.0, 30.0}, std::vector<int>{3, 7}),
                 (std::vector<double>{30.0, 30.0}));
    }
};

HEADROOM_TEST(FlexibleLoadTest)
#include "flexible_load_test.moc"
