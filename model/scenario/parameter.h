// The parameter table: one row per input, from which the inspector, `--set`, overrides, undo and help are generated.
#pragma once

#include "model/scenario/scenario.h"

#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace model::scenario {

enum class SliderScale { Linear, Logarithmic };

// What is said about an input beside its key: the words, the range and where the default comes from.
struct ParameterFacts {
    std::string_view label;    // a few words, sentence case
    std::string_view sentence; // what it is and what it includes
    double standard{};         // default, in the row's unit
    double minimum{};
    double maximum{};
    SliderScale scale{SliderScale::Linear};
    std::string_view prior{};           // distribution for uncertainty, "" when none is stated
    std::string_view source{"assumed"}; // id of a row of the catalogue's sources
    std::string_view evidence{"assumed"};
    bool headline{false}; // shown among the key inputs
};

// A row. `owner` is the Scenario for a scalar row and the element (a unit class, a hall …) for a row of a collection.
struct Parameter {
    std::string_view key;  // whole key, or the part after the element's id
    std::string_view unit; // symbol of the field's unit
    ParameterFacts facts;
    double* (*scalar)(void* owner);                   // null for a trajectory
    std::vector<series::Knot>* (*knots)(void* owner); // null for a scalar
};

// An input that is a word: an enumeration, or a row of the catalogue.
struct Choice {
    std::string_view key;
    std::string_view label;
    std::string_view sentence;
    std::span<const std::string_view> options; // empty: any text (a name, a catalogue row)
    std::string (*get)(const void* owner);
    bool (*set)(void* owner, std::string_view text); // false: not among the options
};

// A list of elements with an id each, all described by the same rows: plant.units.<id>.<row>.
struct Collection {
    std::string_view prefix; // "plant.units"
    std::string_view label;  // of one element
    std::span<const Parameter> parameters;
    std::span<const Choice> choices;
    std::size_t (*size)(const Scenario&);
    std::string (*id)(const Scenario&, std::size_t index);
    void* (*element)(Scenario&, std::size_t index);
    void (*append)(Scenario&, std::string_view id); // with the defaults of the rows
    void (*remove)(Scenario&, std::size_t index);
};

std::span<const Parameter> parameters(); // scalar and trajectory rows of the scenario itself
std::span<const Choice> choices();
std::span<const Collection> collections();

// One input of one scenario, found by its key.
struct Input {
    std::string key;
    const Parameter* row{nullptr}; // exactly one of row and choice is set
    const Choice* choice{nullptr};
    void* owner{nullptr};           // points into the scenario: valid until a collection changes
    std::optional<double> knotYear; // key@2027

    bool isTrajectory() const { return row != nullptr && row->knots != nullptr && !knotYear; }
    // The number of a scalar or of a knot (a trajectory without a year: its first knot).
    double value() const;
    // Sets the number; a trajectory without a year gets it in every knot.
    void setValue(double value) const;
};

// The input with that key ("plant.units.lm2500.count", "grid.contract_mw@2027"); nothing when there is none.
std::optional<Input> find(Scenario& scenario, std::string_view key);
// Every input in table order, the elements of collections included (trajectories once, without their knots).
std::vector<Input> inputs(Scenario& scenario);

// "2026:100;2027.5:250" with full precision, and back; nothing when the text is not of that form.
std::string knotsText(const std::vector<series::Knot>& knots);
std::optional<std::vector<series::Knot>> parseKnots(std::string_view text);

} // namespace model::scenario
