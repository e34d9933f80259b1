// One file on its way in: read and parsed off the window's thread, again whenever format or answers change. It touches
// no project.
#pragma once

#include "ui/session/prepared_import.h"
#include "ui/session/task_runner.h"

#include "data/importers/layout_proposal.h"

#include <map>
#include <memory>

namespace ui::session {

// What can be answered, with the answer given so far ("" for none).
struct ImportQuestion {
    data::importers::Question question;
    model::units::Issue words; // as asked last: they may say what is wrong with the answer
    std::string answer;
    bool isOptional{}; // the file is read without an answer
    bool isOpen{};     // nothing is taken until it is answered
};

// The format of what no other format knows: read by a layout that a person can change.
inline constexpr std::string_view tableFormat = "table";

class ImportReading : public QObject {
    Q_OBJECT

public:
    explicit ImportReading(QObject* parent = nullptr);

    void read(const QString& path);
    void chooseFormat(const std::string& name); // of importers()
    void answer(const std::string& key, const std::string& value);
    // Of a table: reads it by this layout. `isPartedAnew`: its columns are proposed again.
    void setLayout(const data::importers::TableLayout& layout, bool isPartedAnew);
    void cancel();

    bool isReading() const { return m_isReading; }
    const QString& path() const { return m_path; }
    const std::string& format() const { return m_format; } // "" when none recognises the file
    // Null while it is read and when it cannot be read.
    std::shared_ptr<const PreparedImport> prepared() const { return m_isReading ? nullptr : m_prepared; }
    // Of a table, its layout and first rows; null for the other formats.
    std::shared_ptr<const data::importers::LayoutPreview> preview() const { return m_isReading ? nullptr : m_preview; }
    const QString& problem() const { return m_problem; } // why there is nothing; "" otherwise
    // Those asked so far for this format, in the order in which they came up.
    const std::vector<ImportQuestion>& questions() const { return m_questions; }

signals:
    void changed();
    void progressed(double share);

private:
    struct Content {
        std::string bytes;
        QString problem;
    };
    struct Wish { // what is read, and how
        QString path;
        std::string format;
        std::shared_ptr<const Content> known;
        std::optional<data::importers::TableLayout> layout;
        bool isPartedAnew{};
        data::importers::ImportOptions options;
    };
    struct Reading {
        std::shared_ptr<const Content> content;
        std::shared_ptr<const PreparedImport> prepared;
        std::shared_ptr<const data::importers::LayoutPreview> preview;
        bool isStopped{};
    };
    static Content load(const QString& path);
    static Reading readAs(const Wish& wish);
    void begin();
    void arrived(Reading reading);
    void gatherQuestions();

    QString m_path;
    std::string m_format;
    std::map<std::string, std::string> m_answers;
    std::vector<ImportQuestion> m_questions;
    std::shared_ptr<const Content> m_content;
    std::shared_ptr<const PreparedImport> m_prepared;
    std::shared_ptr<const data::importers::LayoutPreview> m_preview;
    std::optional<data::importers::TableLayout> m_layout;
    bool m_isPartedAnew{false};
    QString m_problem;
    bool m_isReading{false};
    std::uint64_t m_serial{0};
    TaskRunner m_runner; // last: joins before the rest goes
};

// The titles of the formats that can be imported, one a line.
QString formatTitles();
// Endings of the files that formats are made of, for a file dialog: "*.csv *.tsv".
QString importPatterns();

} // namespace ui::session
