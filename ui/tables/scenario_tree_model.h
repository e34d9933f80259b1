// The scenarios as a tree for a view: name, colour, and the tags "base" and "baseline". Names can be edited.
#pragma once

#include "ui/session/scenario_tree.h"

#include <QtCore/QAbstractItemModel>

namespace ui::tables {

class ScenarioTreeModel : public QAbstractItemModel {
    Q_OBJECT

public:
    enum Role { SlugRole = Qt::UserRole, ColourRole, TagRole };

    explicit ScenarioTreeModel(QObject* parent = nullptr);

    void setTree(const session::ScenarioTree& tree, const std::string& baselineSlug);
    QModelIndex indexOf(const std::string& slug) const;
    std::string slugAt(const QModelIndex& index) const;

    QModelIndex index(int row, int column, const QModelIndex& parent = {}) const override;
    QModelIndex parent(const QModelIndex& child) const override;
    int rowCount(const QModelIndex& parent = {}) const override;
    int columnCount(const QModelIndex& parent = {}) const override;
    QVariant data(const QModelIndex& index, int role = Qt::DisplayRole) const override;
    bool setData(const QModelIndex& index, const QVariant& value, int role = Qt::EditRole) override;
    Qt::ItemFlags flags(const QModelIndex& index) const override;

signals:
    void renameWanted(const std::string& slug, const QString& name);

private:
    std::size_t positionOf(const QModelIndex& index) const; // in the nodes
    QModelIndex indexAt(std::size_t position) const;

    session::ScenarioTree m_tree;
    std::string m_baseline;
};

} // namespace ui::tables
