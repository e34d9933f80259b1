#include "ui/session/import_reading.h"

#include "data/importers/import_file.h"
#include "data/importers/registry.h"
#include "data/importers/table_import.h"
#include "data/store/whole_file.h"

#include <QtCore/QDateTime>
#include <QtCore/QFileInfo>

#include <algorithm>
#include <array>
#include <cerrno>
#include <cstring>
#include <utility>

namespace ui::session {

using data::importers::ImportOptions;
using data::importers::ImportResult;
using data::importers::Question;

namespace {

constexpr std::uint64_t largestFile = 1ULL << 30U;

// Answers that no format waits for; offered when an issue of that code says that they would matter.
struct OptionalAnswer {
    const char* afterIssue;
    const char* key;
    const char* question;
    std::array<const char*, 2> choices;
};
constexpr std::array<OptionalAnswer, 2> optionalAnswers{{
    {"import.taken_as_beginning", "stamp", "question.stamp", {"beginning", "ending"}},
    {"import.hour_negative", "negative_mw", "question.negative_mw", {"refuse", "keep"}},
}};

QString wordsFor(const QString& path, const data::store::FileError& error) {
    using data::store::FileStep;
    if (error.step() == FileStep::NotRegular)
        return ImportReading::tr("%1 is a folder or a device. Choose a file.").arg(path);
    if (error.step() == FileStep::TooLarge)
        return ImportReading::tr("%1 is larger than 1 GB. Cut it into smaller files.").arg(path);
    if (error.systemError() == ENOENT)
        return ImportReading::tr("%1 is not there. Check the name, or choose another file.").arg(path);
    if (error.systemError() == EACCES)
        return ImportReading::tr("%1 may not be read. Ask its owner, or choose another file.").arg(path);
    return ImportReading::tr("%1 could not be read (%2). Choose another file.")
        .arg(path, QString::fromLocal8Bit(std::strerror(error.systemError())));
}

} // namespace

ImportReading::ImportReading(QObject* parent) : QObject(parent) {
    connect(&m_runner, &TaskRunner::failed, this, [this](const QString& why) {
        m_isReading = false;
        m_problem = why;
        emit changed();
    });
}

void ImportReading::read(const QString& path) {
    m_path = path;
    m_format.clear();
    m_answers.clear();
    m_questions.clear();
    m_content.reset();
    m_preview.reset();
    m_layout.reset();
    begin();
}

void ImportReading::chooseFormat(const std::string& name) {
    if (name == m_format) return;
    m_format = name;
    m_answers.clear();
    m_questions.clear();
    begin();
}

void ImportReading::setLayout(const data::importers::TableLayout& layout, bool isPartedAnew) {
    m_layout = layout;
    m_isPartedAnew = isPartedAnew;
    m_answers.clear(); // what was answered stands in the layout
    m_questions.clear();
    begin();
}

void ImportReading::answer(const std::string& key, const std::string& value) {
    const auto known = m_answers.find(key);
    if ((known == m_answers.end() ? std::string() : known->second) == value) return;
    m_answers[key] = value;
    if (m_layout && !value.empty()) m_layout = data::importers::withAnswers(*m_layout, {{key, value}});
    for (ImportQuestion& asked : m_questions)
        if (asked.question.key == key) asked.answer = value;
    begin();
}

void ImportReading::cancel() {
    ++m_serial;
    m_runner.cancel();
    m_isReading = false;
}

ImportReading::Content ImportReading::load(const QString& path) {
    Content content;
    // A link may be followed here: nothing is ever written to it.
    const QString real = QFileInfo(path).canonicalFilePath();
    try {
        content.bytes = data::store::readWholeFile((real.isEmpty() ? path : real).toStdString(), largestFile).bytes;
    } catch (const data::store::FileError& error) {
        content.problem = wordsFor(path, error);
        return content;
    }
    return content;
}

void ImportReading::begin() {
    m_isReading = true;
    m_prepared.reset();
    m_problem.clear();
    const std::uint64_t serial = ++m_serial;
    ImportOptions options;
    options.fileName = QFileInfo(m_path).fileName().toStdString();
    for (const auto& [key, value] : m_answers)
        if (!value.empty()) options.answers[key] = value;
    options.progress = [this, serial, last = 0](double share) mutable {
        const int percent = static_cast<int>(share * 100.0);
        if (percent == last) return;
        last = percent;
        QMetaObject::invokeMethod(
            this,
            [this, serial, share] {
                if (serial == m_serial) emit progressed(share);
            },
            Qt::QueuedConnection);
    };
    Wish wish{m_path, m_format, m_content, m_layout, std::exchange(m_isPartedAnew, false), options};
    m_runner.start([this, serial, wish](std::stop_token stop) mutable -> TaskRunner::Finish {
        wish.options.stop = stop;
        Reading reading = readAs(wish);
        if (reading.isStopped || stop.stop_requested()) return {};
        return [this, serial, reading] {
            if (serial == m_serial) arrived(reading);
        };
    });
    emit changed();
}

ImportReading::Reading ImportReading::readAs(const Wish& wish) {
    Reading reading;
    reading.content = wish.known ? wish.known : std::make_shared<const Content>(load(wish.path));
    if (!reading.content->problem.isEmpty()) return reading;
    const std::string& bytes = reading.content->bytes;
    ImportResult result;
    if (wish.format == tableFormat) {
        auto layout = wish.layout ? *wish.layout : data::importers::proposeLayout(bytes, wish.options).layout;
        if (wish.isPartedAnew) layout = data::importers::proposeColumns(bytes, layout, wish.options);
        reading.preview = std::make_shared<const data::importers::LayoutPreview>(
            data::importers::previewLayout(bytes, layout, wish.options));
        result = data::importers::importTable(bytes, layout, wish.options);
    } else {
        result = data::importers::readFile(bytes, wish.format, wish.options);
    }
    reading.isStopped = result.isCancelled;
    if (!result.format.empty() || !result.questions.empty() || !result.issues.empty())
        reading.prepared = std::make_shared<const PreparedImport>(
            prepareImport(std::move(result), wish.options.fileName, bytes, QDateTime::currentSecsSinceEpoch()));
    return reading;
}

void ImportReading::arrived(Reading reading) {
    m_isReading = false;
    m_prepared = std::move(reading.prepared);
    m_preview = std::move(reading.preview);
    if (m_preview != nullptr) m_layout = m_preview->layout;
    m_problem = reading.content->problem;
    m_content = m_problem.isEmpty() ? std::move(reading.content) : nullptr; // read again after a problem
    if (m_content == nullptr) {
        emit changed();
        return;
    }
    if (m_prepared == nullptr) {
        m_problem = tr("Headroom does not recognise what %1 holds. Choose its format above if you know it, or \"Any "
                       "other table\" to say yourself what its columns are. Headroom reads:\n%2")
                        .arg(QFileInfo(m_path).fileName(), formatTitles());
    } else {
        if (m_format.empty()) m_format = m_prepared->result.format; // "" while a part of the file is asked for
        gatherQuestions();
    }
    emit changed();
}

void ImportReading::gatherQuestions() {
    for (ImportQuestion& asked : m_questions) {
        asked.isOpen = false;
        asked.words = asked.question.words;
    }
    const auto keep = [this](const Question& question, bool isOptional) {
        auto found = std::find_if(m_questions.begin(), m_questions.end(),
                                  [&](const auto& asked) { return asked.question.key == question.key; });
        if (found == m_questions.end())
            found = m_questions.insert(m_questions.end(),
                                       {question, question.words, m_answers[question.key], isOptional, false});
        found->isOpen = !isOptional;
        found->words = question.words;
    };
    for (const Question& question : m_prepared->result.questions)
        keep(question, false);
    for (const OptionalAnswer& offer : optionalAnswers) {
        const auto& issues = m_prepared->result.issues;
        const bool matters = std::any_of(issues.begin(), issues.end(),
                                         [&](const auto& entry) { return entry.issue.code == offer.afterIssue; });
        if (matters)
            keep({offer.key,
                  {offer.question, model::units::Severity::Note, {}, {}},
                  {offer.choices.begin(), offer.choices.end()}},
                 true);
    }
}

QString formatTitles() {
    QStringList lines;
    for (const auto* importer : data::importers::importers())
        lines << QStringLiteral("– ") +
                     QString::fromUtf8(importer->title().data(), static_cast<qsizetype>(importer->title().size()));
    return lines.join(QLatin1Char('\n'));
}

QString importPatterns() {
    QStringList patterns;
    for (const auto* importer : data::importers::importers())
        for (const std::string_view ending : importer->extensions())
            patterns << QStringLiteral("*.") + QString::fromUtf8(ending.data(), static_cast<qsizetype>(ending.size()));
    patterns << QStringLiteral("*.gz") << QStringLiteral("*.zip") << QStringLiteral("*.xlsx");
    patterns.removeDuplicates();
    return patterns.join(QLatin1Char(' '));
}

} // namespace ui::session
