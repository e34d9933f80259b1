#include "model/stochastic/random_stream.h"
#include "model/stochastic/sample_distribution.h"
#include "tests/support/test_case.h"

#include <algorithm>

using model::stochastic::RandomStream;
using model::stochastic::SampleDistribution;

namespace {

std::vector<double> someSamples(std::size_t count) {
    RandomStream random(1, 0, 0);
    std::vector<double> values;
    while (values.size() < count)
        values.push_back(random.uniform() < 0.4 ? 0.0 : 50.0 * random.exponential());
    return values;
}

// Counts how many do not exceed each sample.
double quantileByCounting(const std::vector<double>& values, double p) {
    std::vector<double> sorted = values;
    std::sort(sorted.begin(), sorted.end());
    for (std::size_t i = 0; i < sorted.size(); ++i)
        if (double(i + 1) >= p * double(sorted.size()) - 1e-9) return sorted[i];
    return sorted.back();
}

} // namespace

class SampleDistributionTest : public QObject {
    Q_OBJECT
private slots:
    void exactWhileTheSamplesAreKept() {
        const auto values = someSamples(1237);
        SampleDistribution distribution;
        for (const double value : values)
            distribution.add(value);
        QVERIFY(distribution.isExact());
        for (const double p : {0.0, 0.1, 0.39, 0.4, 0.5, 0.9, 0.99, 0.999, 1.0})
            QCOMPARE(distribution.quantile(p), quantileByCounting(values, p));
        const auto none = std::count(values.begin(), values.end(), 0.0);
        QCOMPARE(distribution.shareOfNone(), double(none) / 1237.0);
    }
    void closeOnceTheyAreCounted() {
        const auto values = someSamples(20'000);
        SampleDistribution distribution(1000);
        for (const double value : values)
            distribution.add(value);
        QVERIFY(!distribution.isExact());
        QCOMPARE(distribution.count(), std::size_t(20'000));
        for (const double p : {0.5, 0.9, 0.99, 0.9999})
            QVERIFY(std::abs(distribution.quantile(p) / quantileByCounting(values, p) - 1.0) < 0.003);
        QCOMPARE(distribution.quantile(0.2), 0.0);
    }
    void mergingIsAdding_data() {
        QTest::addColumn<std::size_t>("first");
        QTest::newRow("both kept") << std::size_t(100);
        QTest::newRow("one counted") << std::size_t(5000);
    }
    void mergingIsAdding() {
        QFETCH(std::size_t, first);
        const auto values = someSamples(first + 300);
        SampleDistribution all(1000);
        SampleDistribution one(1000);
        SampleDistribution other(1000);
        for (std::size_t i = 0; i < values.size(); ++i) {
            all.add(values[i]);
            (i < first ? one : other).add(values[i]);
        }
        SampleDistribution onto = other;
        onto.merge(one);
        one.merge(other);
        for (const SampleDistribution* merged : {&one, &onto}) {
            QCOMPARE(merged->count(), all.count());
            QCOMPARE(merged->shareOfNone(), all.shareOfNone());
            QCOMPARE(merged->isExact(), all.isExact());
            for (const double p : {0.3, 0.5, 0.9, 0.99})
                QCOMPARE(merged->quantile(p), all.quantile(p));
        }
    }
    void nothingAndExtremes() {
        SampleDistribution distribution(1);
        QCOMPARE(distribution.quantile(0.5), 0.0);
        QCOMPARE(distribution.shareOfNone(), 0.0);
        for (const double value : {1e-30, 1e30, 1.0})
            distribution.add(value);
        QVERIFY(std::abs(distribution.quantile(0.5) - 1.0) < 0.003);
    }
};

HEADROOM_TEST(SampleDistributionTest)
#include "sample_distribution_test.moc"
