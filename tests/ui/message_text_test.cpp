#include "ui/text/message_text.h"

#include "tests/support/test_case.h"

#include <QtCore/QCoreApplication>
#include <QtCore/QTranslator>
#include <QtGui/QTextDocument>

using model::units::Issue;
using model::units::Severity;

namespace {

// Answers every source text of the message table with its own words.
class ReversingTranslator : public QTranslator {
public:
    QString translate(const char* context, const char* source, const char*, int) const override {
        if (QLatin1String(context) != QLatin1String("messages")) return QString();
        return QString::fromUtf8(source).startsWith(QLatin1Char('"')) ? QStringLiteral("Keine Zahl: {0}") : QString();
    }
    bool isEmpty() const override { return false; }
};

const Issue notANumber{"input.not_a_number", Severity::Error, "units.csv:3", {"<b>twelve</b>\n"}};

} // namespace

class MessageTextTest : public QObject {
    Q_OBJECT
private slots:
    void fillsTheRow() {
        const QString words = ui::text::message(notANumber);
        QVERIFY(words.startsWith(QStringLiteral("\"<b>twelve</b> \" is not a number.")));
        QCOMPARE(ui::text::placedMessage(notANumber), QStringLiteral("units.csv:3: ") + words);
    }

    void speaksTheInstalledLanguage() {
        ReversingTranslator translator;
        QVERIFY(QCoreApplication::installTranslator(&translator));
        QCOMPARE(ui::text::message(notANumber), QStringLiteral("Keine Zahl: <b>twelve</b> "));
        QCoreApplication::removeTranslator(&translator);
    }

    void errorsStandFirst() {
        const Issue note{"input.not_a_number", Severity::Note, "a", {"1"}};
        const Issue error{"input.not_a_number", Severity::Error, "b", {"2"}};
        const QStringList lines = ui::text::messages({note, error}).split(QLatin1Char('\n'));
        QCOMPARE(lines.size(), 2);
        QVERIFY(lines.first().startsWith(QStringLiteral("b:")));
    }

    void toolTipsShowMarkupAsText() {
        QTextDocument document;
        document.setHtml(ui::text::toolTip(QStringLiteral("<b>a</b> & <img src='x'>\nb")));
        QCOMPARE(document.toPlainText(), QStringLiteral("<b>a</b> & <img src='x'>\nb"));
    }
};

HEADROOM_TEST(MessageTextTest)
#include "message_text_test.moc"
