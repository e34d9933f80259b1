#include "model/workload/adjustment.h"
#include "model/workload/energy_decomposition.h"
#include "model/workload/rebound.h"
#include "tests/support/test_case.h"

#include <random>

using namespace model::workload;

namespace {

bool prints(double found, double printed, double halfUnit) {
    return std::abs(found - printed) <= halfUnit * 1.0001;
}

} // namespace

class ReboundTest : public QObject {
    Q_OBJECT
private slots:
    void reproducesProductionSide() {
        QVERIFY(prints(productionRebound(0.5, 0.1), 0.556, 5e-4));
        QVERIFY(prints(productionRebound(1.0, 0.05), 1.053, 5e-4));
        QVERIFY(prints(productionRebound(1.25, 0.2), 1.5625, 5e-5));
    }
    // Five per cent better, two per cent saved: R = 60 %.
    void comparesActualWithEngineeringSaving() {
        QVERIFY(std::abs(*discreteRebound(0.98, 1.0 / 0.95) - 0.6) < 1e-12);
        QVERIFY(std::abs(*discreteRebound(1.0, 10.0) - 1.0) < 1e-12);
        QVERIFY(!discreteRebound(1.0, 1.0) && !constantElasticityRebound(1.1, 1.0));
        for (const auto& [elasticity, rebound] :
             {std::pair{0.3, 0.111}, {0.6, 0.331}, {1.0, 1.0}, {1.1, 1.288}, {1.3, 2.106}, {1.7, 5.458}}) {
            QVERIFY(prints(*constantElasticityRebound(elasticity, 10.0), rebound, 5e-4));
            QVERIFY(prints(*discreteRebound(std::pow(10.0, elasticity - 1.0), 10.0), rebound, 5e-4));
        }
    }
    // Electricity share 5 %, elasticity 1.1, ten times better: price 0.955, service 1.052, energy 0.105, R 0.0058.
    void savesWhenOnlyEnergyIsCheaper() {
        const double price = priceRatio(costRatio(10.0, 0.05), 1.0, 0.0);
        QVERIFY(prints(price, 0.955, 5e-4));
        const double service = std::pow(price, -1.1);
        QVERIFY(prints(service, 1.052, 5e-4));
        QVERIFY(prints(service / 10.0, 0.105, 5e-4));
        QVERIFY(prints(*discreteRebound(service / 10.0, 10.0), 0.0058, 5e-5));
        QVERIFY(prints(marginalRebound({.elasticity = 1.1, .costShare = 0.05}), 0.055, 5e-5));
    }
    // The marginal R is the slope of ln E + ln k of the finite formulas at k = 1, for any mix.
    void marginalIsTheSlopeOfTheFinite() {
        std::mt19937_64 random(7);
        std::uniform_real_distribution<double> share(0.0, 1.0);
        for (int i = 0; i < 200; ++i) {
            const double elasticity = 3.0 * share(random);
            const ReboundChannel channel{elasticity, share(random), share(random), share(random), share(random)};
            const auto logEnergy = [&](double gain) {
                const double price =
                    priceRatio(costRatio(gain, channel.costShare), channel.passThrough, channel.qualityShare);
                const double better = qualityGain(gain, channel.qualityShare);
                return -elasticity * std::log(price) + channel.qualityResponse * std::log(better) +
                       std::log(better / gain);
            };
            const double step = 1e-5;
            const double slope = (logEnergy(1.0 + step) - logEnergy(1.0 - step)) / (2.0 * step);
            QVERIFY(std::abs(marginalRebound(channel) - 1.0 - slope) < 1e-6);
        }
        // All of the gain as quality: energy stays, R = 1.
        QCOMPARE(marginalRebound({.elasticity = 1.3, .qualityShare = 1.0}), 1.0);
        QVERIFY(std::abs(marginalRebound({.elasticity = 1.3, .passThrough = 0.8, .costShare = 0.95}) - 0.988) < 1e-12);
    }
    void takesPassThroughAndQualityFromThePrice() {
        QVERIFY(std::abs(priceRatio(0.1, 1.0, 0.0) - 0.1) < 1e-15);
        QCOMPARE(priceRatio(0.1, 0.0, 0.0), 1.0);
        QCOMPARE(priceRatio(0.1, 1.0, 1.0), 1.0);
        QVERIFY(std::abs(priceRatio(0.01, 0.5, 0.0) - 0.1) < 1e-12);
        QVERIFY(std::abs(qualityGain(16.0, 0.5) - 4.0) < 1e-12);
    }
    // "10 to 40 times cheaper, 3 to 5 times the infrastructure" (claim 16) and 3 to 28 GW in three years (claim 38).
    void impliesElasticities() {
        QVERIFY(prints(impliedElasticity(3.0, 10.0), 1.477, 5e-4) && prints(impliedElasticity(5.0, 10.0), 1.699, 5e-4));
        QVERIFY(prints(impliedElasticity(3.0, 40.0), 1.298, 5e-4) && prints(impliedElasticity(5.0, 40.0), 1.436, 5e-4));
        QVERIFY(prints(impliedElasticity(28.0 / 3.0, std::pow(10.0, 3.0)), 1.32, 5e-3));
        QVERIFY(prints(impliedElasticity(28.0 / 3.0, std::pow(3.0, 3.0)), 1.68, 5e-3));
    }
    // Section 3.3: ten times the tokens for a task that is worth no more.
    void multipliesReasoningTokens() {
        QVERIFY(prints(reasoningTokenRatio(10.0, 1.0, 1.3), 0.50, 5e-3));
        QVERIFY(prints(reasoningTokenRatio(10.0, 1.0, 1.1), 0.79, 5e-3));
        QVERIFY(prints(reasoningTokenRatio(10.0, 1.0, 0.7), 2.0, 5e-3));
        for (const auto& [elasticity, worth] : {std::pair{1.1, 1.23}, {1.3, 1.70}, {1.5, 2.15}}) {
            QVERIFY(prints(reasoningBreakEvenValue(10.0, elasticity), worth, 5e-3));
            QVERIFY(std::abs(reasoningTokenRatio(10.0, reasoningBreakEvenValue(10.0, elasticity), elasticity) - 1.0) <
                    1e-12);
        }
    }
    // Section 2.5: one step of ten, elasticity 1.3, lambda 0.3.
    void dipsBeforeItBackfires() {
        double service = 1.0;
        for (const double energy : {0.2455, 0.4603, 0.7147, 0.9725, 1.2064}) {
            service = adjustedTasks(service, std::pow(10.0, 1.3), 0.3);
            // The published year 1 is printed to four digits; so are the rest.
            QVERIFY2(prints(service / 10.0, energy, 5e-5), qPrintable(QString::number(service / 10.0, 'f', 6)));
        }
        for (int year = 0; year < 60; ++year)
            service = adjustedTasks(service, std::pow(10.0, 1.3), 0.3);
        QVERIFY(prints(service / 10.0, 1.995, 5e-4));
        QVERIFY(prints(*energyCrossingYears(1.3, 0.3), 4.111, 5e-4));
        QVERIFY(!energyCrossingYears(1.0, 0.3) && !energyCrossingYears(0.6, 0.3));
    }
    void lags() {
        QVERIFY(prints(meanLagYears(0.3), 2.333, 5e-4) && prints(meanLagYears(0.5), 1.0, 5e-4));
        QVERIFY(prints(yearsToClose(0.9, 0.3), 6.456, 5e-4) && prints(yearsToClose(0.9, 0.5), 3.322, 5e-4));
        QVERIFY(std::abs(adjustedTasks(4.0, 9.0, 0.5) - 6.0) < 1e-12);
        QVERIFY(std::abs(adjustedTasks(4.0, 9.0, 1.0) - 9.0) < 1e-12);
        QCOMPARE(adjustedTasks(0.0, 9.0, 0.1), 9.0);
        QCOMPARE(adjustedTasks(4.0, 0.0, 0.1), 0.0);
    }
    void decomposesWithoutRemainder() {
        std::mt19937_64 random(11);
        std::lognormal_distribution<double> factor(0.0, 3.0);
        const auto draw = [&] {
            return EnergyFactors{factor(random), factor(random), factor(random), factor(random),
                                 factor(random), factor(random), factor(random)};
        };
        for (int i = 0; i < 500; ++i) {
            const EnergyFactors from = draw();
            const EnergyFactors to = draw();
            QVERIFY(std::abs(decomposeEnergy(from, to)->sum() - std::log(to.energy() / from.energy())) < 1e-9);
        }
        EnergyFactors from{1.0, 1.0, 1.0, 1.0, 1.0, 1.0, 1.0};
        EnergyFactors to = from;
        to.workPerJoule = 4.0;
        to.users = 2.0;
        const auto parts = decomposeEnergy(from, to);
        QVERIFY(std::abs(parts->workPerJoule + std::log(4.0)) < 1e-15 &&
                std::abs(parts->users - std::log(2.0)) < 1e-15);
        QCOMPARE(to.energy(), 0.5);
        to.cloudShare = 0.0;
        QVERIFY(!decomposeEnergy(from, to));
    }
};

HEADROOM_TEST(ReboundTest)
#include "rebound_test.moc"
