#include "model/adequacy/site_adequacy.h"
#include "tests/support/test_case.h"

#include <algorithm>
#include <random>

using namespace model;
using adequacy::OutageGroup;
using adequacy::SiteAdequacy;
using adequacy::SiteSupply;

namespace {

OutageGroup unitsOf(int count, double unitMw, double rate) {
    OutageGroup group;
    group.count = count;
    group.capacity = unitMw * units::MW;
    group.forcedOutageRate = rate;
    return group;
}

struct State {
    double probability;
    bool gridUp;
    double onsiteMw;
};

// Every joint state of grid, single units and batteries, one by one.
std::vector<State> statesOf(const SiteSupply& supply) {
    std::vector<State> states{{1.0, true, 0.0}};
    const auto branch = [&states](double rate, double mw, bool grid) {
        std::vector<State> next;
        for (const State& state : states) {
            next.push_back({state.probability * (1.0 - rate), state.gridUp, state.onsiteMw + mw});
            next.push_back({state.probability * rate, state.gridUp && !grid, state.onsiteMw});
        }
        states = next;
    };
    branch(supply.gridOutageRate, 0.0, true);
    for (const OutageGroup& group : supply.units)
        for (int unit = 0; unit < group.count; ++unit)
            branch(group.forcedOutageRate, units::number(group.capacity), false);
    for (const auto& storage : supply.storage)
        branch(storage.forcedOutageRate,
               std::min(units::number(storage.power), units::number(storage.energy / supply.storageEvent)), false);
    return states;
}

struct Shortage {
    double share{};
    double meanMw{};
};

Shortage slowShortage(const SiteSupply& supply, const std::vector<State>& states, const std::vector<double>& loadMw,
                      double extraMw) {
    Shortage sum;
    for (const State& state : states)
        for (std::size_t hour = 0; hour < loadMw.size(); ++hour) {
            const double gridMw = state.gridUp && !supply.gridLimitMw.empty() ? supply.gridLimitMw[hour] : 0.0;
            const double missingMw = loadMw[hour] + extraMw - gridMw - state.onsiteMw;
            if (missingMw <= 1e-6) continue;
            sum.share += state.probability / static_cast<double>(loadMw.size());
            sum.meanMw += state.probability * missingMw / static_cast<double>(loadMw.size());
        }
    return sum;
}

// With flexible load: called in the first `limit` hours of expected shortage.
Shortage slowWithFlexible(const SiteSupply& supply, const std::vector<State>& states, const std::vector<double>& loadMw,
                          double extraMw) {
    const Shortage without = slowShortage(supply, states, loadMw, extraMw);
    const double flexibleMw = units::number(supply.flexible);
    if (flexibleMw <= 0.0 || without.share <= 0.0) return without;
    const double limit = units::number(supply.flexibleLimit) / static_cast<double>(loadMw.size());
    const double called = std::min(1.0, limit / without.share);
    const Shortage with = slowShortage(supply, states, loadMw, extraMw - flexibleMw);
    return {(1.0 - called) * without.share + called * with.share,
            (1.0 - called) * without.meanMw + called * with.meanMw};
}

struct RandomSite {
    std::vector<double> loadMw;
    std::vector<double> gridLimitMw;
    SiteSupply supply;

    explicit RandomSite(unsigned seed) {
        std::mt19937 random(seed);
        std::uniform_real_distribution<double> draw(0.0, 1.0);
        const bool flat = draw(random) < 0.2;
        const double baseMw = 10.0 + 90.0 * draw(random);
        for (int hour = 0; hour < 24; ++hour) {
            loadMw.push_back(flat ? baseMw : baseMw + 60.0 * draw(random));
            gridLimitMw.push_back(draw(random) < 0.2 ? 30.0 : 70.0);
        }
        if (draw(random) < 0.8) supply.gridLimitMw = gridLimitMw;
        if (!supply.gridLimitMw.empty() && draw(random) < 0.6) supply.gridOutageRate = 0.1 * draw(random);
        supply.units.push_back(unitsOf(static_cast<int>(5.0 * draw(random)), 20.0, 0.2 * draw(random)));
        if (draw(random) < 0.5) supply.units.push_back(unitsOf(2, 33.3 * draw(random), 0.1));
        if (draw(random) < 0.5)
            supply.storage.push_back({30.0 * draw(random) * units::MW, 100.0 * draw(random) * units::MWh, 0.05});
        if (draw(random) < 0.6) {
            supply.flexible = 30.0 * draw(random) * units::MW;
            supply.flexibleLimit = 5.0 * draw(random) * units::h;
        }
    }
};

SiteSupply unitsOnly(int count, double rate) {
    SiteSupply supply;
    supply.units = {unitsOf(count, 34.0, rate)};
    return supply;
}

double mw(const units::Power& power) {
    return units::number(power);
}

const std::vector<double> kFlat748(48, 748.0);

} // namespace

class SiteAdequacyTest : public QObject {
    Q_OBJECT
private slots:
    void equalsBruteForceOnRandomSites() {
        int withHeadroom = 0;
        for (unsigned seed = 0; seed < 150; ++seed) {
            const RandomSite site(seed);
            const double target = std::vector<double>{0.9, 0.99, 0.999, 0.9999}[seed % 4];
            const double allowed = (1.0 - target) * (1.0 + 1e-11);
            const auto states = statesOf(site.supply);
            const SiteAdequacy result = adequacy::siteAdequacy(site.supply, site.loadMw, target);
            const Shortage atPresent = slowWithFlexible(site.supply, states, site.loadMw, 0.0);
            QVERIFY(std::abs(units::number(result.lole) - 24.0 * atPresent.share) < 1e-9);
            QVERIFY(std::abs(units::number(result.eue) - 24.0 * atPresent.meanMw) < 1e-6);
            // The headroom is allowed, and a hair more is not.
            const double headroom = mw(result.headroom);
            QVERIFY(slowWithFlexible(site.supply, states, site.loadMw, headroom).share <= allowed);
            QVERIFY(slowWithFlexible(site.supply, states, site.loadMw, headroom + 1e-4).share > allowed);
            const std::vector<double> none(24, 0.0);
            QVERIFY(slowWithFlexible(site.supply, states, none, mw(result.jointFirm)).share <= allowed);
            QVERIFY(slowWithFlexible(site.supply, states, none, mw(result.jointFirm) + 1e-4).share > allowed);
            withHeadroom += headroom > 0.0 ? 1 : 0;
            // The sign of the headroom says whether the target is met.
            QCOMPARE(atPresent.share <= allowed, headroom >= -1e-6);
        }
        QVERIFY(withHeadroom > 20 && withHeadroom < 130);
    }
    void plantOf29Units() {
        const SiteAdequacy result = adequacy::siteAdequacy(unitsOnly(29, 0.05), kFlat748, 0.9999);
        QCOMPARE(mw(result.headroom), 0.0);
        QCOMPARE(mw(result.jointFirm), 748.0);
        QCOMPARE(mw(result.onsiteFirm), 748.0);
        QCOMPARE(mw(result.gridFirm), 0.0);
        QCOMPARE(mw(result.interaction), 0.0);
        QVERIFY(result.method == adequacy::LoleMethod::Exact);
        QVERIFY(std::abs(units::number(result.lole) / 48.0 - 6.49223105e-5) < 1e-13);
        QCOMPARE(mw(adequacy::siteAdequacy(unitsOnly(58, 0.05), kFlat748, 0.9999).jointFirm), 1598.0);
    }
    void designConditionsLowerIt() {
        SiteSupply supply = unitsOnly(29, 0.05);
        supply.unitsOnMaintenance = 1;
        QCOMPARE(mw(adequacy::siteAdequacy(supply, kFlat748, 0.9999).headroom), -34.0);
        supply.spinningReserveUnits = 1;
        QCOMPARE(mw(adequacy::siteAdequacy(supply, kFlat748, 0.9999).headroom), -68.0);
        supply.units.push_back(unitsOf(3, 50.0, 0.0)); // maintenance takes the largest: two of these remain
        supply.spinningReserveUnits = 0;
        QCOMPARE(mw(adequacy::siteAdequacy(supply, kFlat748, 0.9999).headroom), 100.0);
        supply = unitsOnly(29, 0.05);
        supply.units.front().commonCause = 0.01;
        QCOMPARE(mw(adequacy::siteAdequacy(supply, kFlat748, 0.9999).headroom), -748.0);
    }
    void attributesByLastInDifferences() {
        // A firm grid of 200 MW, 100 MW of perfect battery for the event, 50 MW flexible: they add up.
        const std::vector<double> gridMw(48, 200.0);
        SiteSupply supply = unitsOnly(29, 0.05);
        supply.gridLimitMw = gridMw;
        supply.storage = {{100.0 * units::MW, 800.0 * units::MWh, 0.0}};
        supply.flexible = 50.0 * units::MW;
        supply.flexibleLimit = 48.0 * units::h;
        const SiteAdequacy result = adequacy::siteAdequacy(supply, kFlat748, 0.9999);
        QCOMPARE(mw(result.jointFirm), 748.0 + 200.0 + 100.0 + 50.0);
        QCOMPARE(mw(result.gridFirm), 200.0);
        QCOMPARE(mw(result.onsiteFirm), 748.0);
        QCOMPARE(mw(result.storageFirm), 100.0);
        QCOMPARE(mw(result.flexibleFirm), 50.0);
        QVERIFY(std::abs(mw(result.interaction)) < 1e-9);
        QCOMPARE(mw(result.headroom), 350.0);
        QVERIFY(result.method == adequacy::LoleMethod::Quick);
        // Credited over the event: 200 MWh over four hours are 50 MW.
        supply.storage = {{100.0 * units::MW, 200.0 * units::MWh, 0.0}};
        QCOMPARE(mw(adequacy::siteAdequacy(supply, kFlat748, 0.9999).storageFirm), 50.0);
    }
    void anUnreliableGridAloneIsNotFirm() {
        // 0.1 % out: alone it promises nothing at four nines; with units behind it, more than they alone.
        const std::vector<double> gridMw(48, 200.0);
        SiteSupply supply;
        supply.gridLimitMw = gridMw;
        supply.gridOutageRate = 0.001;
        QCOMPARE(mw(adequacy::siteAdequacy(supply, kFlat748, 0.9999).jointFirm), 0.0);
        supply.units = {unitsOf(29, 34.0, 0.05)};
        const SiteAdequacy both = adequacy::siteAdequacy(supply, kFlat748, 0.9999);
        QVERIFY(mw(both.jointFirm) > 748.0 && mw(both.jointFirm) < 948.0);
        QVERIFY(std::abs(mw(both.gridFirm + both.onsiteFirm + both.storageFirm + both.flexibleFirm + both.interaction -
                            both.jointFirm)) < 1e-9);
    }
    void noSupplyMeansNoLoad() {
        const SiteAdequacy result = adequacy::siteAdequacy(SiteSupply{}, kFlat748, 0.9999);
        QCOMPARE(mw(result.headroom), -748.0);
        QCOMPARE(mw(result.jointFirm), 0.0);
        QVERIFY(std::abs(units::number(result.lole) - 48.0) < 1e-12);
        QVERIFY(std::abs(units::number(result.eue) - 48.0 * 748.0) < 1e-6);
    }
    void moreIsNeverWorse() {
        for (unsigned seed = 200; seed < 260; ++seed) {
            RandomSite site(seed);
            const SiteAdequacy before = adequacy::siteAdequacy(site.supply, site.loadMw, 0.99);
            site.supply.flexible += 5.0 * units::MW;
            const SiteAdequacy moreFlexible = adequacy::siteAdequacy(site.supply, site.loadMw, 0.99);
            QVERIFY(mw(moreFlexible.headroom) >= mw(before.headroom) - 1e-6);
            site.supply.flexibleLimit += 1.0 * units::h;
            const SiteAdequacy longer = adequacy::siteAdequacy(site.supply, site.loadMw, 0.99);
            QVERIFY(mw(longer.headroom) >= mw(moreFlexible.headroom) - 1e-6);
            QVERIFY(units::number(longer.lole) <= units::number(before.lole) + 1e-12);
            site.supply.units.front().count += 1;
            const SiteAdequacy bigger = adequacy::siteAdequacy(site.supply, site.loadMw, 0.99);
            QVERIFY(mw(bigger.headroom) >= mw(longer.headroom) - 1e-6);
            QVERIFY(mw(bigger.flexibleFirm) >= -1e-6 && mw(bigger.gridFirm) >= -1e-6);
        }
    }
    void realYearsWithOutliersAndTies() {
        // One extreme value squeezes all others into one bucket of the sort; repeated values must not be lost.
        std::vector<double> loadMw(8760);
        for (std::size_t hour = 0; hour < loadMw.size(); ++hour)
            loadMw[hour] = 700.0 + static_cast<double>(hour * 7919 % 50);
        loadMw[4000] = 1e7;
        const SiteAdequacy result = adequacy::siteAdequacy(unitsOnly(29, 0.0), loadMw, 0.99);
        // 87 of 8,760 hours may be short; the outlier is one, each of the 50 values has 175 or 176: 749 must be served.
        QCOMPARE(mw(result.headroom), 986.0 - 749.0);
        QVERIFY(std::abs(units::number(result.lole) - 1.0) < 1e-9);
        QVERIFY(std::abs(units::number(result.eue) - (1e7 - 986.0)) < 1e-3);
    }
};

HEADROOM_TEST(SiteAdequacyTest)
#include "site_adequacy_test.moc"
