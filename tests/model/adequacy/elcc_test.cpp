#include "model/adequacy/elcc.h"

#include "model/adequacy/adequacy_indices.h"
#include "tests/model/adequacy/rts79.h"
#include "tests/support/test_case.h"

#include <algorithm>
#include <random>

using namespace model::adequacy;
using namespace model::units;

namespace {

OutageGroup group(int count, double capacityMw, double rate) {
    OutageGroup made;
    made.count = count;
    made.capacity = capacityMw * MW;
    made.forcedOutageRate = rate;
    made.repair = 40.0 * h;
    return made;
}

double elccMw(const std::vector<OutageGroup>& before, const OutageGroup& added, std::span<const double> loadMw,
              LoadAddition addition) {
    auto after = before;
    after.push_back(added);
    return number(*effectiveLoadCarryingCapability(OutageTable(before), OutageTable(after), loadMw, addition));
}

double loleHours(const std::vector<OutageGroup>& groups, std::span<const double> loadMw) {
    return number(adequacyIndices(OutageTable(groups), loadMw).lole);
}

} // namespace

class ElccTest : public QObject {
    Q_OBJECT
private slots:
    void reliabilityTestSystem() {
        const auto units = tests::rts79Units();
        const auto loadMw = tests::rts79LoadMw();
        QVERIFY(std::abs(elccMw(units, group(1, 100.0, 0.0), loadMw, LoadAddition::Flat) - 100.0) < 5e-3);
        QVERIFY(std::abs(elccMw(units, group(1, 100.0, 0.05), loadMw, LoadAddition::Flat) - 92.08768) < 5e-6);
        // Scaling the peak adds less energy than a flat load of the same peak: the figure is higher.
        QVERIFY(elccMw(units, group(1, 100.0, 0.05), loadMw, LoadAddition::Scaled) > 92.1);
    }

    // The largest load that keeps the adequacy: a little more does not, a little less does.
    void nothingMoreCanBeAdded() {
        std::mt19937 random(7);
        std::uniform_real_distribution<double> uniform(0.0, 1.0);
        for (int round = 0; round < 40; ++round) {
            std::vector<OutageGroup> units;
            for (int i = 0; i < 3; ++i)
                units.push_back(group(1 + i, 20.0 + 60.0 * uniform(random), 0.02 + 0.1 * uniform(random)));
            std::vector<double> loadMw;
            for (int i = 0; i < 200; ++i)
                loadMw.push_back(60.0 + 160.0 * uniform(random));
            const auto added = group(1, 10.0 + 40.0 * uniform(random), 0.1 * uniform(random));
            auto after = units;
            after.push_back(added);
            const double before = loleHours(units, loadMw);
            for (const bool isFlat : {true, false}) {
                const double found = elccMw(units, added, loadMw, isFlat ? LoadAddition::Flat : LoadAddition::Scaled);
                const double peakMw = *std::max_element(loadMw.begin(), loadMw.end());
                const auto loleAt = [&](double addedMw) {
                    auto raisedMw = loadMw;
                    for (double& mw : raisedMw)
                        mw = isFlat ? mw + addedMw : mw * (1.0 + addedMw / peakMw);
                    return loleHours(after, raisedMw);
                };
                QVERIFY(found >= 0.0 && found <= number(added.capacity) * (isFlat ? 1.0 : 4.0) + 1e-6);
                QVERIFY(loleAt(found - 1e-6) <= before * (1.0 + 1e-9));
                QVERIFY(loleAt(found + 1e-3) >= before * (1.0 - 1e-9));
            }
        }
    }

    void limitsAreSaid() {
        const std::vector<OutageGroup> units{group(1, 50.0, 0.1)};
        const OutageTable without(units);
        const OutageTable with(std::vector<OutageGroup>{units[0], group(1, 50.0, 0.1)});
        const std::vector<double> none{0.0, 0.0};
        QVERIFY(!effectiveLoadCarryingCapability(without, with, {}, LoadAddition::Flat));
        QVERIFY(!effectiveLoadCarryingCapability(without, with, none, LoadAddition::Scaled));
        const std::vector<double> tooMuch{500.0};
        QVERIFY(!effectiveLoadCarryingCapability(without, with, tooMuch, LoadAddition::Flat)); // never served anyway
        const auto served = effectiveLoadCarryingCapability(without, with, none, LoadAddition::Flat);
        QVERIFY(served && number(*served) < 1e-6); // a load of 0 is always served: nothing may be added without risk
    }
};

HEADROOM_TEST(ElccTest)
#include "elcc_test.moc"
