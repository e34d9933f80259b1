// The scenarios that are open, with their resolved inputs. It keeps no history: changes come from ui/commands.
#pragma once

#include "ui/session/scenario_tree.h"

#include <QtCore/QObject>
#include <QtCore/QString>

#include <map>

namespace ui::session {

class Document : public QObject {
    Q_OBJECT

public:
    explicit Document(ProfileSource profiles = {}, QObject* parent = nullptr);

    const ScenarioTree& tree() const { return m_tree; }
    // The inputs of that scenario, profiles attached; resolved once until it or an ancestor changes.
    const model::scenario::Scenario& scenario(const std::string& slug) const;

    void setTree(ScenarioTree tree);
    void reloadProfiles(); // asks for them again, in every scenario
    Entries entries(const std::string& slug) const;
    void setEntries(const std::string& slug, Entries entries);
    // Name, note and colour.
    void setName(const std::string& slug, std::string name);
    void setNote(const std::string& slug, std::string note);
    void setColour(const std::string& slug, std::string colour);

signals:
    void inputsChanged(const QString& slug); // of this scenario; those below it inherit the change
    void treeChanged();                      // scenarios came, went or were renamed

private:
    void forget(const std::string& slug);

    ProfileSource m_profiles;
    ScenarioTree m_tree;
    mutable std::map<std::string, model::scenario::Scenario> m_resolved;
};

} // namespace ui::session
