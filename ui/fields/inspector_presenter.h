// What the inspector shows of the active scenario and what its edits mean. No widget.
#pragma once

#include "ui/session/input_table.h"
#include "ui/session/session.h"

namespace ui::fields {

// A line of the inspector: the heading of a group, or one of its inputs.
struct InspectorLine {
    std::size_t group{};
    std::optional<std::size_t> row; // absent: the heading
    friend bool operator==(const InspectorLine&, const InspectorLine&) = default;
};

class InspectorPresenter : public QObject {
    Q_OBJECT

public:
    explicit InspectorPresenter(session::Session& session, QObject* parent = nullptr);

    const std::vector<session::InputGroup>& groups() const { return m_groups; }
    const std::vector<InspectorLine>& lines() const { return m_lines; }
    const session::InputRow& row(const InspectorLine& line) const { return m_groups[line.group].rows[*line.row]; }
    const session::InputRow* find(const std::string& key) const;
    std::optional<std::size_t> lineOf(const std::string& key) const;
    session::InputFilter filter() const { return m_filter; }
    int count(session::InputFilter filter) const { return session::countOf(m_groups, filter); }
    int shownCount() const;
    // The changed inputs, for the list beside the scenarios.
    std::vector<session::InputRow> changedInputs() const;

    void setFilter(session::InputFilter filter);
    void setWords(const QString& words);
    // Makes that input visible whatever the filter; false when there is no such input.
    bool reveal(const std::string& key);

    void changeNumber(const std::string& key, double value, int drag);
    // A row of the catalogue brings its fields along.
    void changeText(const std::string& key, const QString& text);
    void changeKnots(const std::string& key, const std::vector<model::series::Knot>& knots);
    void reset(const std::string& key);
    void addElement(const std::string& prefix);
    void removeElement(const std::string& prefix, const std::string& id);

signals:
    void changed(); // lines or values

private:
    void rebuild();
    void select();

    session::Session& m_session;
    std::vector<session::InputGroup> m_groups;
    std::vector<InspectorLine> m_lines;
    session::InputFilter m_filter{session::InputFilter::Key};
    QString m_words;
};

} // namespace ui::fields
