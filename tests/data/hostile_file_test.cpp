#include "data/project/project_file.h"
#include "tests/support/paths.h"
#include "tests/support/test_case.h"

#include <QtCore/QProcess>
#include <QtCore/QTemporaryDir>

#include <cstdlib>
#include <filesystem>
#include <fstream>

using namespace data::project;

// Malformed databases from SQLite's own fuzz corpus, dressed up as projects so that they get past the header.
class HostileFileTest : public QObject {
    Q_OBJECT
    static void put32(std::string& bytes, std::size_t at, std::uint32_t value) {
        for (std::size_t i = 0; i < 4; ++i)
            bytes[at + i] = static_cast<char>((value >> (24 - 8 * i)) & 0xFFU);
    }
    static std::string dressed(std::string bytes) {
        const auto byte = [&](std::size_t at) {
            return static_cast<std::uint32_t>(static_cast<unsigned char>(bytes[at]));
        };
        const std::uint32_t field = byte(16) * 256 + byte(17);
        const std::uint32_t page = field == 1 ? 65536 : field;
        if (page >= 512) bytes.resize((bytes.size() + page - 1) / page * page, '\0');
        bytes.replace(0, 16, std::string("SQLite format 3\0", 16));
        bytes[18] = bytes[19] = 1;
        if (page >= 512) put32(bytes, 28, static_cast<std::uint32_t>(bytes.size() / page));
        put32(bytes, 60, 1);
        put32(bytes, 68, 0x4844524D);
        return bytes;
    }
private slots:
    void refusesMalformedDatabasesQuickly() {
        HEADROOM_SHARED(archive, "hostile/sqlite/sqlite-3.40.1-fuzz-db-images.tar.xz");
        const QTemporaryDir folder;
        QProcess tar;
        tar.start(QStringLiteral("tar"),
                  {QStringLiteral("xJf"), QString::fromStdString(archive), QStringLiteral("-C"), folder.path()});
        if (!tar.waitForFinished(120000) || tar.exitCode() != 0) QSKIP("the archive cannot be unpacked here");
        const std::size_t every = std::getenv("HEADROOM_FULL") != nullptr ? 1 : 40;
        OpenOptions options;
        options.access = Access::ReadOnly;
        options.stateFolder = folder.filePath(QStringLiteral("state")).toStdString();
        const std::string path = folder.filePath(QStringLiteral("hostile.headroom")).toStdString();
        std::size_t index = 0;
        std::size_t tried = 0;
        qint64 slowest = 0;
        for (const auto& entry : std::filesystem::recursive_directory_iterator(folder.path().toStdString())) {
            if (!entry.is_regular_file() || entry.file_size() < 512 || index++ % every != 0) continue;
            if (entry.path() == path || entry.path().string().find("/state/") != std::string::npos) continue;
            std::ofstream(path, std::ios::binary | std::ios::trunc) << dressed(tests::readFile(entry.path().string()));
            QElapsedTimer timer;
            timer.start();
            bool refused = false;
            try {
                ProjectFile::open(path, options);
            } catch (const ProjectError&) {
                refused = true;
            }
            QVERIFY2(refused, entry.path().c_str());
            slowest = std::max(slowest, timer.elapsed());
            ++tried;
        }
        QVERIFY(tried > 100);
        QVERIFY2(slowest < 1500, qPrintable(QString::number(slowest)));
    }
};

HEADROOM_TEST(HostileFileTest)
#include "hostile_file_test.moc"
