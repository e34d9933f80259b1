#include "ui/tables/scenario_tree_model.h"

#include <QtGui/QColor>

#include <algorithm>

namespace ui::tables {

using session::ScenarioNode;

ScenarioTreeModel::ScenarioTreeModel(QObject* parent) : QAbstractItemModel(parent) {}

void ScenarioTreeModel::setTree(const session::ScenarioTree& tree, const std::string& baselineSlug) {
    beginResetModel();
    m_tree = tree;
    m_baseline = baselineSlug;
    endResetModel();
}

QModelIndex ScenarioTreeModel::indexOf(const std::string& slug) const {
    const auto& nodes = m_tree.nodes();
    for (std::size_t i = 0; i < nodes.size(); ++i)
        if (nodes[i].slug == slug) return indexAt(i);
    return {};
}

std::string ScenarioTreeModel::slugAt(const QModelIndex& index) const {
    return index.isValid() ? m_tree.nodes()[positionOf(index)].slug : std::string();
}

QModelIndex ScenarioTreeModel::index(int row, int column, const QModelIndex& parent) const {
    if (row < 0 || column != 0) return {};
    const auto children = m_tree.childrenOf(slugAt(parent));
    if (static_cast<std::size_t>(row) >= children.size()) return {};
    const auto position = static_cast<quintptr>(children[static_cast<std::size_t>(row)] - m_tree.nodes().data());
    return createIndex(row, 0, position);
}

QModelIndex ScenarioTreeModel::parent(const QModelIndex& child) const {
    if (!child.isValid()) return {};
    const std::string& parentSlug = m_tree.nodes()[positionOf(child)].parentSlug;
    return parentSlug.empty() ? QModelIndex() : indexOf(parentSlug);
}

int ScenarioTreeModel::rowCount(const QModelIndex& parent) const {
    return static_cast<int>(m_tree.childrenOf(slugAt(parent)).size());
}

int ScenarioTreeModel::columnCount(const QModelIndex&) const {
    return 1;
}

QVariant ScenarioTreeModel::data(const QModelIndex& index, int role) const {
    if (!index.isValid()) return {};
    const ScenarioNode& node = m_tree.nodes()[positionOf(index)];
    switch (role) {
    case Qt::DisplayRole:
    case Qt::EditRole:
        return QString::fromStdString(node.name);
    case SlugRole:
        return QString::fromStdString(node.slug);
    case ColourRole:
        return QColor(QString::fromStdString(node.colour));
    case TagRole:
        if (!m_baseline.empty() && node.slug == m_baseline) return tr("baseline");
        return node.parentSlug.empty() ? tr("base") : QString();
    default:
        return {};
    }
}

bool ScenarioTreeModel::setData(const QModelIndex& index, const QVariant& value, int role) {
    const QString name = value.toString().trimmed();
    if (!index.isValid() || role != Qt::EditRole || name.isEmpty()) return false;
    emit renameWanted(slugAt(index), name);
    return true;
}

Qt::ItemFlags ScenarioTreeModel::flags(const QModelIndex& index) const {
    return QAbstractItemModel::flags(index) | (index.isValid() ? Qt::ItemIsEditable : Qt::NoItemFlags);
}

std::size_t ScenarioTreeModel::positionOf(const QModelIndex& index) const {
    return static_cast<std::size_t>(index.internalId());
}

QModelIndex ScenarioTreeModel::indexAt(std::size_t position) const {
    const ScenarioNode& node = m_tree.nodes()[position];
    const auto siblings = m_tree.childrenOf(node.parentSlug);
    const auto found = std::find(siblings.begin(), siblings.end(), &node);
    return createIndex(static_cast<int>(found - siblings.begin()), 0, static_cast<quintptr>(position));
}

} // namespace ui::tables
