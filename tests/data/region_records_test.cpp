#include "data/catalog/region_records.h"
#include "tests/support/test_case.h"

#include <algorithm>
#include <set>

using namespace data::catalog;
using model::units::number;

class RegionRecordsTest : public QObject {
    Q_OBJECT
private slots:
    void ratingsAreTheFiles() {
        const auto& ratings = elccRatings();
        QCOMPARE(ratings.size(), std::size_t(99)); // of 104, five of which are recalled
        const auto turbine = std::ranges::find_if(ratings, [](const auto& rating) {
            return rating.resourceClass == "gas_ct" && rating.year.firstYear == 2027 && rating.ratingSet == "final_BRA";
        });
        QVERIFY(turbine != ratings.end());
        QCOMPARE(turbine->share, 0.61);
        QVERIFY(turbine->source.starts_with("PJM, BRA ELCC class ratings"));
        for (const auto& rating : ratings) {
            QVERIFY(rating.share > 0.0 && rating.share < 1.0);
            QVERIFY(!rating.source.empty());
            QVERIFY(rating.resourceClass != "offshore_wind");
        }
        const auto derived =
            std::ranges::find(ratings, std::string("storage_4h"), &model::grid::ElccRating::resourceClass);
        QVERIFY(derived->source.find("(derived)") != std::string::npos);
    }

    void forecastsAreYearsInMegawatts() {
        const auto& rows = loadForecasts();
        std::set<std::string> metrics;
        for (const auto& row : rows) {
            QVERIFY(row.year >= 2006 && row.year <= 2045);
            QVERIFY(!row.source.empty());
            metrics.insert(row.metric);
        }
        QVERIFY(metrics.contains("summer_peak") && metrics.contains("peak_forecast"));
        QVERIFY(!metrics.contains("net_energy") && !metrics.contains("summer_peak_growth_10y"));
        const auto found = model::grid::forecastAt(rows, "PJM 2026", "summer_peak", 2027);
        QCOMPARE(number(found->value), 160'000.0);
        QVERIFY(found->source.ends_with("rounded"));
        // A winter between two years is that which begins in the first; an auction's delivery year is its summer.
        QCOMPARE(number(model::grid::forecastAt(rows, "PJM 2024", "winter_peak", 2023)->value), 134'663.0);
        QCOMPARE(number(model::grid::forecastAt(rows, "PJM BRA 2026/2027", "peak_forecast", 2026)->value), 159'329.0);
    }
};

HEADROOM_TEST(RegionRecordsTest)
#include "region_records_test.moc"
