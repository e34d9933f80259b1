// Runs headroom-cli as a child process in a folder of its own and keeps what it wrote.
#pragma once

#include "model/evidence/rts79.h"
#include "tests/support/test_case.h"

#include <QtCore/QFile>
#include <QtCore/QJsonArray>
#include <QtCore/QJsonDocument>
#include <QtCore/QJsonObject>
#include <QtCore/QProcess>
#include <QtCore/QProcessEnvironment>
#include <QtCore/QTemporaryDir>

namespace tests::app {

struct ProgramRun {
    int exitCode{-1};
    QByteArray results;
    QByteArray messages;

    QJsonObject json() const { return QJsonDocument::fromJson(results).object(); }
    QStringList lines() const { return QString::fromUtf8(results).split(QLatin1Char('\n'), Qt::SkipEmptyParts); }
    bool says(const char* words) const { return messages.contains(words); }
};

class ProgramFolder {
public:
    // Arguments parted by blanks; quote those that hold one.
    ProgramRun run(const QString& command) const {
        QProcess process;
        auto environment = QProcessEnvironment::systemEnvironment();
        environment.insert(QStringLiteral("XDG_STATE_HOME"), path(QStringLiteral("state")));
        process.setProcessEnvironment(environment);
        process.setWorkingDirectory(m_folder.path());
        process.start(QStringLiteral(HEADROOM_CLI_PROGRAM), QProcess::splitCommand(command));
        ProgramRun result;
        if (!process.waitForFinished(120000) || process.exitStatus() != QProcess::NormalExit) return result;
        result.exitCode = process.exitCode();
        result.results = process.readAllStandardOutput();
        result.messages = process.readAllStandardError();
        return result;
    }
    // With --format json; empty when the command failed.
    QJsonObject json(const QString& command) const {
        const auto result = run(command + QStringLiteral(" --format json"));
        return result.exitCode == 0 ? result.json() : QJsonObject();
    }
    void write(const QString& name, const QByteArray& content) const {
        QFile file(path(name));
        QVERIFY(file.open(QIODevice::WriteOnly));
        QCOMPARE(file.write(content), content.size());
    }
    QByteArray read(const QString& name) const {
        QFile file(path(name));
        return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
    }
    QString path(const QString& name) const { return m_folder.filePath(name); }

private:
    QTemporaryDir m_folder;
};

// Whether the object has all these keys; names the first that it has not.
inline bool hasKeys(const QJsonObject& object, const char* blankParted) {
    for (const QString& key : QString::fromLatin1(blankParted).split(QLatin1Char(' '), Qt::SkipEmptyParts))
        if (!object.contains(key)) {
            qWarning("the key %s is missing", qPrintable(key));
            return false;
        }
    return true;
}

inline QJsonObject firstOf(const QJsonObject& object, const char* list) {
    return object.value(QLatin1String(list)).toArray().first().toObject();
}

// The 1979 Reliability Test System as the two files of the adequacy command.
inline void writeRts(const ProgramFolder& folder) {
    folder.write(QStringLiteral("units.csv"), "name,count,capacity_mw,forced_outage_rate,mttr_h\n"
                                              "u12,5,12,0.02,60\nu20,4,20,0.10,50\nu50,6,50,0.01,20\n"
                                              "u76,4,76,0.02,40\nu100,3,100,0.04,50\nu155,4,155,0.04,40\n"
                                              "u197,3,197,0.05,50\nu350,1,350,0.08,100\nu400,2,400,0.12,150\n");
    QByteArray csv = "load_mw\n";
    for (const double mw : model::evidence::rts79LoadMw())
        csv += QByteArray::number(mw, 'g', 17) + "\n";
    folder.write(QStringLiteral("load.csv"), csv);
}

} // namespace tests::app
