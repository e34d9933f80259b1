#include "model/stochastic/erlang.h"
#include "tests/support/test_case.h"

#include <cmath>

using namespace model::stochastic;

namespace {

// By its definition: weights of the states of the queue, a^n / n! up to the servers and a geometric tail.
double waitingByStates(int servers, double busy) {
    double weight = 1.0;
    double below = 0.0;
    for (int n = 0; n < servers; ++n) {
        below += weight;
        weight *= busy / (n + 1);
    }
    const double queueing = weight / (1.0 - busy / servers);
    return queueing / (below + queueing);
}

} // namespace

class ErlangTest : public QObject {
    Q_OBJECT
private slots:
    void reproducesTheTables() {
        QVERIFY(std::abs(erlangC(10, 8.0) - 0.409180) < 5e-7);
        QVERIFY(std::abs(erlangC(5, 4.0) - 0.554113) < 5e-7);
        QVERIFY(std::abs(erlangC(1, 0.7) - 0.7) < 1e-15);
        QCOMPARE(erlangC(3, 0.0), 0.0);
        QCOMPARE(erlangC(3, 3.0), 1.0);
        QCOMPARE(erlangC(3, 4.0), 1.0);
    }
    void countsAllStates() {
        for (int servers = 1; servers <= 60; ++servers)
            for (const double load : {0.1, 0.5, 0.9, 0.99}) {
                const double exact = waitingByStates(servers, load * servers);
                QVERIFY(std::abs(erlangC(servers, load * servers) - exact) <= 1e-12 * exact);
            }
    }
    // Far out, where hardly anybody waits, only the order of magnitude counts.
    void limitIsNearForMany() {
        for (const int servers : {64, 100, 1000, 20000})
            for (const double deviations : {0.1, 0.5, 1.0, 2.0}) {
                const double busy = servers - deviations * std::sqrt(servers);
                QVERIFY(std::abs(erlangCOfMany(servers, busy) / erlangC(servers, busy) - 1.0) < 5e-4);
            }
        // Between two whole numbers it lies between theirs.
        QVERIFY(erlangCOfMany(100.5, 90.0) < erlangC(100, 90.0) && erlangCOfMany(100.5, 90.0) > erlangC(101, 90.0));
    }
};

HEADROOM_TEST(ErlangTest)
#include "erlang_test.moc"
