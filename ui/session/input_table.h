// All inputs of one scenario as the inspector shows them, grouped by room. Plain values; no widget, no change.
#pragma once

#include "ui/session/catalogue_lookup.h"

#include "model/scenario/parameter.h"

#include <QtCore/QString>
#include <QtCore/QStringList>

#include <vector>

namespace ui::session {

enum class InputKind { Number, Trajectory, Choice, Text };

struct InputRow {
    std::string key;
    InputKind kind{InputKind::Number};
    QString label;
    QString sentence;
    std::string unit; // of the parameter row
    double value{};   // of a number; of a trajectory its first knot
    double minimum{};
    double maximum{};
    double usual{}; // default of the parameter table
    bool isLogarithmic{false};
    std::vector<model::series::Knot> knots; // of a trajectory
    QString text;                           // of a choice or a text: the word as stored
    QStringList options;                    // as stored
    QStringList optionWords;                // as shown, in the same order
    QString valueText;                      // the value in words, with unit
    QString referenceText;                  // what it was before it was changed, in words
    QString prior;
    QString source;     // id
    QString sourceChip; // a few words
    QString evidence;
    bool isKey{false};
    bool isChanged{false};    // against the reference
    bool isOverridden{false}; // has an entry of its own in this scenario, so that it can be reset
    bool isUncertain() const { return !prior.isEmpty(); }
    bool isUnsourced() const { return kind == InputKind::Number && evidence == QStringLiteral("assumed"); }
    friend bool operator==(const InputRow&, const InputRow&) = default;
};

struct InputGroup {
    QString room;       // "Workload"
    QString title;      // "Workload", or "Workload · Chat" for an element of a collection
    std::string prefix; // of the collection; "" for the room itself
    std::string elementId;
    std::vector<InputRow> rows;
};

// Groups in the order of the rooms. `own`: the entries of the scenario itself.
std::vector<InputGroup> inputGroups(const model::scenario::Scenario& scenario,
                                    const model::scenario::Scenario& reference, const Entries& own,
                                    const CatalogueLookup& catalogue);

enum class InputFilter { All, Key, Changed, Uncertain, Unsourced };
// Words typed into the filter find inputs by label, key, sentence and source; they look beyond the key inputs.
bool isShown(const InputRow& row, InputFilter filter, const QString& words);
int countOf(const std::vector<InputGroup>& groups, InputFilter filter);

// "30 → 90 days": the unit once where both have the same.
QString changeWords(const QString& before, const QString& now);
// "Grid first" for "grid_first".
QString optionWords(const QString& option);

} // namespace ui::session
