#include "model/evidence/own_back_tests.h"

namespace model::evidence {

namespace {

std::optional<double> given(double value) {
    return value > 0.0 ? std::optional(value) : std::nullopt;
}

} // namespace

std::vector<BackTest> ownBackTests(const scenario::Scenario& scenario) {
    std::vector<BackTest> tests;
    for (const auto& recorded : scenario.forecasts) {
        BackTest test;
        test.name = recorded.name.empty() ? recorded.id : recorded.name;
        test.forecast = recorded.forecast.value;
        test.outturn = given(recorded.outturn.value);
        test.unit = recorded.unit;
        test.inSample = recorded.use == scenario::ForecastUse::InSample;
        test.source = recorded.source;
        test.note = "Entered in this project.";
        test.evidence = recorded.source.empty() ? "unsourced" : "seen_secondary";
        if (given(recorded.low.value) && given(recorded.high.value)) {
            test.low = recorded.low.value;
            test.high = recorded.high.value;
        }
        tests.push_back(std::move(test));
    }
    return tests;
}

std::vector<BackTest> allBackTests(const scenario::Scenario& scenario) {
    auto tests = ownBackTests(scenario);
    for (auto& test : backTests())
        tests.push_back(std::move(test));
    return tests;
}

} // namespace model::evidence
