#include "ui/session/scenario_records.h"

#include "data/project/resolve.h"

namespace ui::session {

namespace {

void appendBranch(const ScenarioTree& tree, const std::string& parentSlug,
                  std::vector<data::project::ScenarioRecord>& records) {
    for (const ScenarioNode* node : tree.childrenOf(parentSlug)) {
        records.push_back({node->slug, node->name, node->parentSlug, node->note, node->colour,
                           data::project::fromModel(node->entries)});
        appendBranch(tree, node->slug, records);
    }
}

} // namespace

std::vector<ScenarioNode> nodesFrom(const std::vector<data::project::ScenarioRecord>& records) {
    std::vector<ScenarioNode> nodes;
    for (const auto& record : records)
        nodes.push_back({record.slug, record.name, record.parentSlug, record.note, record.colour,
                         data::project::toModel(record.entries)});
    return nodes;
}

std::vector<data::project::ScenarioRecord> recordsFrom(const ScenarioTree& tree) {
    std::vector<data::project::ScenarioRecord> records;
    appendBranch(tree, {}, records);
    return records;
}

} // namespace ui::session
