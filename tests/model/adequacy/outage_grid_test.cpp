#include "model/adequacy/level_index.h"
#include "model/adequacy/outage_grid.h"
#include "model/stochastic/random_stream.h"
#include "tests/model/adequacy/rts79.h"
#include "tests/support/test_case.h"

#include <algorithm>

using namespace model;
using adequacy::LevelIndex;
using adequacy::OutageLevels;

namespace {

std::vector<OutageLevels> rts79Parts() {
    std::vector<OutageLevels> parts;
    for (const auto& group : tests::rts79Units())
        parts.push_back(adequacy::groupLevels(group, adequacy::fullUnitMw(group)));
    return parts;
}

} // namespace

class OutageGridTest : public QObject {
    Q_OBJECT
private slots:
    void equalsOneAfterAnother() {
        const auto parts = rts79Parts();
        const auto onGrid = adequacy::sumOnGrid(parts);
        QVERIFY(onGrid.has_value());
        OutageLevels expected{{0.0, 1.0, 0.0}};
        for (const OutageLevels& part : parts)
            expected = adequacy::convolve(expected, part);
        QCOMPARE(onGrid->size(), expected.size());
        for (std::size_t i = 0; i < expected.size(); ++i) {
            QCOMPARE((*onGrid)[i].outageMw, expected[i].outageMw);
            QVERIFY(std::abs((*onGrid)[i].probability / expected[i].probability - 1.0) < 1e-12);
            QVERIFY(std::abs((*onGrid)[i].frequency - expected[i].frequency) < 1e-12 * expected[i].probability);
        }
    }
    void refusesWhatDoesNotFit() {
        auto parts = rts79Parts();
        parts[3][1].outageMw += 0.25;
        QVERIFY(!adequacy::sumOnGrid(parts));
        parts = rts79Parts();
        parts[3][1].probability = 0.0;
        QVERIFY(!adequacy::sumOnGrid(parts));
        // Few levels far apart are quicker one after another.
        QVERIFY(!adequacy::sumOnGrid(std::span(parts).first(1)));
        QVERIFY(!adequacy::sumOnGrid({}));
    }
    void indexEqualsBisection() {
        stochastic::RandomStream random(1, 0, 0);
        for (int trial = 0; trial < 200; ++trial) {
            std::vector<double> levels{0.0};
            const auto size = static_cast<std::size_t>(1.0 + 300.0 * random.uniform() * random.uniform());
            while (levels.size() < size) // crowded and sparse by turns
                levels.push_back(levels.back() + (random.uniform() < 0.7 ? 1e-6 : 40.0) * (0.1 + random.uniform()));
            const LevelIndex index(levels);
            for (int i = 0; i < 500; ++i) {
                const bool isOnLevel = random.uniform() < 0.5;
                const double threshold = isOnLevel ? levels[static_cast<std::size_t>(random.uniform() * double(size))]
                                                   : levels.back() * (1.4 * random.uniform() - 0.2);
                const auto expected = std::upper_bound(levels.begin(), levels.end(), threshold) - levels.begin();
                QCOMPARE(index.firstAbove(threshold), static_cast<std::size_t>(expected));
            }
            QCOMPARE(index.firstAbove(1e308), size);
            QCOMPARE(index.firstAbove(-1.0), std::size_t(0));
        }
    }
};

HEADROOM_TEST(OutageGridTest)
#include "outage_grid_test.moc"
