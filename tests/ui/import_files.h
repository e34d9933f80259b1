// Small files to import, made by hand so that what is found in them is known.
#pragma once

#include "ui/session/import_reading.h"

#include <QtCore/QDateTime>
#include <QtCore/QFile>
#include <QtCore/QTimeZone>
#include <QtTest/QtTest>

#include <cmath>
#include <map>

namespace tests {

inline QString stampOf(qint64 hour, const char* format = "yyyy-MM-dd HH:mm") {
    return QDateTime(QDate(2024, 1, 1), QTime(0, 0), QTimeZone::utc())
        .addSecs(3600 * hour)
        .toString(QString::fromUtf8(format));
}

inline double megawatts(int hour) {
    return 1000.0 + 200.0 * std::sin(hour * 0.2617993877991494) + 0.01 * hour;
}

// The leap year 2024 with a gap of 5 hours from hour 100, hour 200 twice, and 99,999 MW at hour 300.
inline QByteArray yearOfLoad(const QByteArray& heading, double scale = 1.0) {
    QByteArray text = heading + '\n';
    for (int hour = 0; hour < 8784; ++hour) {
        if (hour >= 100 && hour < 105) continue;
        const double value = hour == 300 ? 99999.0 : scale * megawatts(hour);
        const QByteArray line = stampOf(hour).toUtf8() + ',' + QByteArray::number(value, 'f', 3) + '\n';
        text += line;
        if (hour == 200) text += line;
    }
    return text;
}

// An EIA-930 file of 60 hours: hour 10 is EMPTY, hour 20 zero.
inline QByteArray smallEia930() {
    QByteArray text = "date_time,demand (MW)\n";
    for (int hour = 0; hour < 60; ++hour) {
        QByteArray value = QByteArray::number(1000 + 10 * (hour % 24));
        if (hour == 10) value = "EMPTY";
        if (hour == 20) value = "0";
        text += stampOf(hour, "yyyy-MM-dd HH:mm:ss").toUtf8() + ',' + value + '\n';
    }
    return text;
}

inline QString writeText(const QString& path, const QByteArray& bytes) {
    QFile file(path);
    if (!file.open(QIODevice::WriteOnly) || file.write(bytes) != bytes.size()) qFatal("cannot write a test file");
    return path;
}

// Reads and parses to the end, with answers given as the questions come.
inline std::shared_ptr<const ui::session::PreparedImport>
prepare(const QString& path, const std::map<std::string, std::string>& answers = {}) {
    ui::session::ImportReading reading;
    reading.read(path);
    const auto isDone = [&] { return !reading.isReading(); };
    if (!QTest::qWaitFor(isDone, 30000)) return nullptr;
    for (const auto& [key, value] : answers) {
        reading.answer(key, value);
        if (!QTest::qWaitFor(isDone, 30000)) return nullptr;
    }
    return reading.prepared();
}

} // namespace tests
