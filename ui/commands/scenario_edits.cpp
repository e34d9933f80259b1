#include "ui/commands/scenario_edits.h"

#include "model/scenario/parameter.h"

#include <QtCore/QCoreApplication>

#include <algorithm>
#include <cctype>
#include <charconv>

namespace ui::commands {

using model::scenario::Collection;
using model::scenario::Scenario;
using session::Document;
using session::Entries;
using session::EntryValue;

namespace {

QString commandWords(const char* text) {
    return QCoreApplication::translate("commands", text);
}

QString labelOf(Scenario scenario, const std::string& key) {
    const auto input = model::scenario::find(scenario, key);
    if (!input) return QString::fromStdString(key);
    const std::string_view label = input->row != nullptr ? input->row->facts.label : input->choice->label;
    return QCoreApplication::translate("parameters", std::string(label).c_str());
}

// The value that the scenario has without an override of its own; nothing for an unknown key.
std::optional<EntryValue> inheritedValue(const Document& document, const std::string& slug, const std::string& key) {
    Entries own = document.entries(slug);
    session::setEntry(own, key, std::nullopt);
    Scenario inherited = document.tree().resolveParent(slug);
    static_cast<void>(model::scenario::apply(inherited, own));
    const auto input = model::scenario::find(inherited, key);
    if (!input) return std::nullopt;
    if (input->choice != nullptr) return input->choice->get(input->owner);
    if (input->isTrajectory()) return model::scenario::knotsText(*input->row->knots(input->owner));
    return input->value();
}

// The whole list is kept, so that an undo brings back its order too. `what`: the key when it is about one input.
void pushEntries(const Target& target, Entries after, const QString& title, const std::string& what = {},
                 DragToken drag = noDrag) {
    const std::string slug = target.slug;
    Document& document = target.document;
    target.stack.push(new EditCommand<Entries>(
        title, slug + '/' + what, document.entries(slug), std::move(after),
        [&document, slug](const Entries& entries) { document.setEntries(slug, entries); }, drag));
}

void pushTree(const Target& target, session::ScenarioTree after, const QString& title) {
    Document& document = target.document;
    target.stack.push(new EditCommand<session::ScenarioTree>(
        title, "tree", document.tree(), std::move(after),
        [&document](const session::ScenarioTree& tree) { document.setTree(tree); }));
}

const Collection* collectionOf(std::string_view prefix) {
    for (const Collection& collection : model::scenario::collections())
        if (collection.prefix == prefix) return &collection;
    return nullptr;
}

std::vector<std::string> idsIn(const Collection& collection, const Scenario& scenario) {
    std::vector<std::string> ids;
    for (std::size_t i = 0; i < collection.size(scenario); ++i)
        ids.push_back(collection.id(scenario, i));
    return ids;
}

// Lower-case letters, digits and underscores: an id stands inside keys.
std::string freeId(const std::string& wish, const std::vector<std::string>& taken) {
    std::string plain;
    for (const char c : wish) {
        const auto code = static_cast<unsigned char>(c);
        if (code < 0x80 && std::isalnum(code) != 0)
            plain += static_cast<char>(std::tolower(code));
        else if (!plain.empty() && plain.back() != '_')
            plain += '_';
    }
    if (plain.empty()) plain = "new";
    std::string id = plain;
    for (int number = 2; std::find(taken.begin(), taken.end(), id) != taken.end(); ++number)
        id = plain + "_" + std::to_string(number);
    return id;
}

template<class Setter>
void pushText(const Target& target, const std::string& what, const std::string& before, const std::string& after,
              const QString& title, Setter setter) {
    target.stack.push(new EditCommand<std::string>(title, what, before, after, setter));
}

} // namespace

void changeInput(const Target& target, const std::string& key, const EntryValue& value, DragToken drag) {
    const auto inherited = inheritedValue(target.document, target.slug, key);
    if (!inherited) return;
    Entries entries = target.document.entries(target.slug);
    session::setEntry(entries, key, value == *inherited ? std::nullopt : std::optional(value));
    const QString label = labelOf(target.document.scenario(target.slug), key);
    pushEntries(target, std::move(entries), commandWords("Change %1").arg(label), key, drag);
}

void resetInput(const Target& target, const std::string& key) {
    Entries entries = target.document.entries(target.slug);
    session::setEntry(entries, key, std::nullopt);
    const QString label = labelOf(target.document.scenario(target.slug), key);
    pushEntries(target, std::move(entries), commandWords("Reset %1").arg(label), key);
}

void changeInputs(const Target& target, const Entries& changes, const QString& title) {
    Entries entries = target.document.entries(target.slug);
    for (const auto& change : changes)
        session::setEntry(entries, change.key, change.value);
    pushEntries(target, std::move(entries), title);
}

std::string addElement(const Target& target, const std::string& prefix, const std::string& wish) {
    const Collection* collection = collectionOf(prefix);
    if (collection == nullptr) return {};
    const std::string id = freeId(wish, idsIn(*collection, target.document.scenario(target.slug)));
    Entries entries = target.document.entries(target.slug);
    session::setEntry(entries, prefix + '.' + id, EntryValue(std::string("added")));
    pushEntries(target, std::move(entries), commandWords("Add %1").arg(QString::fromStdString(id)));
    return id;
}

void removeElement(const Target& target, const std::string& prefix, const std::string& id) {
    const Collection* collection = collectionOf(prefix);
    if (collection == nullptr) return;
    const std::string key = prefix + '.' + id;
    Entries entries = target.document.entries(target.slug);
    std::erase_if(entries, [&](const auto& entry) { return entry.key == key || entry.key.starts_with(key + '.'); });
    const auto inherited = idsIn(*collection, target.document.tree().resolveParent(target.slug));
    if (std::find(inherited.begin(), inherited.end(), id) != inherited.end())
        entries.insert(entries.begin(), {key, EntryValue(std::string("removed"))});
    pushEntries(target, std::move(entries), commandWords("Remove %1").arg(QString::fromStdString(id)));
}

std::string addScenario(const Target& target, const std::string& parentSlug, const QString& name) {
    session::ScenarioTree tree = target.document.tree();
    session::ScenarioNode node;
    node.slug = tree.freeSlug(name.toStdString());
    node.name = name.toStdString();
    node.parentSlug = tree.find(parentSlug) != nullptr ? parentSlug : std::string();
    node.colour = tree.freeColour();
    const std::string slug = node.slug;
    tree.append(std::move(node));
    pushTree(target, std::move(tree), commandWords("Add scenario %1").arg(name));
    return slug;
}

std::string duplicateScenario(const Target& target, const std::string& slug) {
    session::ScenarioTree tree = target.document.tree();
    const session::ScenarioNode* original = tree.find(slug);
    if (original == nullptr) return {};
    session::ScenarioNode copy = *original;
    copy.name = commandWords("%1, copy").arg(QString::fromStdString(original->name)).toStdString();
    copy.slug = tree.freeSlug(copy.name);
    copy.colour = tree.freeColour();
    const std::string copySlug = copy.slug;
    const QString title = commandWords("Duplicate %1").arg(QString::fromStdString(original->name));
    tree.append(std::move(copy));
    pushTree(target, std::move(tree), title);
    return copySlug;
}

void removeScenario(const Target& target, const std::string& slug) {
    session::ScenarioTree tree = target.document.tree();
    const session::ScenarioNode* node = tree.find(slug);
    if (node == nullptr) return;
    const QString title = commandWords("Remove scenario %1").arg(QString::fromStdString(node->name));
    tree.removeBranch(slug);
    pushTree(target, std::move(tree), title);
}

void renameScenario(const Target& target, const std::string& slug, const QString& name) {
    const session::ScenarioNode* node = target.document.tree().find(slug);
    if (node == nullptr || name.trimmed().isEmpty()) return;
    Document& document = target.document;
    pushText(target, slug + "/name", node->name, name.trimmed().toStdString(), commandWords("Rename scenario"),
             [&document, slug](const std::string& text) { document.setName(slug, text); });
}

void setNote(const Target& target, const std::string& slug, const QString& note) {
    const session::ScenarioNode* node = target.document.tree().find(slug);
    if (node == nullptr) return;
    Document& document = target.document;
    pushText(target, slug + "/note", node->note, note.toStdString(), commandWords("Change note"),
             [&document, slug](const std::string& text) { document.setNote(slug, text); });
}

void setColour(const Target& target, const std::string& slug, const QString& colour) {
    const session::ScenarioNode* node = target.document.tree().find(slug);
    if (node == nullptr) return;
    Document& document = target.document;
    pushText(target, slug + "/colour", node->colour, colour.toStdString(), commandWords("Change colour"),
             [&document, slug](const std::string& text) { document.setColour(slug, text); });
}

void replaceTree(const Target& target, session::ScenarioTree tree, const QString& title) {
    pushTree(target, std::move(tree), title);
}

} // namespace ui::commands
