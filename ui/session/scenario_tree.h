// The scenarios of one document: a plain value of nodes that override their parents. Not the file and not its history.
#pragma once

#include "model/scenario/record.h"
#include "model/scenario/scenario.h"

#include <cstddef>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

namespace ui::session {

using EntryValue = std::variant<double, std::string>;
using Entries = std::vector<model::scenario::Entry>;
// The hourly profile with that slug; null when the document has none.
using ProfileSource = std::function<std::shared_ptr<const model::series::HourlyProfile>(const std::string& slug)>;

struct ScenarioNode {
    std::string slug; // unique in the tree
    std::string name;
    std::string parentSlug; // empty: a base, whose entries stand against standardScenario()
    std::string note;
    std::string colour; // "#rrggbb"
    Entries entries;
    friend bool operator==(const ScenarioNode&, const ScenarioNode&) = default;
};

class ScenarioTree {
public:
    ScenarioTree() = default;
    // Nodes whose parent is missing, or that are their own ancestors, become bases.
    explicit ScenarioTree(std::vector<ScenarioNode> nodes);

    const std::vector<ScenarioNode>& nodes() const { return m_nodes; }
    bool isEmpty() const { return m_nodes.empty(); }
    const ScenarioNode* find(std::string_view slug) const;
    ScenarioNode* find(std::string_view slug);
    std::vector<const ScenarioNode*> childrenOf(std::string_view parentSlug) const;
    bool isAncestor(std::string_view ancestor, std::string_view slug) const;

    // The inputs of that node with everything it inherits; standardScenario() for an unknown slug.
    model::scenario::Scenario resolve(std::string_view slug, const ProfileSource& profiles = {}) const;
    // What the node would be without its own entries.
    model::scenario::Scenario resolveParent(std::string_view slug) const;

    void append(ScenarioNode node);
    // Removes the node and all below it.
    void removeBranch(std::string_view slug);
    // `wish` made into letters, digits and hyphens, with a number behind it where it is taken.
    std::string freeSlug(std::string_view wish) const;
    // The first colour of the palette that no node wears.
    std::string freeColour() const;
    friend bool operator==(const ScenarioTree&, const ScenarioTree&) = default;

private:
    std::vector<ScenarioNode> m_nodes;
};

// The value that `entries` give to `key`, if any.
std::optional<EntryValue> entryOf(const Entries& entries, std::string_view key);
// Sets or, with nothing, removes the entry of `key`.
void setEntry(Entries& entries, std::string_view key, const std::optional<EntryValue>& value);

} // namespace ui::session
