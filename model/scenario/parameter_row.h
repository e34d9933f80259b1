// Makes a row of the parameter table from an accessor: the unit and the kind follow from the field's type.
#pragma once

#include "model/scenario/parameter.h"

#include <type_traits>

namespace model::scenario {

// `Access` is a stateless lambda from Owner& to the Field or Trajectory that the row describes.
template<class Owner, class Access>
constexpr Parameter row(std::string_view key, Access, ParameterFacts facts) {
    using FieldType = std::remove_reference_t<std::invoke_result_t<Access, Owner&>>;
    using U = typename FieldType::Unit;
    if constexpr (requires(FieldType field) { field.knots; }) {
        return {key, U::symbol(), facts, nullptr,
                [](void* owner) { return &Access{}(*static_cast<Owner*>(owner)).knots; }};
    } else {
        return {key, U::symbol(), facts, [](void* owner) { return &Access{}(*static_cast<Owner*>(owner)).value; },
                nullptr};
    }
}

// A choice among the words of `options`, stored as the enumeration of the same order.
template<class Owner, class Access>
constexpr Choice choiceRow(std::string_view key, std::string_view label, std::string_view sentence,
                           std::span<const std::string_view> options, Access) {
    using Enumeration = std::remove_cvref_t<std::invoke_result_t<Access, Owner&>>;
    return {key,
            label,
            sentence,
            options,
            [](const void* owner) {
                auto& mutableOwner = *static_cast<Owner*>(const_cast<void*>(owner)); // read only
                if constexpr (!std::is_same_v<Enumeration, std::string>)
                    return std::string(Access::words()[static_cast<std::size_t>(Access{}(mutableOwner))]);
                else
                    return std::string(Access{}(mutableOwner));
            },
            [](void* owner, std::string_view text) {
                auto& value = Access{}(*static_cast<Owner*>(owner));
                if constexpr (!std::is_same_v<Enumeration, std::string>) {
                    const auto words = Access::words();
                    for (std::size_t i = 0; i < words.size(); ++i) {
                        if (words[i] != text) continue;
                        value = static_cast<Enumeration>(i);
                        return true;
                    }
                    return false;
                } else {
                    value = std::string(text);
                    return true;
                }
            }};
}

// Sets every field of `owner` to the default of its row.
void setStandards(std::span<const Parameter> rows, void* owner);

} // namespace model::scenario
