#include "model/compute/replica_queue.h"
#include "tests/support/test_case.h"

#include <queue>
#include <random>

using namespace model::compute;

namespace {

// Share of the requests that wait longer than `limit` mean services, first come first served, exponential services.
double waitingBySimulation(int replicas, double busy, double limit) {
    std::mt19937_64 random(11);
    std::exponential_distribution<double> arrival(busy);
    std::exponential_distribution<double> service(1.0);
    std::priority_queue<double, std::vector<double>, std::greater<>> free;
    for (int i = 0; i < replicas; ++i)
        free.push(0.0);
    double now = 0.0;
    int waited = 0;
    const int requests = 400000;
    for (int i = 0; i < requests; ++i) {
        now += arrival(random);
        const double start = std::max(now, free.top());
        free.pop();
        free.push(start + service(random));
        if (start - now > limit) ++waited;
    }
    return static_cast<double>(waited) / requests;
}

} // namespace

class ReplicaQueueTest : public QObject {
    Q_OBJECT
private slots:
    // Planning model, section 5.2.
    void findsErlangsProbabilities() {
        QVERIFY(std::abs(waitingProbability(10.0, 8.0) - 0.409180) < 5e-7);
        QVERIFY(std::abs(waitingProbability(5.0, 4.0) - 0.554113) < 5e-7);
        QCOMPARE(waitingProbability(5.0, 5.0), 1.0);
        QCOMPARE(waitingProbability(5.0, 0.0), 0.0);
        // Halfin and Whitt: beta 1 waits with 0.223361, 0.5 with 0.504539, 2 with 0.026881.
        QVERIFY(std::abs(waitingProbability(1e8 + 1e4, 1e8) - 0.223361) < 1e-4);
        QVERIFY(std::abs(waitingProbability(1e8 + 0.5e4, 1e8) - 0.504539) < 1e-4);
        QVERIFY(std::abs(waitingProbability(1e8 + 2e4, 1e8) - 0.026881) < 1e-4);
        // 111 servers, summed term by term.
        for (const double load : {80.0, 100.0, 108.0, 110.5}) {
            double blocking = 1.0;
            for (int servers = 1; servers <= 111; ++servers)
                blocking = load * blocking / (servers + load * blocking);
            const double exact = blocking / (1.0 - load / 111.0 * (1.0 - blocking));
            QVERIFY(std::abs(waitingProbability(111.0, load) / exact - 1.0) < 5e-4);
        }
    }
    // alpha = 0.2: 14 servers carry a load of 10, 111 carry 100, 1,034 carry 1,000; the utilisation rises with the
    // pool.
    void staffsLikeThePublishedTable() {
        struct Case {
            double servers, load;
        };
        for (const Case& c : {Case{14.0, 10.0}, Case{111.0, 100.0}, Case{1034.0, 1000.0}}) {
            const double carried = c.servers * queueUtilisation(c.servers, 0.2);
            const double less = (c.servers - 1.0) * queueUtilisation(c.servers - 1.0, 0.2);
            QVERIFY(carried >= c.load && less < c.load);
        }
        QCOMPARE(queueUtilisation(0.0, 0.05), 1.0);
    }
    void holdsItsTarget() {
        for (const double replicas : {1.0, 2.0, 8.0, 64.0, 300.0, 5000.0}) {
            double previous = 0.0;
            for (const double wait : {0.0, 0.1, 1.0, 10.0}) {
                const double used = queueUtilisation(replicas, 0.05, wait, 1.0);
                QVERIFY2(used > previous && used < 1.0,
                         qPrintable(QString::number(replicas) + QLatin1Char(' ') + QString::number(wait) +
                                    QLatin1Char(' ') + QString::number(used, 'g', 12)));
                const double beyond =
                    waitingProbability(replicas, used * replicas) * std::exp(-(1.0 - used) * replicas * wait);
                QVERIFY(std::abs(beyond - 0.05) < 1e-5);
                previous = used;
            }
            // More variable services leave less.
            QVERIFY(queueUtilisation(replicas, 0.05, 1.0, 2.5) < queueUtilisation(replicas, 0.05, 1.0, 1.0));
        }
    }
    void agreesWithAQueueOfReplicas() {
        for (const int replicas : {2, 12}) {
            const double used = queueUtilisation(replicas, 0.05, 0.5);
            const double waited = waitingBySimulation(replicas, used * replicas, 0.5);
            QVERIFY2(std::abs(waited - 0.05) < 0.004, qPrintable(QString::number(waited)));
        }
    }
};

HEADROOM_TEST(ReplicaQueueTest)
#include "replica_queue_test.moc"
