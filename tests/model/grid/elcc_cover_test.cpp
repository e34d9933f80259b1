#include "model/grid/elcc_cover.h"
#include "tests/support/test_case.h"

using namespace model;

namespace {

const std::vector<grid::ElccRating> kRatings{
    {"gas_ct", {2027}, "preliminary_2024", 0.63},  {"gas_ct", {2027}, "final_BRA", 0.61},
    {"gas_ct", {2028}, "final_BRA", 0.67},         {"nuclear", {2027}, "final_BRA", 0.95},
    {"onshore_wind", {2027}, "preliminary", 0.41}, {"storage_4h", {2027}, "final_BRA", 0.58},
    {"nuclear", {2027}, "preliminary_2024", 0.94}, {"solar", {2027}, "final_BRA", 0.0},
    {"gas_ct", {2027}, "final_3IA", 0.60},         {"onshore_wind", {2027}, "preliminary_late", 0.39}};

} // namespace

class ElccCoverTest : public QObject {
    Q_OBJECT
private slots:
    // PJM is 6,623 MW short in 2027/28: gas turbines 10,857 MW, eleven plants of 986 MW.
    void coversTheShortfall() {
        const auto covers = grid::coverByClass(6623.0 * units::MW, {2027}, kRatings);
        QCOMPARE(covers.size(), std::size_t{4});
        QCOMPARE(covers[0].resourceClass, std::string("nuclear"));
        QCOMPARE(covers[0].share, 0.95);
        QVERIFY(std::abs(units::number(covers[0].nameplate) - 6971.579) < 5e-4);
        QCOMPARE(covers[1].resourceClass, std::string("gas_ct"));
        QCOMPARE(covers[1].ratingSet, std::string("final_BRA"));
        QVERIFY(std::abs(units::number(covers[1].nameplate) - 10857.377) < 5e-4);
        QVERIFY(std::abs(units::number(covers[1].nameplate) / 986.0 - 11.01) < 5e-3);
        QCOMPARE(covers[2].resourceClass, std::string("storage_4h"));
        QCOMPARE(covers[3].ratingSet, std::string("preliminary")); // there is no final one: the first
        QCOMPARE(covers[3].share, 0.41);
    }
    void ratingsAreOfTheDeliveryYear() {
        const auto covers = grid::coverByClass(670.0 * units::MW, {2028}, kRatings);
        QCOMPARE(covers.size(), std::size_t{1});
        QVERIFY(std::abs(units::number(covers[0].nameplate) - 1000.0) < 1e-9);
        QVERIFY(grid::coverByClass(670.0 * units::MW, {2030}, kRatings).empty());
    }
    void noShortfallNeedsNothing() {
        for (const auto& cover : grid::coverByClass(units::Power(), {2027}, kRatings))
            QCOMPARE(units::number(cover.nameplate), 0.0);
    }
};

HEADROOM_TEST(ElccCoverTest)
#include "elcc_cover_test.moc"
