#include "model/adequacy/load_distribution.h"
#include "tests/support/test_case.h"

#include <algorithm>
#include <cmath>
#include <random>

using model::adequacy::LoadDistribution;

namespace {

// Every question answered by looking at every hour.
void compare(const LoadDistribution& distribution, const std::vector<double>& netMw, double thresholdMw) {
    double hours = 0.0;
    double energyMwh = 0.0;
    double largest = -std::numeric_limits<double>::infinity();
    for (const double hourMw : netMw) {
        hours += hourMw > thresholdMw ? 1.0 : 0.0;
        energyMwh += std::max(0.0, hourMw - thresholdMw);
        if (hourMw <= thresholdMw) largest = std::max(largest, hourMw);
    }
    QCOMPARE(distribution.hoursAbove(thresholdMw), hours);
    QVERIFY(std::abs(distribution.energyAboveMwh(thresholdMw) - energyMwh) <= 1e-9 * (1.0 + energyMwh));
    QVERIFY(distribution.largestUpTo(thresholdMw) == largest);
}

} // namespace

class LoadDistributionTest : public QObject {
    Q_OBJECT
private slots:
    void answersLikeASearchThroughAllHours() {
        std::mt19937 random(11);
        std::uniform_real_distribution<double> draw(0.0, 1.0);
        LoadDistribution distribution; // used again and again
        for (int round = 0; round < 60; ++round) {
            std::vector<double> loadMw(1 + static_cast<std::size_t>(3000.0 * draw(random)));
            for (double& hourMw : loadMw)
                hourMw = 900.0 + 100.0 * draw(random);
            if (round % 3 == 1) // many ties
                for (double& hourMw : loadMw)
                    hourMw = std::round(hourMw);
            if (round % 4 == 1) loadMw.front() = 1e6; // everything else in one bucket
            if (round % 10 == 9) std::ranges::fill(loadMw, 900.0);
            std::vector<double> limitMw;
            std::vector<double> netMw = loadMw;
            if (round % 2 == 1)
                for (double& hourMw : netMw) {
                    limitMw.push_back(100.0 * std::floor(3.0 * draw(random)));
                    hourMw -= limitMw.back();
                }
            distribution.assign(loadMw, limitMw);
            QCOMPARE(distribution.hours(), static_cast<double>(loadMw.size()));
            for (int i = 0; i < 40; ++i)
                compare(distribution, netMw, 690.0 + 320.0 * draw(random));
            for (int i = 0; i < 10; ++i) // exactly on a value: not above it
                compare(distribution, netMw,
                        netMw[static_cast<std::size_t>(draw(random) * 0.999 * static_cast<double>(netMw.size()))]);
        }
    }
    void gathersTheLimits() {
        LoadDistribution distribution;
        for (const int distinct : {1, 5, 64, 65, 500}) {
            std::vector<double> limitMw;
            std::vector<double> netMw;
            for (int hour = 0; hour < 1000; ++hour) {
                limitMw.push_back(0.7 * ((hour * 37) % distinct));
                netMw.push_back(-limitMw.back());
            }
            distribution.assignNegative(limitMw);
            QCOMPARE(distribution.hours(), 1000.0);
            for (double thresholdMw = -360.0; thresholdMw < 2.0; thresholdMw += 0.35)
                compare(distribution, netMw, thresholdMw);
        }
    }
};

HEADROOM_TEST(LoadDistributionTest)
#include "load_distribution_test.moc"
