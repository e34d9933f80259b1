#include "app/headroom_cli/result_tables.h"
#include "model/scenario/parameter.h"

namespace app::headroom_cli {

using namespace model::scenario;

namespace {

Value valueOf(const Input& input) {
    if (input.choice != nullptr) return input.choice->get(input.owner);
    if (input.isTrajectory()) return knotsText(*input.row->knots(input.owner));
    return input.value();
}

std::vector<Value> choiceRow(const Input& input, const Value& standard) {
    std::vector<std::string> options(input.choice->options.begin(), input.choice->options.end());
    return {input.key,
            valueOf(input),
            text(""),
            standard,
            Value{},
            Value{},
            Value{},
            text(input.choice->label),
            text(input.choice->sentence),
            text("your-input"),
            text("assumed"),
            std::move(options)};
}

std::vector<Value> numberRow(const Input& input) {
    const ParameterFacts& facts = input.row->facts;
    return {input.key,
            valueOf(input),
            text(input.row->unit),
            facts.standard,
            facts.minimum,
            facts.maximum,
            textOrNothing(facts.prior),
            text(facts.label),
            text(facts.sentence),
            text(facts.source),
            text(facts.evidence),
            std::vector<std::string>{}};
}

// The defaults, with the same elements in each collection.
Scenario defaultsLike(const Scenario& scenario) {
    Scenario standard = standardScenario();
    for (const Collection& collection : collections())
        for (std::size_t i = 0; i < collection.size(scenario); ++i)
            collection.append(standard, collection.id(scenario, i));
    return standard;
}

} // namespace

List parameterList(const Scenario& scenario) {
    Scenario shown = scenario; // the accessors need one that may be changed
    for (const Collection& collection : collections())
        if (collection.size(shown) == 0) collection.append(shown, "<id>");
    List list{{"key", "value", "unit", "default", "minimum", "maximum", "prior", "label", "description", "source",
               "evidence", "choices"},
              {}};
    Scenario standard = defaultsLike(shown);
    for (const Input& input : inputs(shown)) {
        const auto unchanged = find(standard, input.key);
        list.rows.push_back(input.choice == nullptr ? numberRow(input)
                                                    : choiceRow(input, unchanged ? valueOf(*unchanged) : Value{}));
    }
    return list;
}

} // namespace app::headroom_cli
