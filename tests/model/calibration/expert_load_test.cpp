#include "model/calibration/expert_load.h"
#include "tests/support/test_case.h"

#include <algorithm>
#include <functional>
#include <numeric>
#include <random>

using model::calibration::expertRows;
using model::calibration::fewestExperts;

class ExpertLoadTest : public QObject {
    Q_OBJECT

    static double hit(const std::vector<double>& rows) {
        return static_cast<double>(std::count_if(rows.begin(), rows.end(), [](double one) { return one > 0.0; }));
    }

private slots:
    // Every rule: whole rows, none lost, none above the tokens, falling.
    void rowsAddUp() {
        std::mt19937 random(3);
        for (const char* routing : {"balanced", "uniform", "zipf_0", "zipf_1", "zipf_2.5", "power_law_1",
                                    "power_law_1.01", "power_law_1.2", "power_law_3"}) {
            for (int i = 0; i < 300; ++i) {
                const double experts = 1.0 + static_cast<double>(random() % 300);
                const double chosen = 1.0 + static_cast<double>(random() % static_cast<unsigned>(experts));
                const double tokens = 1.0 + static_cast<double>(random() % 5000);
                const auto rows = expertRows(routing, tokens, experts, chosen).value();
                QCOMPARE(rows.size(), static_cast<std::size_t>(experts));
                QCOMPARE(std::accumulate(rows.begin(), rows.end(), 0.0), tokens * chosen);
                QVERIFY(std::is_sorted(rows.begin(), rows.end(), std::greater<>()));
                for (const double one : rows)
                    QVERIFY(one >= 0.0 && one <= tokens && one == std::floor(one));
                QVERIFY(hit(rows) >= std::min(chosen, tokens * chosen));
                QVERIFY(hit(rows) >= fewestExperts(routing, tokens, experts, chosen) || routing[0] != 'b');
            }
        }
    }
    void evenRowsDifferByOne() {
        const auto rows = expertRows("balanced", 5.0, 8.0, 2.0).value();
        QCOMPARE(rows, (std::vector<double>{2, 2, 1, 1, 1, 1, 1, 1}));
        QCOMPARE(hit(expertRows("balanced", 3.0, 256.0, 8.0).value()), 24.0);
    }
    // Drawing evenly without replacement leaves E (1 - (1 - k/E)^T) experts with a token.
    void evenDrawsHitWhatTheoryExpects() {
        for (const double tokens : {8.0, 32.0, 64.0, 128.0}) {
            const double expected = 256.0 * (1.0 - std::pow(1.0 - 8.0 / 256.0, tokens));
            const double found = hit(expertRows("uniform", tokens, 256.0, 8.0).value());
            QVERIFY2(std::abs(found / expected - 1.0) < 0.02, qPrintable(QString::number(found / expected)));
        }
    }
    // Against drawing from the law itself.
    void powerLawIsTheMiddleOfItsDraws() {
        const double tokens = 1024.0;
        const auto rows = expertRows("power_law_1.2", tokens, 256.0, 8.0).value();
        std::mt19937 random(11);
        std::uniform_real_distribution<double> even(0.0, 1.0);
        std::vector<double> mean(256);
        for (int draw = 0; draw < 2000; ++draw) {
            std::vector<double> one(256);
            for (double& value : one) {
                const double least = 1.0;
                const double most = std::pow(0.8 * tokens, -0.2);
                value = std::pow(least + even(random) * (most - least), -5.0);
            }
            const double sum = std::accumulate(one.begin(), one.end(), 0.0);
            std::sort(one.begin(), one.end(), std::greater<>());
            for (std::size_t i = 0; i < one.size(); ++i)
                mean[i] += one[i] / sum * tokens * 8.0 / 2000.0;
        }
        for (const std::size_t rank : {20U, 60U, 120U, 200U})
            QVERIFY2(std::abs(rows[rank] / mean[rank] - 1.0) < 0.1,
                     qPrintable(QString::number(rows[rank] / mean[rank])));
    }
    void steeperIsMoreUneven() {
        double before = 257.0;
        for (const char* routing : {"zipf_0", "zipf_1", "zipf_2", "zipf_3"}) {
            const double found = hit(expertRows(routing, 64.0, 256.0, 8.0).value());
            QVERIFY(found < before);
            before = found;
        }
    }
    void refusesOtherRules() {
        for (const char* routing : {"", "even", "zipf_", "zipf_-1", "power_law_", "power_law_1.2x", "zipf_nan"})
            QVERIFY2(!expertRows(routing, 8.0, 8.0, 2.0), routing);
    }
};

HEADROOM_TEST(ExpertLoadTest)
#include "expert_load_test.moc"
