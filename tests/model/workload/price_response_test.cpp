#include "model/workload/demand_form.h"
#include "model/workload/price_response.h"
#include "model/workload/rebound.h"
#include "model/workload/year_demand.h"
#include "tests/model/workload/reference_class.h"
#include "tests/support/test_case.h"

using namespace model::workload;
using model::units::number;

namespace {

bool rounds(double found, double printed, double halfUnit) {
    return std::abs(found - printed) <= halfUnit * 1.0001;
}

// The saturating curve of a given spread that stands at position z today.
WorkloadClass atPosition(double spread, double z) {
    return tests::saturatingClass(willingnessElasticity(spread, z), spread);
}

} // namespace

class PriceResponseTest : public QObject {
    Q_OBJECT
private slots:
    // Planning model, section 2.3: service and energy for a two- and a tenfold gain.
    void reproducesConstantElasticity() {
        const struct {
            double elasticity, serviceAt2, energyAt2, serviceAt10, energyAt10;
        } rows[] = {{0.3, 1.231, 0.616, 1.995, 0.1995}, {0.6, 1.516, 0.758, 3.981, 0.398},
                    {1.0, 2.0, 1.0, 10.0, 1.0},         {1.1, 2.144, 1.072, 12.59, 1.259},
                    {1.3, 2.462, 1.231, 19.95, 1.995},  {1.7, 3.249, 1.625, 50.12, 5.012}};
        for (const auto& row : rows) {
            const WorkloadClass workload = tests::plainClass(row.elasticity);
            QVERIFY(rounds(DemandForm(workload).ratio(0.5), row.serviceAt2, 5e-4));
            QVERIFY(rounds(DemandForm(workload).ratio(0.5) / 2.0, row.energyAt2, 5e-4));
            QVERIFY(rounds(DemandForm(workload).ratio(0.1), row.serviceAt10, row.serviceAt10 < 10.0 ? 5e-4 : 5e-3));
            QVERIFY(rounds(DemandForm(workload).ratio(0.1) / 10.0, row.energyAt10, 5e-4));
            QCOMPARE(DemandForm(workload).elasticity(0.1), row.elasticity);
        }
    }
    void reproducesElasticitiesOfWillingness() {
        const struct {
            double spread;
            double atMinus3, atMinus2, atMinus1, at0, at1;
        } rows[] = {{1.0, 3.283, 2.373, 1.525, 0.798, 0.288},
                    {1.5, 2.189, 1.582, 1.017, 0.532, 0.192},
                    {2.0, 1.642, 1.187, 0.763, 0.399, 0.144},
                    {2.5, 1.313, 0.949, 0.610, 0.319, 0.115},
                    {3.0, 1.094, 0.791, 0.508, 0.266, 0.096}};
        for (const auto& row : rows) {
            QVERIFY(rounds(willingnessElasticity(row.spread, -3.0), row.atMinus3, 5e-4));
            QVERIFY(rounds(willingnessElasticity(row.spread, -2.0), row.atMinus2, 5e-4));
            QVERIFY(rounds(willingnessElasticity(row.spread, -1.0), row.atMinus1, 5e-4));
            QVERIFY(rounds(willingnessElasticity(row.spread, 0.0), row.at0, 5e-4));
            QVERIFY(rounds(willingnessElasticity(row.spread, 1.0), row.at1, 5e-4));
        }
    }
    void findsThePositionOfThePeak() {
        const struct {
            double spread, position, adoptionShare, halfUnit;
        } rows[] = {{1.0, -0.303, 0.381, 5e-4},
                    {1.5, -0.969, 0.166, 5e-4},
                    {2.0, -1.572, 0.0580, 5e-5},
                    {2.5, -2.142, 0.0161, 5e-5},
                    {3.0, -2.694, 0.0035, 5e-5}};
        for (const auto& row : rows) {
            const EnergyPeak peak = *DemandForm(tests::saturatingClass(1.3, row.spread)).energyPeak();
            QVERIFY(rounds(willingnessPosition(row.spread, 1.0), row.position, 5e-4));
            QVERIFY(rounds(peak.adoption, row.adoptionShare, row.halfUnit));
        }
    }
    // Section 2.4, path for a spread of 2 from z = -3.
    void followsThePublishedPath() {
        const WorkloadClass workload = atPosition(2.0, -3.0);
        QVERIFY(rounds(workload.priceElasticity.value, 1.642, 5e-4));
        const struct {
            double gain, demand, demandHalfUnit, energy, energyHalfUnit;
        } rows[] = {{2.0, 2.95, 5e-3, 1.476, 5e-4},    {10.0, 23.9, 0.05, 2.389, 5e-4},
                    {20.0, 49.3, 0.05, 2.464, 5e-4},   {40.0, 91.8, 0.05, 2.295, 5e-4},
                    {100.0, 179.8, 0.05, 1.798, 5e-4}, {1000.0, 500.0, 0.5, 0.500, 5e-4}};
        for (const auto& row : rows) {
            QVERIFY(rounds(DemandForm(workload).ratio(1.0 / row.gain), row.demand, row.demandHalfUnit));
            QVERIFY(rounds(DemandForm(workload).ratio(1.0 / row.gain) / row.gain, row.energy, row.energyHalfUnit));
        }
        const EnergyPeak peak = *DemandForm(workload).energyPeak();
        QVERIFY(rounds(1.0 / peak.costRatio, 17.397, 5e-4));
        QVERIFY(rounds(peak.energyMultiple, 2.46943, 5e-6));
        QVERIFY(rounds(willingnessPosition(2.0, 1.0), -1.571858, 5e-7));
        QVERIFY(std::abs(DemandForm(workload).elasticity(peak.costRatio) - 1.0) < 1e-12);
        // No other price gives more energy.
        for (double gain = 1.0; gain < 1e4; gain *= 1.01)
            QVERIFY(DemandForm(workload).ratio(1.0 / gain) / gain <= peak.energyMultiple * (1.0 + 1e-12));
    }
    // The calibrations that give the seeds' three- to fivefold energy at 10, 18 and 40 times cheaper.
    void reproducesTheCalibrations() {
        const struct {
            double spread, z, at10, at18, at40;
        } rows[] = {{1.75, -3.0, 3.41, 3.65, 3.45}, {2.0, -3.5, 4.05, 4.76, 5.26}, {2.5, -4.0, 3.28, 3.91, 4.57}};
        for (const auto& row : rows) {
            const WorkloadClass workload = atPosition(row.spread, row.z);
            QVERIFY(rounds(DemandForm(workload).ratio(1.0 / 10.0) / 10.0, row.at10, 5e-3));
            QVERIFY(rounds(DemandForm(workload).ratio(1.0 / 18.0) / 18.0, row.at18, 5e-3));
            QVERIFY(rounds(DemandForm(workload).ratio(1.0 / 40.0) / 40.0, row.at40, 5e-3));
        }
    }
    // The elasticity of the input is the slope of the curve at today's price, for any spread; and anywhere else too.
    void hasTheElasticityItClaims() {
        const double step = 1e-5;
        for (const double elasticity : {1e-3, 0.3, 1.0, 1.7, 4.0})
            for (const double spread : {0.3, 1.0, 2.0, 6.0})
                for (const double cost : {1.0, 0.2, 5.0}) {
                    const WorkloadClass workload = tests::saturatingClass(elasticity, spread);
                    const double slope = -(std::log(DemandForm(workload).ratio(cost * std::exp(step))) -
                                           std::log(DemandForm(workload).ratio(cost * std::exp(-step)))) /
                                         (2.0 * step);
                    const double claimed = DemandForm(workload).elasticity(cost);
                    QVERIFY(std::abs(slope - claimed) < 1e-5 * std::max(1.0, claimed));
                    if (cost == 1.0) QVERIFY(std::abs(claimed - elasticity) < 1e-10 * elasticity);
                }
        QCOMPARE(DemandForm(tests::saturatingClass(0.0, 2.0)).ratio(0.01), 1.0);
        QCOMPARE(DemandForm(tests::saturatingClass(0.0, 2.0)).elasticity(0.01), 0.0);
    }
    void saturatesAtAllPossibleTasks() {
        const WorkloadClass workload = tests::saturatingClass(1.0, 2.0);
        const double today = 1.0 / DemandForm(workload).ratio(1e-12);
        QVERIFY(rounds(today, 0.0580, 5e-5)); // at elasticity 1 and spread 2 that is the adoption at the peak
        QVERIFY(DemandForm(workload).ratio(1e300) >= 0.0);
    }
    // Every form has the elasticity typed in at today's cost, its slope everywhere, falls, and clears a shortage.
    void putsEveryFormByItsElasticity() {
        const double step = 1e-6;
        for (const DemandCurve curve : {DemandCurve::ConstantElasticity, DemandCurve::WillingnessToPay,
                                        DemandCurve::Linear, DemandCurve::Logistic})
            for (const double elasticity : {0.01, 0.4, 1.0, 1.7, 3.9}) {
                WorkloadClass workload = tests::plainClass(elasticity);
                workload.demandCurve = curve;
                workload.demandSteepness = {elasticity + 0.8};
                const DemandForm form(workload);
                QVERIFY(std::abs(form.ratio(1.0) - 1.0) < 1e-12);
                QVERIFY(std::abs(form.elasticity(1.0) - elasticity) < 1e-9 * elasticity);
                for (double cost = 1e-4; cost < 1.2; cost *= 1.7) {
                    const double slope =
                        -(std::log(form.ratio(cost * std::exp(step))) - std::log(form.ratio(cost * std::exp(-step)))) /
                        (2.0 * step);
                    QVERIFY(std::abs(slope - form.elasticity(cost)) < 1e-6 * std::max(1.0, elasticity));
                    QVERIFY(form.ratio(cost) >= form.ratio(cost * 1.1));
                    if (form.ceiling()) QVERIFY(form.ratio(cost) <= *form.ceiling());
                    const auto factor = form.clearingFactor(cost, 1.7);
                    QVERIFY(factor && *factor > 1.0);
                    QVERIFY(std::abs(form.ratio(cost * *factor) * 1.7 / form.ratio(cost) - 1.0) < 1e-9);
                }
                QCOMPARE(form.ceiling().has_value(), curve != DemandCurve::ConstantElasticity);
                if (form.ceiling()) QVERIFY(std::abs(form.ratio(1e-280) / *form.ceiling() - 1.0) < 1e-3);
            }
    }
    // Nothing beats the energy at the peak, and the elasticity there is 1.
    void findsThePeakOfEveryForm() {
        for (const DemandCurve curve : {DemandCurve::WillingnessToPay, DemandCurve::Linear, DemandCurve::Logistic})
            for (const double elasticity : {0.3, 1.0, 1.7}) {
                WorkloadClass workload = tests::plainClass(elasticity);
                workload.demandCurve = curve;
                const DemandForm form(workload);
                const auto peak = form.energyPeak();
                QVERIFY(peak);
                QVERIFY(std::abs(form.elasticity(peak->costRatio) - 1.0) < 1e-9);
                QVERIFY(std::abs(peak->costRatio * form.ratio(peak->costRatio) / peak->energyMultiple - 1.0) < 1e-9);
                QVERIFY((peak->costRatio < 1.0) == (elasticity > 1.0) || elasticity == 1.0);
                for (double cost = 1e-3; cost < 1e3; cost *= 1.05)
                    QVERIFY(cost * form.ratio(cost) <= peak->energyMultiple * (1.0 + 1e-12));
            }
        QVERIFY(!DemandForm(tests::plainClass(1.3)).energyPeak());
        WorkloadClass flat = tests::plainClass(0.5);
        flat.demandCurve = DemandCurve::Logistic;
        flat.demandSteepness = {0.9};
        QVERIFY(!DemandForm(flat).energyPeak());
    }
    // A straight line: half as dear at elasticity 1 is half as much again, and nothing is wanted at twice the cost.
    void wantsNothingBeyondTheChokeCost() {
        WorkloadClass workload = tests::plainClass(1.0);
        workload.demandCurve = DemandCurve::Linear;
        const DemandForm form(workload);
        QCOMPARE(form.ratio(0.5), 1.5);
        QCOMPARE(form.ratio(2.0), 0.0);
        QCOMPARE(form.ratio(7.0), 0.0);
        QVERIFY(std::isinf(form.elasticity(2.0)));
        QVERIFY(!form.clearingFactor(2.0, 1.5));
        const YearDemand none =
            demandOfYear(workload, form, settledState(workload), 2026.0, 2025.0, {.priceRatio = 3.0});
        QVERIFY(none.tasks == 0.0 && none.localElasticity == 0.0 && number(none.tokens.output) == 0.0);
    }
    void raisesTheTokenPriceUntilTheTaskIsDearEnough() {
        QCOMPARE(tokenPriceFactor(1.0, 0.3), 1.0);
        const double share = tokenShareOfUserCost(0.2, 3.0, 0.4);
        const double factor = tokenPriceFactor(1.5, share);
        QVERIFY(std::abs(userCostRatio(0.2 * factor, 3.0, 2.0, 0.4) / userCostRatio(0.2, 3.0, 2.0, 0.4) - 1.5) < 1e-12);
    }
    void addsTheCostOfAttention() {
        QCOMPARE(userCostRatio(0.1, 4.0, 1.0, 0.0), 0.4);
        QCOMPARE(userCostRatio(0.1, 4.0, 2.0, 0.0), 0.2);
        QCOMPARE(userCostRatio(1.0, 1.0, 1.0, 0.3), 1.0);
        QCOMPARE(userCostRatio(0.0, 1.0, 1.0, 0.3), 0.3);
        QCOMPARE(userCostRatio(0.5, 1.0, 1.0, 1.0), 1.0);
        // The share paid for tokens is the slope of the log cost over the log price.
        const double slope =
            (std::log(userCostRatio(0.2001, 3.0, 2.0, 0.4)) - std::log(userCostRatio(0.1999, 3.0, 2.0, 0.4))) /
            std::log(0.2001 / 0.1999);
        QVERIFY(std::abs(tokenShareOfUserCost(0.2, 3.0, 0.4) - slope) < 1e-6);
    }
    // Section 2.6: a shortage of 1.5.
    void clearsAShortage() {
        for (const auto& [elasticity, factor] : {std::pair{0.7, 1.785}, {1.1, 1.446}, {1.5, 1.310}}) {
            QVERIFY(rounds(rationedPriceRatio(1.5, elasticity), factor, 5e-4));
            QVERIFY(rounds(*DemandForm(tests::plainClass(elasticity)).clearingFactor(0.3, 1.5), factor, 5e-4));
        }
        QCOMPARE(rationedPriceRatio(0.8, 1.1), 1.0);
        for (const double elasticity : {0.2, 1.0, 2.5})
            for (const double shortage : {1.001, 1.5, 40.0})
                for (const double cost : {0.01, 1.0, 3.0}) {
                    const WorkloadClass workload = tests::saturatingClass(elasticity, 2.0);
                    const auto factor = DemandForm(workload).clearingFactor(cost, shortage);
                    QVERIFY(factor && *factor > 1.0);
                    const double left = DemandForm(workload).ratio(cost * *factor) / DemandForm(workload).ratio(cost);
                    QVERIFY(std::abs(left * shortage - 1.0) < 1e-9);
                }
        QVERIFY(!DemandForm(tests::plainClass(0.0)).clearingFactor(1.0, 1.5));
        QCOMPARE(*DemandForm(tests::plainClass(0.0)).clearingFactor(1.0, 0.9), 1.0);
    }
};

HEADROOM_TEST(PriceResponseTest)
#include "price_response_test.moc"
