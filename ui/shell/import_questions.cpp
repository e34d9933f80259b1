#include "ui/shell/import_questions.h"

#include "ui/text/message_text.h"

#include <QtCore/QTimeZone>
#include <QtWidgets/QComboBox>
#include <QtWidgets/QCompleter>
#include <QtWidgets/QGridLayout>
#include <QtWidgets/QLabel>
#include <QtWidgets/QLineEdit>
#include <QtWidgets/QStyle>

#include <algorithm>

namespace ui::shell {

using session::ImportQuestion;

namespace {

// Names of zones for a completion; any other name may be written too.
QStringList zoneNames() {
    QStringList names{QStringLiteral("UTC")};
    for (const QByteArray& id : QTimeZone::availableTimeZoneIds())
        if (id.contains('/') && !id.startsWith("Etc/")) names << QString::fromLatin1(id);
    return names;
}

} // namespace

QString choiceWords(const std::string& choice) {
    static const std::map<std::string, const char*> words{
        {"day_first", QT_TR_NOOP("Day first")},
        {"month_first", QT_TR_NOOP("Month first")},
        {"yes", QT_TR_NOOP("Yes")},
        {"no", QT_TR_NOOP("No")},
        {"beginning", QT_TR_NOOP("Beginning of the hour")},
        {"ending", QT_TR_NOOP("End of the hour")},
        {"refuse", QT_TR_NOOP("No, set them aside")},
        {"keep", QT_TR_NOOP("Yes, keep them")},
    };
    const auto found = words.find(choice);
    return found == words.end() ? QString::fromStdString(choice) : ImportQuestions::tr(found->second);
}

ImportQuestions::ImportQuestions(QWidget* parent) : QWidget(parent), m_grid(new QGridLayout(this)) {
    m_grid->setContentsMargins(0, 0, 0, 0);
    m_grid->setHorizontalSpacing(16);
    m_grid->setColumnStretch(0, 1);
    m_grid->setColumnMinimumWidth(1, fontMetrics().horizontalAdvance(QLatin1Char('0')) * 34);
}

void ImportQuestions::show(const std::vector<ImportQuestion>& questions) {
    const bool isLonger = m_rows.size() <= questions.size() &&
                          std::equal(m_rows.begin(), m_rows.end(), questions.begin(),
                                     [](const Row& row, const auto& asked) { return row.key == asked.question.key; });
    if (!isLonger) clear();
    while (m_rows.size() < questions.size()) {
        const ImportQuestion& asked = questions[m_rows.size()];
        auto* words = new QLabel(this);
        words->setTextFormat(Qt::PlainText);
        words->setWordWrap(true);
        QWidget* field = makeField(asked);
        const int row = m_grid->rowCount();
        m_grid->addWidget(words, row, 0);
        m_grid->addWidget(field, row, 1);
        m_rows.push_back({asked.question.key, words, field});
    }
    for (std::size_t i = 0; i < questions.size(); ++i) {
        const QString words = text::message(questions[i].words);
        m_rows[i].words->setText(words);
        m_rows[i].field->setAccessibleName(words);
        const bool isBad = questions[i].isOpen && !questions[i].answer.empty();
        if (m_rows[i].field->property("bad").toBool() == isBad) continue;
        m_rows[i].field->setProperty("bad", isBad);
        m_rows[i].field->style()->polish(m_rows[i].field);
    }
    setVisible(!questions.empty());
}

void ImportQuestions::clear() {
    for (const Row& row : m_rows) {
        row.field->disconnect(this); // it loses the focus as it goes, which is no answer
        delete row.words;
        delete row.field;
    }
    m_rows.clear();
}

QWidget* ImportQuestions::makeField(const ImportQuestion& asked) {
    const std::string key = asked.question.key;
    const QString name = QString::fromStdString(key);
    if (asked.question.choices.empty()) {
        auto* edit = new QLineEdit(QString::fromStdString(asked.answer), this);
        edit->setObjectName(name);
        if (key == "time_zone") {
            auto* completer = new QCompleter(zoneNames(), edit);
            completer->setCaseSensitivity(Qt::CaseInsensitive);
            completer->setFilterMode(Qt::MatchContains);
            edit->setCompleter(completer);
            edit->setPlaceholderText(tr("For example America/New_York"));
        }
        connect(edit, &QLineEdit::editingFinished, this,
                [this, edit, key] { emit answered(key, edit->text().trimmed().toStdString()); });
        return edit;
    }
    auto* combo = new QComboBox(this);
    combo->setObjectName(name);
    combo->addItem(asked.isOptional ? tr("Not said") : tr("Please choose"), QString());
    for (const std::string& choice : asked.question.choices)
        combo->addItem(choiceWords(choice), QString::fromStdString(choice));
    combo->setCurrentIndex(std::max(0, combo->findData(QString::fromStdString(asked.answer))));
    connect(combo, &QComboBox::currentIndexChanged, this,
            [this, combo, key] { emit answered(key, combo->currentData().toString().toStdString()); });
    return combo;
}

} // namespace ui::shell
