// The fields a measured row may have, by kind: the names every format maps its own columns to, with their units.
#pragma once

#include <span>
#include <string_view>

namespace data::importers {

struct MeasurementField {
    std::string_view name; // with the unit
    std::string_view unit; // empty: a word or a plain number
    bool isText{};
    bool isRequired{};        // a row without it says nothing
    std::string_view meaning; // one sentence, where the name does not say it all
};

struct MeasurementKind {
    std::string_view name;  // "kernel", "serving", "power"
    std::string_view title; // for people
    std::span<const MeasurementField> fields;
};

std::span<const MeasurementKind> measurementKinds();
const MeasurementKind* findKind(std::string_view name); // none: nullptr
const MeasurementField* findField(const MeasurementKind& kind, std::string_view name);

} // namespace data::importers
