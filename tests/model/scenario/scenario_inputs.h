// Sets inputs of a scenario by their keys, as a person would; a key that is not there ends the test at once.
#pragma once

#include "model/scenario/parameter.h"

#include <QtCore/QtGlobal>

#include <string>
#include <string_view>

namespace tests {

inline void put(model::scenario::Scenario& scenario, const std::string& key, double value) {
    const auto input = model::scenario::find(scenario, key);
    if (!input) qFatal("no input %s", key.c_str());
    input->setValue(value);
}

inline void choose(model::scenario::Scenario& scenario, const std::string& key, std::string_view word) {
    const auto input = model::scenario::find(scenario, key);
    if (!input || input->choice == nullptr || !input->choice->set(input->owner, word))
        qFatal("no choice %s", key.c_str());
}

// An element "one" (or another id) of the collection, with the defaults of its rows.
inline void append(model::scenario::Scenario& scenario, std::string_view prefix, std::string_view id = "one") {
    for (const auto& collection : model::scenario::collections())
        if (collection.prefix == prefix) return collection.append(scenario, id);
    qFatal("no collection %s", std::string(prefix).c_str());
}

} // namespace tests
