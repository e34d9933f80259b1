// The file behind the open document: open, save, recent, recovery. Every change goes into the working copy at once;
// the user's own file is written by save alone.
#pragma once

#include "ui/session/program_catalogue.h"
#include "ui/session/session.h"

#include <QtCore/QDateTime>

#include <memory>

namespace data::project {
class ProjectFile;
struct Leftover;
} // namespace data::project

namespace ui::session {

struct PreparedImport;

class ProjectStore : public QObject {
    Q_OBJECT

public:
    // Both outlive the store. `catalogue` gets the series of the project that is open.
    ProjectStore(Session& session, ProgramCatalogue& catalogue, QObject* parent = nullptr);
    ~ProjectStore() override;

    // Each returns whether it was done; when not, failed() has said why.
    bool open(const QString& path);
    bool newFromTemplate(const std::string& templateSlug); // an unsaved document; "" for one empty scenario
    bool save();                                           // false without a path: ask for one and call saveAs
    bool saveAs(const QString& path);
    void close();

    // Takes the file in, and `changes` into the active scenario, as one step that can be undone.
    bool import(const PreparedImport& import, const Entries& changes);
    // Lets measured rows out of quarantine or puts them back, as one step that can be undone.
    bool changeUses(const UseChanges& changes);
    bool hasImport(const PreparedImport& import); // the same bytes read in the same way: taking it changes nothing

    // Working copies that another run of the program left behind, the latest change first.
    static std::vector<data::project::Leftover> leftovers();
    // Opens one as unsaved changes; it stays behind until they are saved.
    bool recover(const data::project::Leftover& leftover);
    bool discard(const data::project::Leftover& leftover);

    QString path() const { return m_path; } // "" while it has never been saved
    QString displayName() const;
    bool isReadOnly() const;
    bool isDirty() const { return !m_session.isEmpty() && (!m_session.undoStack().isClean()); }
    QDateTime savedAt() const { return m_savedAt; }
    std::size_t datasetRows() const { return m_datasetRows; }

signals:
    void fileChanged(); // path, dirty state or time of the last save
    void failed(const QString& reason);

private:
    bool guarded(const std::function<void()>& action);
    void show(std::unique_ptr<data::project::ProjectFile> file);
    data::project::ProjectFile& file(); // a draft for a document that was never saved
    void writeWorkingCopy();
    void profilesChanged();
    void nowAt(const QString& path);
    void saved();

    Session& m_session;
    ProgramCatalogue& m_catalogue;
    std::unique_ptr<data::project::ProjectFile> m_file;
    std::unique_ptr<data::project::Leftover> m_recovered; // what the document was recovered from, until it is saved
    std::string m_templateSlug;
    QString m_path;
    QDateTime m_savedAt;
    std::size_t m_datasetRows{};
    QString m_writeProblem; // of the last writing of the working copy
    QTimer m_writeSoon;
};

} // namespace ui::session
