#include "ui/fields/inspector_presenter.h"

#include <algorithm>
#include <utility>

namespace ui::fields {

using session::InputFilter;
using session::InputKind;
using session::InputRow;

InspectorPresenter::InspectorPresenter(session::Session& session, QObject* parent)
    : QObject(parent), m_session(session) {
    connect(&session, &session::Session::inputsChanged, this, &InspectorPresenter::rebuild);
    rebuild();
}

const InputRow* InspectorPresenter::find(const std::string& key) const {
    for (const auto& group : m_groups)
        for (const InputRow& row : group.rows)
            if (row.key == key) return &row;
    return nullptr;
}

std::optional<std::size_t> InspectorPresenter::lineOf(const std::string& key) const {
    for (std::size_t i = 0; i < m_lines.size(); ++i)
        if (m_lines[i].row && row(m_lines[i]).key == key) return i;
    return std::nullopt;
}

int InspectorPresenter::shownCount() const {
    return static_cast<int>(
        std::count_if(m_lines.begin(), m_lines.end(), [](const InspectorLine& line) { return line.row.has_value(); }));
}

std::vector<InputRow> InspectorPresenter::changedInputs() const {
    std::vector<InputRow> rows;
    for (const auto& group : m_groups)
        for (const InputRow& row : group.rows)
            if (row.isChanged) rows.push_back(row);
    return rows;
}

void InspectorPresenter::setFilter(InputFilter filter) {
    if (m_filter == filter) return;
    m_filter = filter;
    select();
    emit changed();
}

void InspectorPresenter::setWords(const QString& words) {
    if (m_words == words) return;
    m_words = words;
    select();
    emit changed();
}

bool InspectorPresenter::reveal(const std::string& key) {
    if (find(key) == nullptr) return false;
    if (lineOf(key)) return true;
    m_words.clear();
    m_filter = InputFilter::All;
    select();
    emit changed();
    return true;
}

void InspectorPresenter::changeNumber(const std::string& key, double value, int drag) {
    const InputRow* row = find(key);
    if (row == nullptr) return;
    if (row->kind == InputKind::Trajectory) {
        auto knots = row->knots;
        for (auto& knot : knots)
            knot.value = value;
        commands::changeInput(m_session.target(), key, model::scenario::knotsText(knots), drag);
        return;
    }
    commands::changeInput(m_session.target(), key, value, drag);
}

void InspectorPresenter::changeText(const std::string& key, const QString& text) {
    const InputRow* row = find(key);
    if (row == nullptr || row->text == text) return;
    session::Entries changes = m_session.catalogue().fields(key, text.toStdString());
    if (changes.empty()) {
        commands::changeInput(m_session.target(), key, text.toStdString());
        return;
    }
    session::setEntry(changes, key, session::EntryValue(text.toStdString()));
    commands::changeInputs(m_session.target(), changes, tr("Choose %1").arg(text));
}

void InspectorPresenter::changeKnots(const std::string& key, const std::vector<model::series::Knot>& knots) {
    if (find(key) == nullptr || knots.empty()) return;
    commands::changeInput(m_session.target(), key, model::scenario::knotsText(knots));
}

void InspectorPresenter::reset(const std::string& key) {
    commands::resetInput(m_session.target(), key);
}

void InspectorPresenter::addElement(const std::string& prefix) {
    const std::string last = prefix.substr(prefix.rfind('.') + 1);
    const std::string id = commands::addElement(m_session.target(), prefix, last);
    if (!id.empty()) reveal(prefix + '.' + id + ".name");
}

void InspectorPresenter::removeElement(const std::string& prefix, const std::string& id) {
    commands::removeElement(m_session.target(), prefix, id);
}

void InspectorPresenter::rebuild() {
    if (m_session.isEmpty())
        m_groups.clear();
    else
        m_groups = session::inputGroups(m_session.scenario(), m_session.reference(),
                                        m_session.document().entries(m_session.activeSlug()), m_session.catalogue());
    select();
    emit changed();
}

void InspectorPresenter::select() {
    m_lines.clear();
    for (std::size_t g = 0; g < m_groups.size(); ++g) {
        const std::size_t heading = m_lines.size();
        for (std::size_t r = 0; r < m_groups[g].rows.size(); ++r)
            if (session::isShown(m_groups[g].rows[r], m_filter, m_words)) m_lines.push_back({g, r});
        if (m_lines.size() > heading)
            m_lines.insert(m_lines.begin() + static_cast<std::ptrdiff_t>(heading), {g, std::nullopt});
    }
}

} // namespace ui::fields
