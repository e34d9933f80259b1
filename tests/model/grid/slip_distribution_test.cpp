#include "model/grid/slip_distribution.h"
#include "model/stochastic/random_stream.h"
#include "tests/support/test_case.h"

#include <numbers>

using namespace model;
using grid::SlipDistribution;

namespace {

constexpr double kDay = 24.0; // hours

units::Duration days(double count) {
    return units::of<units::Duration>(count * kDay);
}

double inDays(const units::Duration& duration) {
    return units::number(duration) / kDay;
}

SlipDistribution slips(const std::vector<std::pair<double, double>>& medianAndP90Days) {
    SlipDistribution sum;
    for (const auto& [median, p90] : medianAndP90Days)
        sum.add(days(median), days(p90));
    return sum;
}

// Of the sum, from drawn normal numbers (Box and Muller).
class DrawnSlips {
public:
    DrawnSlips(const std::vector<std::pair<double, double>>& medianAndP90Days, std::size_t count) {
        stochastic::RandomStream random(7, 0, 0);
        for (std::size_t i = 0; i < count; ++i) {
            double sum = 0.0;
            for (const auto& [median, p90] : medianAndP90Days) {
                const double radius = std::sqrt(-2.0 * std::log(random.uniform()));
                const double normal = radius * std::cos(2.0 * std::numbers::pi * random.uniform());
                sum += median * std::pow(p90 / median, normal / 1.281551565544601);
            }
            m_days.push_back(sum);
        }
    }
    double shareWithin(double limit) const {
        const auto within = std::count_if(m_days.begin(), m_days.end(), [limit](double d) { return d <= limit; });
        return static_cast<double>(within) / static_cast<double>(m_days.size());
    }

private:
    std::vector<double> m_days;
};

} // namespace

class SlipDistributionTest : public QObject {
    Q_OBJECT
private slots:
    void withoutSlipsNothingIsLate() {
        const SlipDistribution none;
        QCOMPARE(none.probabilityWithin(days(0)), 1.0);
        QCOMPARE(none.probabilityWithin(days(-1)), 0.0);
        QCOMPARE(inDays(*none.quantile(0.9)), 0.0);
        const auto sharp = slips({{30, 30}, {0, 0}, {12.5, 12.5}});
        QCOMPARE(sharp.probabilityWithin(days(42.4)), 0.0);
        QCOMPARE(sharp.probabilityWithin(days(42.5)), 1.0);
        QCOMPARE(inDays(*sharp.quantile(0.1)), 42.5);
        QCOMPARE(inDays(sharp.mean()), 42.5);
        QCOMPARE(inDays(sharp.standardDeviation()), 0.0);
    }
    // One stage: the lognormal itself. 0.9 and 0.5 by definition, the rest from a table of the normal distribution.
    void oneStageIsTheLognormal() {
        const auto slip = slips({{180, 400}});
        const double spread = std::log(400.0 / 180.0) / 1.281551565544601;
        const struct {
            double z, probability;
        } rows[] = {{-2.0, 0.0227501319}, {-1.0, 0.1586552539}, {0.0, 0.5},
                    {1.0, 0.8413447461},  {2.0, 0.9772498681},  {3.0, 0.9986501020}};
        for (const auto& row : rows) {
            const double slipDays = 180.0 * std::exp(row.z * spread);
            QVERIFY(std::abs(slip.probabilityWithin(days(slipDays)) - row.probability) < 2e-5);
            QVERIFY(std::abs(inDays(*slip.quantile(row.probability)) - slipDays) < 0.02);
        }
        QVERIFY(std::abs(inDays(*slip.quantile(0.9)) - 400.0) < 0.01);
        QVERIFY(std::abs(inDays(slip.mean()) - 180.0 * std::exp(0.5 * spread * spread)) < 1e-9);
    }
    // Mean and spread of the grid, by integrating what is left over, against those of the slips as given.
    void momentsAddUp() {
        const auto sum = slips({{60, 120}, {90, 200}, {30, 60}, {20, 20}});
        double meanDays = 0.0;
        double squareDays = 0.0;
        for (double day = 0.25; day < 16'000.0; day += 0.5) {
            const double late = 1.0 - sum.probabilityWithin(days(day));
            meanDays += 0.5 * late;
            squareDays += day * late; // 2 x day x step
        }
        QVERIFY(std::abs(meanDays - inDays(sum.mean())) < 1e-5);
        const double spreadDays = std::sqrt(squareDays - meanDays * meanDays);
        QVERIFY(std::abs(spreadDays / inDays(sum.standardDeviation()) - 1.0) < 1e-4);
    }
    void agreesWithDrawnSums() {
        const std::vector<std::pair<double, double>> stages{{45, 130}, {120, 300}, {60, 365}, {30, 45}, {10, 90}};
        const auto sum = slips(stages);
        constexpr std::size_t kDraws = 400'000;
        const DrawnSlips drawn(stages, kDraws);
        for (const double limit : {150.0, 250.0, 350.0, 500.0, 800.0, 1500.0, 3000.0}) {
            const double p = sum.probabilityWithin(days(limit));
            const double error = std::sqrt(p * (1.0 - p) / static_cast<double>(kDraws));
            QVERIFY2(std::abs(drawn.shareWithin(limit) - p) < 4.0 * error + 1e-6, qPrintable(QString::number(limit)));
        }
    }
    // Two equal stages by direct quadrature of the density, without a grid of days.
    void agreesWithQuadrature() {
        const auto sum = slips({{100, 250}, {100, 250}});
        const double spread = std::log(2.5) / 1.281551565544601;
        const auto below = [spread](double x) {
            return x > 0.0 ? 0.5 * std::erfc(-std::log(x / 100.0) / spread / std::numbers::sqrt2) : 0.0;
        };
        for (const double limit : {120.0, 230.0, 500.0, 1200.0}) {
            double probability = 0.0; // over z of the first stage
            constexpr double kStep = 1e-3;
            for (double z = -8.0 + 0.5 * kStep; z < 8.0; z += kStep)
                probability += kStep * std::exp(-0.5 * z * z) / std::sqrt(2.0 * std::numbers::pi) *
                               below(limit - 100.0 * std::exp(spread * z));
            QVERIFY(std::abs(sum.probabilityWithin(days(limit)) - probability) < 2e-5);
        }
    }
    void orderDoesNotMatter() {
        const auto one = slips({{60, 120}, {15, 15}, {90, 700}});
        const auto other = slips({{90, 700}, {60, 120}, {15, 15}});
        for (double day = 10.0; day < 4000.0; day *= 1.3)
            QVERIFY(std::abs(one.probabilityWithin(days(day)) - other.probabilityWithin(days(day))) < 1e-12);
    }
    void risesAndInverts() {
        const auto sum = slips({{60, 600}, {200, 2000}});
        double previous = 0.0;
        for (double day = -5.0; day < 20'000.0; day += 3.7) {
            const double now = sum.probabilityWithin(days(day));
            QVERIFY(now >= previous && now <= 1.0 + 1e-12);
            previous = now;
        }
        for (const double p : {0.001, 0.1, 0.5, 0.9, 0.99})
            QVERIFY(std::abs(sum.probabilityWithin(*sum.quantile(p)) - p) < 1e-12);
    }
    // A tail that reaches beyond the horizon is not brought back.
    void whatIsBeyondTheHorizonIsLater() {
        const auto slip = slips({{3650, 36'500}});
        QVERIFY(!slip.quantile(0.95));
        const double spread = std::log(10.0) / 1.281551565544601;
        const double expected = 0.5 * std::erfc(-std::log(9000.0 / 3650.0) / spread / std::numbers::sqrt2);
        QVERIFY(std::abs(slip.probabilityWithin(days(9000)) - expected) < 1e-6);
        QVERIFY(slip.probabilityWithin(days(40'000)) < 0.85);
        // Of two, both must be within: what falls off the far end does not come in again at the near one.
        const auto one = slips({{12'000, 20'000}});
        const auto two = slips({{12'000, 20'000}, {12'000, 20'000}});
        for (const double limit : {3000.0, 6000.0, 10'000.0}) {
            const double within = one.probabilityWithin(days(limit));
            QVERIFY(two.probabilityWithin(days(limit)) <= within * within);
        }
    }
};

HEADROOM_TEST(SlipDistributionTest)
#include "slip_distribution_test.moc"
