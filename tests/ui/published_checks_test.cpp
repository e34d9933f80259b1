#include "ui/panels/check_tables.h"
#include "ui/session/published_checks.h"

#include "tests/support/test_case.h"

#include <QtTest/QSignalSpy>

using model::evidence::CaseStatus;
using namespace ui::panels;

class PublishedChecksTest : public QObject {
    Q_OBJECT
private slots:
    void countsWhatCameOut() {
        const std::vector<model::evidence::VerificationCase> cases{
            {"Toy: LOLE", "closed form", "h/yr", 9.394175489, 9.3941754891, 1e-10, 5e-10, CaseStatus::Passed, {}},
            {"Toy: EUE", "closed form", "MWh/yr", 100.0, 90.0, -10.0, 1.0, CaseStatus::Failed, {}},
            {"Far: NEUE", "elsewhere", "ppm", 468.0, {}, {}, 5.0, CaseStatus::Skipped, "needs --data"}};
        const auto table = checkContents(cases, QLocale(QLocale::English));
        QCOMPARE(table.title, QStringLiteral("1 of 3 published figures reproduced, 1 failed, 1 skipped"));
        QCOMPARE(table.rows[0][CheckExpected].text, QStringLiteral("9.394175489"));
        QVERIFY(!table.rows[0][CheckStatus].isAlarm && table.rows[1][CheckStatus].isAlarm);
        QCOMPARE(table.rows[2][CheckStatus].toolTip, QStringLiteral("needs --data"));
        QCOMPARE(table.rows[2][CheckComputed].text, QStringLiteral("–"));
    }

    void runsOnceAndReproducesAll() {
        ui::session::PublishedChecks checks;
        QSignalSpy changes(&checks, &ui::session::PublishedChecks::changed);
        QVERIFY(!checks.cases() && !checks.isRunning());
        checks.start();
        checks.start();
        QVERIFY(checks.isRunning());
        QTRY_VERIFY_WITH_TIMEOUT(checks.cases().has_value(), 120'000);
        QCOMPARE(changes.count(), 2); // begun and done
        QVERIFY(checks.cases()->size() > 200);
        for (const auto& entry : *checks.cases())
            QVERIFY2(entry.status != CaseStatus::Failed, entry.name.c_str());
        checks.start();
        QVERIFY(!checks.isRunning());
    }
};

HEADROOM_TEST(PublishedChecksTest)
#include "published_checks_test.moc"
