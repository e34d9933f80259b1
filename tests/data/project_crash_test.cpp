#include "data/project/project_file.h"
#include "tests/support/paths.h"
#include "tests/support/test_case.h"

#include <QtCore/QTemporaryDir>

#include <csignal>
#include <cstdlib>
#include <filesystem>
#include <random>
#include <sys/resource.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

using namespace data::project;

// Programs that die, disks that fill and folders that refuse: the file is the old one or the new one, never a mixture.
class ProjectCrashTest : public QObject {
    Q_OBJECT
    std::unique_ptr<QTemporaryDir> m_folder;
    std::filesystem::path m_path;
    OpenOptions m_options;

    static SeriesRecord series(int generation) {
        SeriesRecord record;
        record.slug = "load";
        record.unit = "MW";
        record.zoneOfOrigin = "UTC";
        record.values.assign(4000, generation);
        record.valid.assign(4000, 1);
        return record;
    }
    static void writeGeneration(ProjectFile& project, int generation) {
        project.writeScenario({"base", "", "", "", "", {{"generation", static_cast<double>(generation)}}});
        project.writeSeries(series(generation));
        project.writeMeta("generation", std::to_string(generation));
    }
    // The generation that all parts of the project agree on; -1 when they do not.
    static int generation(const ProjectFile& project) {
        const auto load = project.series("load");
        const auto base = project.scenario("base");
        const auto meta = project.meta("generation");
        if (!load || !base || !meta) return -1;
        const int found = std::stoi(*meta);
        const bool agree = isSame(*load, series(found)) && std::get<double>(base->entries.at(0).value) == found;
        return agree ? found : -1;
    }
    // Runs the work in a child process; its exit status.
    template<class Work>
    static int inChild(const Work& work) {
        const pid_t child = ::fork();
        if (child == 0) {
            int code = 0;
            try {
                work();
            } catch (const ProjectError& error) {
                code = error.issue().code == "project.cannot_write" ? 10 : 11;
            } catch (...) {
                code = 12;
            }
            ::_exit(code);
        }
        int status = 0;
        ::waitpid(child, &status, 0);
        return WIFEXITED(status) ? WEXITSTATUS(status) : -1;
    }
    static int kills() { return std::getenv("HEADROOM_FULL") != nullptr ? 2000 : 25; }

private slots:
    void init() {
        m_folder = std::make_unique<QTemporaryDir>();
        const std::filesystem::path base = m_folder->path().toStdString();
        std::filesystem::create_directories(base / "user");
        m_path = base / "user" / "plan.headroom";
        m_options = {};
        m_options.stateFolder = base / "state";
        ProjectFile project = ProjectFile::create(m_path, Overwrite::Refuse, "", m_options);
        writeGeneration(project, 1);
        project.save();
    }
    void survivesDeathAtEveryStep() {
        for (const SaveStep death :
             {SaveStep::CopyPages, SaveStep::Verify, SaveStep::KeepBackup, SaveStep::Rename, SaveStep::Done}) {
            const int before = generation(ProjectFile::open(m_path, m_options));
            inChild([&] {
                ProjectFile project = ProjectFile::open(m_path, m_options);
                writeGeneration(project, before + 1);
                SaveOptions options;
                options.beforeStep = [&](SaveStep step) {
                    if (step == death) ::_exit(0);
                };
                project.save(options);
            });
            const int after = generation(ProjectFile::open(m_path, m_options));
            QCOMPARE(after, death == SaveStep::Done ? before + 1 : before);
            // What was not saved is offered, whole, and saving sweeps the folder.
            const std::vector<Leftover> left = ProjectFile::leftovers(m_options.stateFolder);
            QCOMPARE(left.size(), std::size_t(1));
            QCOMPARE(left[0].projectPath, std::filesystem::canonical(m_path));
            {
                ProjectFile recovered = ProjectFile::recover(left[0], m_options);
                QVERIFY(recovered.hasUnsavedChanges() && !recovered.isReadOnly());
                QCOMPARE(generation(recovered), before + 1);
                SaveOptions anyway;
                anyway.replacesChangedFile = true;
                recovered.save(anyway);
            }
            ProjectFile::discard(left[0]);
            QVERIFY(ProjectFile::leftovers(m_options.stateFolder).empty());
            QCOMPARE(generation(ProjectFile::open(m_path, m_options)), before + 1);
            QCOMPARE(std::distance(std::filesystem::directory_iterator(m_path.parent_path()), {}), 1);
        }
    }
    void survivesKillsAtAnyMoment() {
        std::mt19937 random(3);
        int landed = 0;
        for (int kill = 0; kill < kills(); ++kill) {
            int pipes[2];
            QVERIFY(::pipe(pipes) == 0);
            const int before = generation(ProjectFile::open(m_path, m_options));
            const pid_t child = ::fork();
            if (child == 0) {
                try {
                    ProjectFile project = ProjectFile::open(m_path, m_options);
                    for (int next = before + 1;; ++next) {
                        writeGeneration(project, next);
                        project.save();
                        if (::write(pipes[1], &next, sizeof next) != sizeof next) ::_exit(1);
                    }
                } catch (...) {
                    ::_exit(1);
                }
            }
            ::close(pipes[1]);
            ::usleep(static_cast<useconds_t>(20000 + random() % 300000));
            ::kill(child, SIGKILL);
            int status = 0;
            ::waitpid(child, &status, 0);
            QVERIFY(WIFSIGNALED(status));
            int acknowledged = before;
            for (int next = 0; ::read(pipes[0], &next, sizeof next) == sizeof next;)
                acknowledged = next;
            ::close(pipes[0]);
            const ProjectFile project = ProjectFile::open(m_path, m_options);
            QVERIFY(!project.isReadOnly());
            const int found = generation(project);
            QVERIFY2(found == acknowledged || found == acknowledged + 1,
                     qPrintable(QStringLiteral("%1 after %2").arg(found).arg(acknowledged)));
            landed += acknowledged > before ? 1 : 0;
            for (const Leftover& left : ProjectFile::leftovers(m_options.stateFolder)) {
                // Every acknowledged command is in the working copy.
                const ProjectFile recovered = ProjectFile::recover(left, m_options);
                QVERIFY(std::stoi(recovered.meta("generation").value()) >= acknowledged);
                ProjectFile::discard(left);
            }
        }
        QVERIFY(landed > 0);
    }
    // A limit on the size of files stands for a full disk: at any size the old file stays whole and the error is told.
    void survivesAFullDisk() {
        const auto size = static_cast<rlim_t>(std::filesystem::file_size(m_path));
        const std::string before = tests::readFile(m_path.string());
        int refused = 0;
        for (rlim_t limit = 0; limit < size; limit += size / 7) {
            const int code = inChild([&] {
                ProjectFile project = ProjectFile::open(m_path, m_options);
                project.writeMeta("a", "b");
                std::signal(SIGXFSZ, SIG_IGN);
                const rlimit full{limit, limit};
                ::setrlimit(RLIMIT_FSIZE, &full);
                project.save();
            });
            QCOMPARE(code, 10);
            ++refused;
            QCOMPARE(tests::readFile(m_path.string()), before);
            QCOMPARE(std::distance(std::filesystem::directory_iterator(m_path.parent_path()), {}), 1);
        }
        QVERIFY(refused >= 7);
    }
    void survivesAFolderThatRefuses() {
        const std::string before = tests::readFile(m_path.string());
        const std::filesystem::path folder = m_path.parent_path();
        const int code = inChild([&] {
            ProjectFile project = ProjectFile::open(m_path, m_options);
            project.writeMeta("a", "b");
            ::chmod(folder.c_str(), 0555);
            if (::geteuid() == 0) {
                // Root may write anywhere: go on as a user who may not.
                for (const auto& entry : std::filesystem::recursive_directory_iterator(m_options.stateFolder)) {
                    ::chmod(entry.path().c_str(), 0777);
                }
                ::chmod(m_folder->path().toUtf8().constData(), 0755);
                if (::seteuid(65534) != 0) ::_exit(13);
            }
            project.save();
        });
        ::chmod(folder.c_str(), 0755);
        QCOMPARE(code, 10);
        QCOMPARE(tests::readFile(m_path.string()), before);
    }
    void survivesAVanishedFolder() {
        ProjectFile project = ProjectFile::open(m_path, m_options);
        writeGeneration(project, 2);
        const std::filesystem::path folder = m_path.parent_path();
        std::filesystem::rename(folder, folder.string() + "-moved");
        QVERIFY_THROWS_EXCEPTION(CannotWriteProject, project.save());
        QVERIFY(project.hasUnsavedChanges());
        QCOMPARE(generation(project), 2);
        std::filesystem::rename(folder.string() + "-moved", folder);
        project.save();
        QVERIFY(!project.hasUnsavedChanges());
    }
};

HEADROOM_TEST(ProjectCrashTest)
#include "project_crash_test.moc"
