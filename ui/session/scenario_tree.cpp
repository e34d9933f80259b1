#include "ui/session/scenario_tree.h"

#include "model/scenario/weather_years.h"

#include <algorithm>
#include <array>
#include <cctype>

namespace ui::session {

namespace {

constexpr std::array<std::string_view, 8> nodeColours{"#1b1f25", "#8a94a3", "#e69f00", "#d55e00",
                                                      "#009e73", "#cc79a7", "#0072b2", "#56b4e9"};

std::string slugFrom(std::string_view wish) {
    std::string slug;
    for (const char c : wish) {
        const auto code = static_cast<unsigned char>(c);
        if (code < 0x80 && std::isalnum(code) != 0)
            slug += static_cast<char>(std::tolower(code));
        else if (!slug.empty() && slug.back() != '-')
            slug += '-';
    }
    while (!slug.empty() && slug.back() == '-')
        slug.pop_back();
    return slug.empty() ? "scenario" : slug;
}

} // namespace

ScenarioTree::ScenarioTree(std::vector<ScenarioNode> nodes) : m_nodes(std::move(nodes)) {
    for (ScenarioNode& node : m_nodes)
        if (find(node.parentSlug) == nullptr || isAncestor(node.slug, node.parentSlug)) node.parentSlug.clear();
}

const ScenarioNode* ScenarioTree::find(std::string_view slug) const {
    const auto found =
        std::find_if(m_nodes.begin(), m_nodes.end(), [slug](const ScenarioNode& node) { return node.slug == slug; });
    return found == m_nodes.end() ? nullptr : &*found;
}

ScenarioNode* ScenarioTree::find(std::string_view slug) {
    return const_cast<ScenarioNode*>(std::as_const(*this).find(slug));
}

std::vector<const ScenarioNode*> ScenarioTree::childrenOf(std::string_view parentSlug) const {
    std::vector<const ScenarioNode*> children;
    for (const ScenarioNode& node : m_nodes)
        if (node.parentSlug == parentSlug) children.push_back(&node);
    return children;
}

// True also for the node itself.
bool ScenarioTree::isAncestor(std::string_view ancestor, std::string_view slug) const {
    const ScenarioNode* node = find(slug);
    for (std::size_t steps = 0; node != nullptr && steps <= m_nodes.size(); ++steps) {
        if (node->slug == ancestor) return true;
        node = node->parentSlug.empty() ? nullptr : find(node->parentSlug);
    }
    return false;
}

model::scenario::Scenario ScenarioTree::resolve(std::string_view slug, const ProfileSource& profiles) const {
    std::vector<const ScenarioNode*> chain;
    for (const ScenarioNode* node = find(slug); node != nullptr; node = find(node->parentSlug))
        chain.push_back(node);
    model::scenario::Scenario scenario = model::scenario::standardScenario();
    for (auto node = chain.rbegin(); node != chain.rend(); ++node)
        static_cast<void>(model::scenario::apply(scenario, (*node)->entries)); // reported when the file is read
    if (profiles) model::scenario::attachProfiles(scenario, profiles);
    return scenario;
}

model::scenario::Scenario ScenarioTree::resolveParent(std::string_view slug) const {
    const ScenarioNode* node = find(slug);
    return node == nullptr ? model::scenario::standardScenario() : resolve(node->parentSlug);
}

void ScenarioTree::append(ScenarioNode node) {
    m_nodes.push_back(std::move(node));
}

void ScenarioTree::removeBranch(std::string_view slug) {
    const std::string root(slug);
    const ScenarioTree before = *this;
    std::erase_if(m_nodes, [&](const ScenarioNode& node) { return before.isAncestor(root, node.slug); });
}

std::string ScenarioTree::freeSlug(std::string_view wish) const {
    const std::string plain = slugFrom(wish);
    std::string slug = plain;
    for (int number = 2; find(slug) != nullptr; ++number)
        slug = plain + "-" + std::to_string(number);
    return slug;
}

std::string ScenarioTree::freeColour() const {
    for (const auto colour : nodeColours)
        if (std::none_of(m_nodes.begin(), m_nodes.end(), [&](const ScenarioNode& n) { return n.colour == colour; }))
            return std::string(colour);
    return std::string(nodeColours[m_nodes.size() % nodeColours.size()]);
}

std::optional<EntryValue> entryOf(const Entries& entries, std::string_view key) {
    for (const auto& entry : entries)
        if (entry.key == key) return entry.value;
    return std::nullopt;
}

void setEntry(Entries& entries, std::string_view key, const std::optional<EntryValue>& value) {
    const auto found =
        std::find_if(entries.begin(), entries.end(), [key](const auto& entry) { return entry.key == key; });
    if (!value) {
        if (found != entries.end()) entries.erase(found);
    } else if (found != entries.end()) {
        found->value = *value;
    } else {
        entries.push_back({std::string(key), *value});
    }
}

} // namespace ui::session
