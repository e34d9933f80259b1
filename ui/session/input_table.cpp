#include "ui/session/input_table.h"

#include "ui/session/input_text.h"

#include <QtCore/QCoreApplication>

#include <algorithm>
#include <array>

namespace ui::session {

using model::scenario::Collection;
using model::scenario::Input;
using model::scenario::Scenario;

namespace {

QString fromView(std::string_view text) {
    return QString::fromUtf8(text.data(), static_cast<qsizetype>(text.size()));
}

QString translated(std::string_view text) {
    return QCoreApplication::translate("parameters", std::string(text).c_str());
}

struct Room {
    std::string_view prefix;
    const char* title;
};

// In the order of the inspector.
constexpr std::array<Room, 10> rooms{{
    {"scenario", QT_TRANSLATE_NOOP("rooms", "Study")},
    {"workload", QT_TRANSLATE_NOOP("rooms", "Workload")},
    {"compute", QT_TRANSLATE_NOOP("rooms", "Efficiency")},
    {"facility", QT_TRANSLATE_NOOP("rooms", "Facility")},
    {"grid", QT_TRANSLATE_NOOP("rooms", "Grid")},
    {"plant", QT_TRANSLATE_NOOP("rooms", "Plant")},
    {"dispatch", QT_TRANSLATE_NOOP("rooms", "Dispatch")},
    {"adequacy", QT_TRANSLATE_NOOP("rooms", "Adequacy")},
    {"finance", QT_TRANSLATE_NOOP("rooms", "Finance")},
    {"evidence", QT_TRANSLATE_NOOP("rooms", "Evidence")},
}};

QString roomTitle(std::string_view key) {
    const std::string_view prefix = key.substr(0, key.find('.'));
    for (const Room& room : rooms)
        if (room.prefix == prefix) return QCoreApplication::translate("rooms", room.title);
    return fromView(prefix);
}

QString knotsInWords(const std::vector<model::series::Knot>& knots, std::string_view unit) {
    if (knots.size() == 1) return inputQuantity(knots.front().value, unit);
    const double low =
        std::min_element(knots.begin(), knots.end(), [](auto& a, auto& b) { return a.value < b.value; })->value;
    const double high =
        std::max_element(knots.begin(), knots.end(), [](auto& a, auto& b) { return a.value < b.value; })->value;
    if (low == high) return inputQuantity(low, unit);
    return inputText(knots.front().value, unit) + QStringLiteral(" … ") + inputQuantity(knots.back().value, unit);
}

QString inWords(const Input& input) {
    if (input.choice != nullptr) {
        const QString word = QString::fromStdString(input.choice->get(input.owner));
        return input.choice->options.empty() ? word : optionWords(word);
    }
    if (input.isTrajectory()) return knotsInWords(*input.row->knots(input.owner), input.row->unit);
    return inputQuantity(input.value(), input.row->unit);
}

bool sameValue(const Input& a, const Input& b) {
    if (a.choice != nullptr) return a.choice->get(a.owner) == b.choice->get(b.owner);
    if (a.isTrajectory()) return *a.row->knots(a.owner) == *b.row->knots(b.owner);
    return a.value() == b.value();
}

void fillChoice(InputRow& row, const Input& input, const CatalogueLookup& catalogue) {
    row.label = translated(input.choice->label);
    row.sentence = translated(input.choice->sentence);
    row.text = QString::fromStdString(input.choice->get(input.owner));
    for (const std::string_view option : input.choice->options) {
        row.options << fromView(option);
        row.optionWords << optionWords(fromView(option));
    }
    if (row.options.isEmpty())
        for (const CatalogueRow& known : catalogue.rows(input.key)) {
            row.options << QString::fromStdString(known.id);
            row.optionWords << QString::fromStdString(known.name);
        }
    row.kind = row.options.isEmpty() ? InputKind::Text : InputKind::Choice;
    if (row.kind == InputKind::Choice && !row.options.contains(row.text)) {
        row.options.prepend(row.text);
        row.optionWords.prepend(row.text);
    }
}

QString chipText(const QString& source, bool isChanged, const CatalogueLookup& catalogue) {
    if (isChanged || source == QStringLiteral("your-input"))
        return QCoreApplication::translate("sources", "your input");
    if (source == QStringLiteral("assumed")) return QCoreApplication::translate("sources", "assumed");
    const auto facts = catalogue.source(source.toStdString());
    return facts && !facts->shortName.empty() ? QString::fromStdString(facts->shortName) : source;
}

void fillNumber(InputRow& row, const Input& input) {
    const auto& facts = input.row->facts;
    row.label = translated(facts.label);
    row.sentence = translated(facts.sentence);
    row.unit = std::string(input.row->unit);
    row.value = input.value();
    row.minimum = facts.minimum;
    row.maximum = facts.maximum;
    row.usual = facts.standard;
    row.isLogarithmic = facts.scale == model::scenario::SliderScale::Logarithmic;
    row.prior = fromView(facts.prior);
    row.source = fromView(facts.source);
    row.evidence = fromView(facts.evidence);
    row.isKey = facts.headline;
    if (!input.isTrajectory()) return;
    row.kind = InputKind::Trajectory;
    row.knots = *input.row->knots(input.owner);
}

InputRow rowOf(const Input& input, Scenario& reference, const Entries& own, const CatalogueLookup& catalogue) {
    InputRow row;
    row.key = input.key;
    row.valueText = inWords(input);
    if (const auto before = model::scenario::find(reference, input.key)) {
        row.isChanged = !sameValue(input, *before);
        row.referenceText = inWords(*before);
    } else {
        row.isChanged = false; // the whole element is new; it is listed as such
    }
    row.isOverridden = entryOf(own, input.key).has_value();
    if (input.choice != nullptr)
        fillChoice(row, input, catalogue);
    else
        fillNumber(row, input);
    row.sourceChip = input.choice != nullptr ? QString() : chipText(row.source, row.isChanged, catalogue);
    if (row.isChanged && input.choice == nullptr) row.evidence = QStringLiteral("your-input");
    return row;
}

// The collection and element to which a key belongs, if any.
struct Place {
    const Collection* collection{nullptr};
    std::string id;
};

Place placeOf(const std::string& key, const Scenario& scenario) {
    for (const Collection& collection : model::scenario::collections())
        for (std::size_t i = 0; i < collection.size(scenario); ++i) {
            const std::string id = collection.id(scenario, i);
            if (key.starts_with(std::string(collection.prefix) + '.' + id + '.')) return {&collection, id};
        }
    return {};
}

InputGroup& groupFor(std::vector<InputGroup>& groups, const std::string& key, const Place& place) {
    const std::string prefix = place.collection == nullptr ? std::string() : std::string(place.collection->prefix);
    const QString room = roomTitle(key);
    for (InputGroup& group : groups)
        if (group.room == room && group.prefix == prefix && group.elementId == place.id) return group;
    InputGroup group{room, room, prefix, place.id, {}};
    groups.push_back(std::move(group));
    return groups.back();
}

int roomOrder(const QString& room) {
    for (std::size_t i = 0; i < rooms.size(); ++i)
        if (room == QCoreApplication::translate("rooms", rooms[i].title)) return static_cast<int>(i);
    return static_cast<int>(rooms.size());
}

void nameElements(std::vector<InputGroup>& groups) {
    for (InputGroup& group : groups) {
        if (group.prefix.empty()) continue;
        const auto name = std::find_if(group.rows.begin(), group.rows.end(),
                                       [](const InputRow& row) { return row.key.ends_with(".name"); });
        const QString shown =
            name != group.rows.end() && !name->text.isEmpty() ? name->text : QString::fromStdString(group.elementId);
        group.title = group.room + QStringLiteral(" · ") + shown;
    }
}

} // namespace

std::vector<InputGroup> inputGroups(const Scenario& scenario, const Scenario& reference, const Entries& own,
                                    const CatalogueLookup& catalogue) {
    Scenario shown = scenario; // accessors need a mutable scenario; nothing is changed
    Scenario before = reference;
    std::vector<InputGroup> groups;
    for (const Input& input : model::scenario::inputs(shown)) {
        const Place place = placeOf(input.key, shown);
        groupFor(groups, input.key, place).rows.push_back(rowOf(input, before, own, catalogue));
    }
    nameElements(groups);
    std::stable_sort(groups.begin(), groups.end(), [](const InputGroup& a, const InputGroup& b) {
        return std::pair(roomOrder(a.room), !a.prefix.empty()) < std::pair(roomOrder(b.room), !b.prefix.empty());
    });
    return groups;
}

bool isShown(const InputRow& row, InputFilter filter, const QString& words) {
    const QString wanted = words.simplified();
    if (!wanted.isEmpty()) {
        const QString all = row.label + QLatin1Char(' ') + QString::fromStdString(row.key) + QLatin1Char(' ') +
                            row.sentence + QLatin1Char(' ') + row.sourceChip;
        for (const QString& word : wanted.split(QLatin1Char(' ')))
            if (!all.contains(word, Qt::CaseInsensitive)) return false;
    }
    switch (filter) {
    case InputFilter::All:
        return true;
    case InputFilter::Key:
        return row.isKey || !wanted.isEmpty();
    case InputFilter::Changed:
        return row.isChanged;
    case InputFilter::Uncertain:
        return row.isUncertain();
    case InputFilter::Unsourced:
        return row.isUnsourced();
    }
    return true;
}

int countOf(const std::vector<InputGroup>& groups, InputFilter filter) {
    int count = 0;
    for (const InputGroup& group : groups)
        for (const InputRow& row : group.rows)
            if (isShown(row, filter, QString())) ++count;
    return count;
}

QString changeWords(const QString& before, const QString& now) {
    const QString arrow = QStringLiteral(" → ");
    const auto unitOf = [](const QString& text) {
        const qsizetype space = text.lastIndexOf(QLatin1Char(' '));
        return space > 0 ? text.mid(space) : text.endsWith(QStringLiteral("×")) ? QStringLiteral("×") : QString();
    };
    const QString unit = unitOf(now);
    const bool isShared =
        !unit.isEmpty() && unitOf(before) == unit && before.front().isDigit() && now.front().isDigit();
    return (isShared ? before.chopped(unit.size()) : before) + arrow + now;
}

QString optionWords(const QString& option) {
    QString words = QCoreApplication::translate("options", option.toUtf8().constData());
    words.replace(QLatin1Char('_'), QLatin1Char(' '));
    if (!words.isEmpty()) words[0] = words[0].toUpper();
    return words;
}

} // namespace ui::session
