#include "model/stochastic/ordered_blocks.h"
#include "tests/support/test_case.h"

#include <chrono>

using model::stochastic::runBlocksInOrder;

namespace {

// Later blocks are quicker, so that they are done out of order.
const auto makeSlowFirst = [] {
    return [](std::size_t block, const std::stop_token&) {
        std::this_thread::sleep_for(std::chrono::microseconds(block % 4 == 0 ? 900 : 50));
        return block;
    };
};

} // namespace

class OrderedBlocksTest : public QObject {
    Q_OBJECT
private slots:
    void takesEachBlockOnceInOrder() {
        for (const int threads : {0, 1, 2, 5}) {
            std::vector<std::size_t> taken;
            runBlocksInOrder(40, threads, {}, makeSlowFirst, [&taken](std::size_t block) {
                taken.push_back(block);
                return true;
            });
            QCOMPARE(taken.size(), std::size_t(40));
            for (std::size_t i = 0; i < taken.size(); ++i)
                QCOMPARE(taken[i], i);
        }
    }
    void takesNothingAfterTheLastWanted() {
        for (const int threads : {1, 4}) {
            std::size_t taken = 0;
            runBlocksInOrder(1000, threads, {}, makeSlowFirst, [&taken](std::size_t block) {
                ++taken;
                return block < 6;
            });
            QCOMPARE(taken, std::size_t(7));
        }
    }
    void stopsWhenAsked() {
        std::stop_source stop;
        std::size_t taken = 0;
        runBlocksInOrder(1'000'000, 3, stop.get_token(), makeSlowFirst, [&](std::size_t block) {
            ++taken;
            if (block == 5) stop.request_stop();
            return true;
        });
        QVERIFY(taken >= 6 && taken < 100);
        taken = 0;
        runBlocksInOrder(10, 2, stop.get_token(), makeSlowFirst, [&taken](std::size_t) { return ++taken > 0; });
        QCOMPARE(taken, std::size_t(0));
    }
    void eachThreadHasItsOwnWorker() {
        std::atomic<int> made{0};
        const auto makeWorker = [&made] {
            made.fetch_add(1);
            return [own = 0](std::size_t, const std::stop_token&) mutable {
                std::this_thread::sleep_for(std::chrono::milliseconds(1));
                return ++own;
            };
        };
        int greatest = 0;
        runBlocksInOrder(30, 3, {}, makeWorker, [&greatest](int own) {
            greatest = std::max(greatest, own);
            return true;
        });
        QCOMPARE(made.load(), 3);
        QVERIFY(greatest < 30);
    }
    void anExceptionReachesTheCaller() {
        for (const int threads : {1, 3}) {
            const auto makeWorker = [] {
                return [](std::size_t block, const std::stop_token&) {
                    if (block == 7) throw block;
                    return block;
                };
            };
            std::size_t thrown = 0;
            try {
                runBlocksInOrder(1000, threads, {}, makeWorker, [](std::size_t) { return true; });
            } catch (std::size_t block) {
                thrown = block;
            }
            QCOMPARE(thrown, std::size_t(7));
        }
    }
    void noBlocks() {
        bool taken = false;
        runBlocksInOrder(0, 2, {}, makeSlowFirst, [&taken](std::size_t) { return taken = true; });
        QVERIFY(!taken);
    }
};

HEADROOM_TEST(OrderedBlocksTest)
#include "ordered_blocks_test.moc"
