#include "model/workload/growth_fit.h"
#include "model/workload/rebound.h"
#include "model/workload/year_demand.h"
#include "tests/support/test_case.h"

#include <array>
#include <cmath>

using namespace model::workload;

namespace {

bool isPrinted(double found, double printed, double halfUnit) {
    return std::abs(found - printed) <= halfUnit * 1.0001;
}

double factorPerMonth(const std::array<Observation, 2>& pair) {
    return std::pow(fitExponential(pair)->factorPerYear(), 1.0 / 12.0);
}

} // namespace

// Figures of the planning model, sections 2.6, 2.7, 3.2 and 3.4, that no other test of this folder has.
class PublishedElasticitiesTest : public QObject {
    Q_OBJECT

private slots:
    void shortageRaisesThePrice() {
        QVERIFY(isPrinted(rationedPriceRatio(1.5, 0.7), 1.785, 5e-4));
        QVERIFY(isPrinted(rationedPriceRatio(1.5, 1.1), 1.446, 5e-4));
        QVERIFY(isPrinted(rationedPriceRatio(1.5, 1.5), 1.310, 5e-4));
    }

    // Everything ascribed to price. Use = energy x efficiency, so energy = use / efficiency.
    void impliedByHistory() {
        QVERIFY(isPrinted(impliedElasticity(40'000.0 / 3'000.0, 3'000.0), 1.32, 5e-3)); // lighting
        QVERIFY(isPrinted(impliedElasticity(25'000.0 / 3'000.0, 3'000.0), 1.26, 5e-3));
        const double efficiency = 6.5 * 194.0 / 205.0;
        QVERIFY(isPrinted(impliedElasticity(205.0 / 194.0, efficiency), 1.030, 5e-4));
        const double withGrowth = 205.0 / 194.0 / std::pow(1.10, 8.0);
        QVERIFY(isPrinted(impliedElasticity(withGrowth, efficiency), 0.61, 5e-3));
        QVERIFY(isPrinted(impliedElasticity(205.0 / 194.0 / std::pow(1.264, 8.0), efficiency), 0.0, 5e-3));
        QVERIFY(isPrinted(impliedElasticity(480.0 / 9.7 / 33.0, 33.0), 1.116, 5e-4)); // Google's tokens
        QVERIFY(isPrinted(impliedElasticity(28.0 / 3.0, std::pow(4.2, 3.0)), 1.52, 5e-3));
    }

    // Google's tokens of a month: 9.7, 480, 980, 1,300, growing less and less.
    void tokensGrowBySmallerFactors() {
        QVERIFY(isPrinted(factorPerMonth({{{2024.0, 9.7}, {2025.0, 480.0}}}), 1.38, 5e-3));
        QVERIFY(isPrinted(factorPerMonth({{{2025.0, 480.0}, {2025.125, 980.0}}}), 1.61, 5e-3));
        QVERIFY(isPrinted(factorPerMonth({{{2025.0, 980.0}, {2025.0 + 3.5 / 12.0, 1300.0}}}), 1.08, 5e-3));
    }

    void edgeHidesGrowth() {
        QVERIFY(isPrinted(edgeBreakEvenGrowth(0.8, 1.0), 5.0, 0.05));
        QVERIFY(isPrinted(3.0 * cloudShare(0.8, 1.0), 0.6, 0.05) && isPrinted(5.0 * cloudShare(0.8, 1.0), 1.0, 0.05));
        QVERIFY(isPrinted(3.0 * cloudShare(0.8, 0.5), 1.8, 0.05) && isPrinted(5.0 * cloudShare(0.8, 0.5), 3.0, 0.05));
        QVERIFY(isPrinted(1.0 - cloudShare(0.8 * 0.6, 1.0), 0.48, 5e-3)); // inference is 60 % of the site's energy
    }

    void doublingTimes() {
        const auto doubling = [](double factorPerYear) {
            const std::array<Observation, 2> pair{{{2020.0, 1.0}, {2021.0, factorPerYear}}};
            return fitExponential(pair)->doublingYears();
        };
        QVERIFY(isPrinted(doubling(1.30), 2.64, 5e-3));                        // FLOP per USD
        QVERIFY(isPrinted(doubling(1.39), 2.1, 0.05));                         // the same, by another count
        QVERIFY(isPrinted(doubling(1.26), 3.0, 0.05));                         // FLOP per joule
        QVERIFY(isPrinted(12.0 * doubling(std::pow(266.7, 0.6)), 2.48, 5e-3)); // 266.7-fold in 20 months
    }
};

HEADROOM_TEST(PublishedElasticitiesTest)
#include "published_elasticities_test.moc"
