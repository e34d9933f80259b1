#include "ui/session/document.h"

#include <utility>

namespace ui::session {

Document::Document(ProfileSource profiles, QObject* parent) : QObject(parent), m_profiles(std::move(profiles)) {}

const model::scenario::Scenario& Document::scenario(const std::string& slug) const {
    const auto found = m_resolved.find(slug);
    if (found != m_resolved.end()) return found->second;
    return m_resolved.emplace(slug, m_tree.resolve(slug, m_profiles)).first->second;
}

void Document::setTree(ScenarioTree tree) {
    m_tree = std::move(tree);
    m_resolved.clear();
    emit treeChanged();
}

void Document::reloadProfiles() {
    m_resolved.clear();
    for (const ScenarioNode& node : m_tree.nodes())
        if (node.parentSlug.empty()) emit inputsChanged(QString::fromStdString(node.slug));
}

Entries Document::entries(const std::string& slug) const {
    const ScenarioNode* node = m_tree.find(slug);
    return node == nullptr ? Entries{} : node->entries;
}

void Document::setEntries(const std::string& slug, Entries entries) {
    ScenarioNode* node = m_tree.find(slug);
    if (node == nullptr) return;
    node->entries = std::move(entries);
    forget(slug);
}

void Document::setName(const std::string& slug, std::string name) {
    if (ScenarioNode* node = m_tree.find(slug)) node->name = std::move(name);
    emit treeChanged();
}

void Document::setNote(const std::string& slug, std::string note) {
    if (ScenarioNode* node = m_tree.find(slug)) node->note = std::move(note);
    emit treeChanged();
}

void Document::setColour(const std::string& slug, std::string colour) {
    if (ScenarioNode* node = m_tree.find(slug)) node->colour = std::move(colour);
    emit treeChanged();
}

void Document::forget(const std::string& slug) {
    std::erase_if(m_resolved, [&](const auto& item) { return m_tree.isAncestor(slug, item.first); });
    emit inputsChanged(QString::fromStdString(slug));
}

} // namespace ui::session
