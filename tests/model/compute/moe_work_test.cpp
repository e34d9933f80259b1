#include "model/compute/moe_work.h"
#include "tests/support/test_case.h"

#include <vector>

using namespace model::compute;

class MoeWorkTest : public QObject {
    Q_OBJECT
private slots:
    // Mixtral 8x7B at 1,024 tokens, worked out by hand: 2,048 rows of 4,096 x 14,336 in three matrices.
    void countsALayerOfMixtral() {
        const MoeLayer layer{4096.0, 14336.0, 2.0, 2.0};
        const MoeWork work = moeWork(layer, 1024.0, 2048.0, 8.0, 2048.0);
        QCOMPARE(work.flop, 2.0 * 3.0 * 4096.0 * 14336.0 * 2048.0);
        QCOMPARE(work.paddedFlop, work.flop);
        QCOMPARE(work.weightBytes, 8.0 * 3.0 * 4096.0 * 14336.0 * 2.0);
        QCOMPARE(work.inputBytes, 2.0 * (1024.0 * 4096.0 + 2048.0 * 14336.0));
        QCOMPARE(work.leastBytes(), work.weightBytes + work.inputBytes);
        // Five widths a row between the products, two hidden rows a row and one a token after them.
        QCOMPARE(work.stageBytes, 2.0 * (5.0 * 2048.0 * 14336.0 + 2.0 * 2048.0 * 4096.0 + 1024.0 * 4096.0));
    }
    void quantisingIsAStageOfItsOwn() {
        const MoeWork wide = moeWork({4096.0, 14336.0, 2.0, 2.0}, 16.0, 32.0, 8.0, 128.0);
        const MoeWork narrow = moeWork({4096.0, 14336.0, 1.0, 1.0}, 16.0, 32.0, 8.0, 128.0);
        QCOMPARE(narrow.weightBytes, 0.5 * wide.weightBytes);
        QCOMPARE(narrow.stageBytes - wide.stageBytes, 3.0 * (16.0 * 4096.0 + 32.0 * 14336.0));
        QCOMPARE(narrow.paddedFlop, 4.0 * narrow.flop);
    }
    void tilesGrowWithTheRows() {
        QCOMPARE(tileRows(0.0), 16.0);
        QCOMPARE(tileRows(16.0), 16.0);
        QCOMPARE(tileRows(17.0), 32.0);
        QCOMPARE(tileRows(65.0), 128.0);
        QCOMPARE(tileRows(5000.0), 128.0);
        QCOMPARE(paddedRows(std::vector<double>{1, 0, 16, 17}), 16.0 + 0.0 + 16.0 + 32.0); // mean 8.5
        QCOMPARE(paddedRows(std::vector<double>{129, 127}), 256.0 + 128.0);
        QCOMPARE(paddedRows({}), 0.0);
    }
};

HEADROOM_TEST(MoeWorkTest)
#include "moe_work_test.moc"
