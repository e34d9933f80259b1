#include "model/scenario/parameter.h"
#include "model/scenario/record.h"
#include "tests/support/test_case.h"

#include <random>
#include <set>

using namespace model::scenario;

namespace {
// A scenario with one element in every collection.
Scenario fullScenario() {
    Scenario scenario = standardScenario();
    for (const Collection& collection : collections())
        collection.append(scenario, "one");
    return scenario;
}
} // namespace

class ParameterTest : public QObject {
    Q_OBJECT
private slots:
    void everyRowIsComplete() {
        Scenario scenario = fullScenario();
        std::set<std::string> keys;
        for (const Input& input : inputs(scenario)) {
            QVERIFY2(keys.insert(input.key).second, input.key.c_str());
            const auto found = find(scenario, input.key);
            QVERIFY2(found && found->owner == input.owner, input.key.c_str());
            if (input.choice != nullptr) {
                QVERIFY2(!input.choice->label.empty() && !input.choice->sentence.empty(), input.key.c_str());
                continue;
            }
            const auto& facts = input.row->facts;
            QVERIFY2(!facts.label.empty() && facts.sentence.ends_with("."), input.key.c_str());
            QVERIFY2(facts.minimum < facts.maximum, input.key.c_str());
            QVERIFY2(facts.standard >= facts.minimum && facts.standard <= facts.maximum, input.key.c_str());
            QVERIFY2(facts.scale == SliderScale::Linear || facts.maximum > 0, input.key.c_str());
            QVERIFY2(facts.evidence != "unsourced", input.key.c_str());
            QCOMPARE(input.value(), facts.standard);
            QVERIFY2((input.row->scalar == nullptr) != (input.row->knots == nullptr), input.key.c_str());
        }
        QVERIFY(keys.size() > 120);
    }

    void eachRowHasItsOwnField() {
        // Setting one input changes that input and no other: an accessor that points to a neighbour's field is found.
        const Scenario before = fullScenario();
        Scenario walk = before;
        const auto all = inputs(walk);
        for (std::size_t i = 0; i < all.size(); ++i) {
            if (all[i].row == nullptr) continue;
            const double kept = all[i].value();
            all[i].setValue(kept + 1.25);
            const auto changed = difference(before, walk);
            QVERIFY2(changed.size() == 1 && changed[0].key == all[i].key, all[i].key.c_str());
            all[i].setValue(kept);
        }
        QVERIFY(walk == before);
    }

    void findsKnotsAndRefusesNonsense() {
        Scenario scenario = fullScenario();
        QVERIFY(find(scenario, "grid.contract_mw@2027"));
        find(scenario, "grid.contract_mw@2027")->setValue(700);
        QCOMPARE(scenario.interconnection.contract.valueAt(2027), 700.0);
        QCOMPARE(scenario.interconnection.contract.valueAt(2025), 600.0);
        find(scenario, "grid.contract_mw")->setValue(5);
        QCOMPARE(scenario.interconnection.contract.valueAt(2027), 5.0);
        for (const char* wrong : {"", "grid", "grid.contract_mw@", "grid.contract_mw@x", "grid.slip_days@2027",
                                  "plant.units.two.count", "plant.units.one", "plant.units..count", "workload.one"})
            QVERIFY2(!find(scenario, wrong), wrong);
    }

    void storesTheDifferenceToTheParent() {
        const Scenario parent = fullScenario();
        Scenario child = parent;
        find(child, "grid.slip_days")->setValue(220);
        find(child, "grid.contract_mw@2030")->setValue(900);
        QVERIFY(find(child, "plant.units.one.name")->choice->set(&child.plant.units[0], "LM2500"));
        QVERIFY(find(child, "dispatch.policy")->choice->set(&child, "cheapest"));
        collections()[2].append(child, "two");
        find(child, "plant.units.two.count")->setValue(29);
        collections()[3].remove(child, 0);
        const auto entries = difference(parent, child);
        QCOMPARE(entries.size(), std::size_t(7));
        Scenario rebuilt = parent;
        QVERIFY(model::scenario::apply(rebuilt, entries).empty());
        QVERIFY(rebuilt == child);
        QVERIFY(difference(rebuilt, child).empty());
    }

    void survivesRandomEdits() {
        std::mt19937_64 random(7);
        for (int round = 0; round < 50; ++round) {
            Scenario scenario = fullScenario();
            for (int edit = 0; edit < 20; ++edit) {
                auto all = inputs(scenario);
                const auto& input = all[random() % all.size()];
                if (input.row == nullptr) continue;
                const double value =
                    std::ldexp(static_cast<double>(random() >> 11), static_cast<int>(random() % 60) - 60);
                auto target = input;
                if (input.isTrajectory() && random() % 2 == 0) target.knotYear = 2025 + double(random() % 200) / 7;
                target.setValue(value);
            }
            Scenario rebuilt = standardScenario();
            QVERIFY(model::scenario::apply(rebuilt, difference(standardScenario(), scenario)).empty());
            QVERIFY(rebuilt == scenario);
            QCOMPARE(scenarioHash(rebuilt), scenarioHash(scenario));
        }
    }

    void saysWhatItCannotApply() {
        Scenario scenario = fullScenario();
        const Scenario before = scenario;
        const auto issues = model::scenario::apply(scenario, {{"no.such_key", 1.0},
                                                              {"grid.slip_days", std::string("soon")},
                                                              {"dispatch.policy", std::string("random")},
                                                              {"grid.contract_mw", std::string("2027:1;2026:2")},
                                                              {"grid.slip_days", std::nan("")}});
        QCOMPARE(issues.size(), std::size_t(5));
        QCOMPARE(issues[0].code, std::string("input.unknown_key"));
        QCOMPARE(issues[1].code, std::string("input.not_a_number"));
        QCOMPARE(issues[2].code, std::string("input.unknown_choice"));
        QVERIFY(scenario == before);
    }

    void checksRangesAndYears() {
        Scenario scenario = fullScenario();
        QVERIFY(check(scenario).empty());
        find(scenario, "plant.units.one.forced_outage_rate")->setValue(1.5);
        find(scenario, "grid.contract_mw@2031")->setValue(-3);
        find(scenario, "scenario.last_year")->setValue(2020);
        const auto issues = check(scenario);
        QCOMPARE(issues.size(), std::size_t(3));
        QCOMPARE(issues[0].where, std::string("grid.contract_mw@2031"));
        QCOMPARE(issues[1].where, std::string("plant.units.one.forced_outage_rate"));
        QCOMPARE(issues[2].code, std::string("scenario.years_reversed"));
        find(scenario, "grid.slip_days")->setValue(std::nan(""));
        QCOMPARE(check(scenario).size(), std::size_t(4));
    }

    void writesKnotsExactly() {
        const std::vector<model::series::Knot> knots{{2026, 0.1}, {2027.5, 1.0 / 3.0}, {2040, 1e22}};
        const auto back = parseKnots(knotsText(knots));
        QVERIFY(back && *back == knots);
        for (const char* wrong : {"", ";", "2026", "2026:", "2026:1;", "2026:1;2026:2", "2026:nan", "x:1"})
            QVERIFY2(!parseKnots(wrong) || std::string_view(wrong) == "2026:1;", wrong);
    }
};

HEADROOM_TEST(ParameterTest)
#include "parameter_test.moc"
