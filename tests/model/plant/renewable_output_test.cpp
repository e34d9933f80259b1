#include "model/plant/renewable_output.h"
#include "tests/support/test_case.h"

#include <algorithm>
#include <cmath>

using namespace model;
using plant::Renewable;

namespace {

std::shared_ptr<const series::HourlyProfile> hours(const char* unit, int year, double value,
                                                   std::vector<int> covered = {2023}) {
    const std::size_t count = year % 4 == 0 ? 8784 : 8760;
    return std::make_shared<const series::HourlyProfile>(
        series::HourlyProfile{unit, "made", year, std::vector<double>(count, value), std::move(covered)});
}

Renewable solar(std::shared_ptr<const series::HourlyProfile> profile) {
    Renewable made;
    made.id = "sun";
    made.name = "Sun";
    made.capacity.value = 200.0;
    made.inService.value = 2028.0;
    made.profileNameplate.value = 50.0;
    made.profile = {"sun-series", std::move(profile)};
    return made;
}

std::vector<std::string> codesOf(const Renewable& renewable) {
    std::vector<std::string> codes;
    for (const auto& issue : plant::renewableIssues(renewable)) {
        codes.push_back(issue.code);
        if (issue.severity != units::Severity::Warning || issue.where != "plant.renewables.sun.series")
            codes.push_back("not a warning about the series");
    }
    return codes;
}

} // namespace

class RenewableOutputTest : public QObject {
    Q_OBJECT
private slots:
    void everyUnitBecomesAShare() {
        const series::TimeAxis axis(2028);
        for (const auto& [unit, value, share] : {std::tuple{"share", 0.3, 0.3},
                                                 {"%", 30.0, 0.3},
                                                 {"MW", 15.0, 0.3},
                                                 {"kW", 15000.0, 0.3},
                                                 {"GW", 0.015, 0.3},
                                                 {"share", -0.2, 0.0},
                                                 {"MW", 60.0, 1.0}}) {
            const auto factors = plant::capacityFactors(solar(hours(unit, 2023, value)), axis);
            QCOMPARE(factors.size(), std::size_t(8784)); // by date, 29 February as the 28th
            QVERIFY2(std::ranges::all_of(factors, [&](double one) { return std::abs(one - share) < 1e-12; }), unit);
        }
        QVERIFY(plant::capacityFactors(solar(hours("°C", 2023, 0.3)), axis).empty());
        QVERIFY(plant::capacityFactors(solar(nullptr), axis).empty());
        auto unknown = solar(hours("MW", 2023, 15.0));
        unknown.profileNameplate.value = 0.0;
        QVERIFY(plant::capacityFactors(unknown, axis).empty());
    }

    void hoursKeepTheirDate() {
        auto leap = std::make_shared<series::HourlyProfile>(*hours("share", 2024, 0.0));
        leap->values[(31 + 28) * 24 + 5] = 0.7;  // 29 February
        leap->values[(31 + 29) * 24 + 12] = 0.5; // 1 March, noon
        const auto factors = plant::capacityFactors(solar(leap), series::TimeAxis(2027));
        QCOMPARE(factors.size(), std::size_t(8760));
        QCOMPARE(factors[(31 + 28) * 24 + 12], 0.5);
        QCOMPARE(std::ranges::count(factors, 0.7), 0);
    }

    // 200 MW, 10 % lost, 1 % less each year: 180 MW at first, 180 x 0.99^2 after two years.
    void losesAndAges() {
        auto plantOf = solar(hours("share", 2023, 1.0));
        plantOf.losses.value = 0.1;
        plantOf.degradation.value = 0.01;
        QCOMPARE(plant::outputMwAtFullShare(plantOf, 2027.9), 0.0);
        QCOMPARE(plant::outputMwAtFullShare(plantOf, 2028.0), 180.0);
        QVERIFY(std::abs(plant::outputMwAtFullShare(plantOf, 2030.0) - 176.418) < 1e-9);
    }

    void onlyActualYearsAreFirm() {
        auto measured = solar(hours("share", 2023, 0.4));
        QVERIFY(plant::isFirm(measured));
        QVERIFY(codesOf(measured).empty());
        measured.weather = plant::ProfileWeather::Typical;
        QVERIFY(!plant::isFirm(measured));
        QCOMPARE(codesOf(measured), std::vector<std::string>{"plant.renewable_typical_year"});
        const auto typical = solar(hours("share", 2025, 0.4, {}));
        QVERIFY(!plant::isFirm(typical));
        QCOMPARE(codesOf(typical), std::vector<std::string>{"plant.renewable_typical_year"});
    }

    void saysWhatIsWrongWithTheSeries() {
        QCOMPARE(codesOf(solar(nullptr)), std::vector<std::string>{"plant.renewable_no_profile"});
        QCOMPARE(codesOf(solar(hours("USD/MWh", 2023, 1.0))), std::vector<std::string>{"plant.renewable_no_share"});
        QCOMPARE(codesOf(solar(hours("MW", 2023, 60.0))), std::vector<std::string>{"plant.renewable_above_nameplate"});
        QVERIFY(codesOf(solar(hours("share", 2023, 1.0004))).empty()); // rounding of a published share
    }
};

HEADROOM_TEST(RenewableOutputTest)
#include "renewable_output_test.moc"
