#include "model/workload/growth_fit.h"
#include "tests/support/test_case.h"

#include <cmath>
#include <random>

using namespace model::workload;

namespace {

double logistic(double ceiling, double rate, double midpoint, double year) {
    return ceiling / (1.0 + std::exp(-rate * (year - midpoint)));
}

std::vector<Observation> seenUntil(double last, double noise, std::mt19937& random) {
    std::normal_distribution<double> normal;
    std::vector<Observation> history;
    for (double year = 2018.0; year <= last; year += 0.5)
        history.push_back({year, logistic(1000.0, 0.9, 2026.0, year) * std::exp(noise * normal(random))});
    return history;
}

} // namespace

class GrowthFitTest : public QObject {
    Q_OBJECT
private slots:
    // Tables of Student's t, one-sided.
    void hasStudentsQuantiles() {
        const struct {
            double p, degrees, quantile;
        } rows[] = {{0.9, 1, 3.077684},  {0.9, 2, 1.885618},   {0.9, 3, 1.637744},    {0.9, 5, 1.475884},
                    {0.9, 10, 1.372184}, {0.975, 4, 2.776445}, {0.975, 30, 2.042272}, {0.95, 1000, 1.646379}};
        for (const auto& row : rows) {
            QVERIFY(std::abs(studentQuantile(row.p, row.degrees) - row.quantile) < 1e-6);
            QVERIFY(std::abs(studentQuantile(1.0 - row.p, row.degrees) + row.quantile) < 1e-6);
        }
        QCOMPARE(studentQuantile(0.5, 3.0), 0.0);
    }
    void findsAnExactExponential() {
        std::vector<Observation> history;
        for (const double year : {2020.0, 2021.5, 2022.0, 2025.0})
            history.push_back({year, 7.0 * std::exp2((year - 2020.0) / 0.75)});
        const auto fit = fitExponential(history);
        QVERIFY(fit && std::abs(fit->doublingYears() - 0.75) < 1e-12);
        QVERIFY(std::abs(fit->factorPerYear() - std::exp2(1.0 / 0.75)) < 1e-10);
        QVERIFY(fit->residual < 1e-12 && fit->growthError < 1e-12);
        QVERIFY(std::abs(fit->at(2027.0).middle / (7.0 * std::exp2(7.0 / 0.75)) - 1.0) < 1e-10);
        QVERIFY(!fitExponential(std::vector<Observation>{{2020.0, 1.0}}));
        QVERIFY(!fitExponential(std::vector<Observation>{{2020.0, 1.0}, {2020.0, 2.0}}));
        const auto two = fitExponential(std::vector<Observation>{{2020.0, 1.0}, {2021.0, 3.0}});
        QVERIFY(two && std::abs(two->factorPerYear() - 3.0) < 1e-12);
        QCOMPARE(two->at(2022.0).low, two->at(2022.0).high);
    }
    // Of many random histories, eight in ten of the next observations fall between P10 and P90.
    void coversTheNextObservation() {
        std::mt19937 random(11);
        std::normal_distribution<double> normal;
        int inside = 0;
        constexpr int trials = 4000;
        for (int trial = 0; trial < trials; ++trial) {
            std::vector<Observation> history;
            for (int i = 0; i < 6; ++i)
                history.push_back({2018.0 + i, std::exp(0.4 * i + 0.3 * normal(random))});
            const double next = std::exp(0.4 * 9 + 0.3 * normal(random));
            const GrowthBand band = fitExponential(history)->at(2027.0);
            inside += next > band.low && next < band.high ? 1 : 0;
        }
        QVERIFY(std::abs(inside / static_cast<double>(trials) - 0.8) < 0.02); // 3 standard errors
    }
    // Seen well past its midpoint the curve is found whatever the prior says; before it, the prior is all there is.
    void knowsTheCeilingOnlyAfterTheMidpoint() {
        std::mt19937 random(5);
        for (const double median : {600.0, 4000.0}) {
            const CeilingPrior prior{median, 0.8};
            const auto late = fitLogistic(seenUntil(2032.0, 0.02, random), prior);
            QVERIFY(late && std::abs(std::log(late->ceiling / 1000.0)) < 0.05);
            QVERIFY(std::abs(late->midpoint - 2026.0) < 0.2 && std::abs(late->rate - 0.9) < 0.05);
            QVERIFY(late->isPastMidpoint && late->priorShare < 0.1);
            QVERIFY(growthIssues(*late, "history").empty());
            const auto early = fitLogistic(seenUntil(2022.0, 0.05, random), prior);
            QVERIFY(early && early->priorShare > 0.85);
            QVERIFY(std::abs(std::log(early->ceiling / median)) < 0.6);
            const auto issues = growthIssues(*early, "history");
            QVERIFY(issues.size() == 1 && issues.front().code == "workload.ceiling_not_identified");
        }
        QVERIFY(!fitLogistic(std::vector<Observation>{{2020, 1}, {2021, 2}, {2022, 3}}, {10.0, 1.0}));
    }
    // The band of the ceiling reaches as far as the prior where the history is silent.
    void widensTowardsWhatIsNotSeen() {
        std::mt19937 random(3);
        const auto fit = fitLogistic(seenUntil(2023.0, 0.05, random), {1000.0, 0.8});
        QVERIFY(fit);
        const auto width = [&](double year) { return std::log(fit->at(year).high / fit->at(year).low); };
        QVERIFY(width(2021.0) < 0.3 && width(2035.0) > 1.5);
        QVERIFY(fit->at(2021.0).low < fit->at(2021.0).middle && fit->at(2021.0).middle < fit->at(2021.0).high);
    }
};

HEADROOM_TEST(GrowthFitTest)
#include "growth_fit_test.moc"
