#include "ui/charts/bucketed_stack.h"

#include "tests/support/test_case.h"

#include <algorithm>
#include <limits>
#include <random>

using namespace ui::charts;

namespace {

Stack randomYear() {
    std::mt19937 random(3);
    std::uniform_real_distribution<double> power(0.0, 900.0);
    Stack stack;
    stack.shape = StackShape::Step;
    for (int hour = 0; hour < 8760; ++hour)
        stack.x.push_back(hour);
    for (int band = 0; band < 5; ++band) {
        StackBand& one = stack.bands.emplace_back();
        for (int hour = 0; hour < 8760; ++hour)
            one.values.push_back(power(random));
    }
    return stack;
}

} // namespace

class BucketedStackTest : public QObject {
    Q_OBJECT
private slots:
    void meansAndTotalsEqualBruteForce() {
        const Stack stack = randomYear();
        const BucketedStack sums(stack);
        QCOMPARE(sums.size(), std::size_t{8760});
        for (const std::size_t size : {1, 3, 24, 168}) {
            for (std::size_t first = 0; first < 8760; first += size) {
                const std::size_t last = std::min<std::size_t>(first + size, 8760);
                double low = std::numeric_limits<double>::infinity();
                double high = -low;
                std::vector<double> mean(5, 0.0);
                for (std::size_t hour = first; hour < last; ++hour) {
                    double total = 0.0;
                    for (std::size_t band = 0; band < 5; ++band) {
                        total += stack.bands[band].values[hour];
                        mean[band] += stack.bands[band].values[hour] / static_cast<double>(last - first);
                    }
                    low = std::min(low, total);
                    high = std::max(high, total);
                }
                for (std::size_t band = 0; band < 5; ++band)
                    QVERIFY(std::abs(sums.mean(band, first, last) - mean[band]) < 1e-6);
                QVERIFY(std::abs(sums.totals(first, last).low - low) < 1e-9);
                QVERIFY(std::abs(sums.totals(first, last).high - high) < 1e-9);
            }
        }
    }

    void columnsNeverCutADay() {
        QCOMPARE(BucketedStack::bucketSize(0.1), std::size_t{1});
        QCOMPARE(BucketedStack::bucketSize(1.0), std::size_t{1});
        QCOMPARE(BucketedStack::bucketSize(2.5), std::size_t{3});
        QCOMPARE(BucketedStack::bucketSize(4.0), std::size_t{4});
        QCOMPARE(BucketedStack::bucketSize(4.01), std::size_t{24});
        QCOMPARE(BucketedStack::bucketSize(24.0), std::size_t{24});
        QCOMPARE(BucketedStack::bucketSize(30.0), std::size_t{168});
        for (double hours = 0.05; hours < 24.0; hours *= 1.1)
            QCOMPARE(std::size_t{24} % BucketedStack::bucketSize(hours), std::size_t{0});
        QVERIFY(!BucketedStack::hidesSteps(4));
        QVERIFY(BucketedStack::hidesSteps(24));
    }

    void holesCountAsZero() {
        Stack stack;
        stack.x = {10.0, 11.0, 12.0};
        stack.bands.push_back({QStringLiteral("a"), Role::Grid, {3.0, std::nan(""), 6.0}});
        const BucketedStack sums(stack);
        QCOMPARE(sums.mean(0, 0, 3), 3.0);
        QCOMPARE(sums.totals(0, 3).low, 0.0);
    }

    void indexFollowsStartAndStep() {
        Stack stack;
        for (int i = 0; i < 10; ++i)
            stack.x.push_back(100.0 + 0.25 * i);
        stack.bands.push_back({QStringLiteral("a"), Role::Grid, std::vector<double>(10, 1.0)});
        const BucketedStack sums(stack);
        QCOMPARE(sums.indexAt(99.0), std::size_t{0});
        QCOMPARE(sums.indexAt(100.30), std::size_t{1});
        QCOMPARE(sums.indexAt(500.0), std::size_t{10});
    }

    void emptyStackHasNothing() {
        const BucketedStack sums{Stack{}};
        QCOMPARE(sums.size(), std::size_t{0});
        QCOMPARE(sums.indexAt(5.0), std::size_t{0});
    }
};

HEADROOM_TEST(BucketedStackTest)
#include "bucketed_stack_test.moc"
