#include "model/evidence/verification.h"

#include "model/evidence/verification_cases.h"
#include "tests/support/test_case.h"

#include <algorithm>
#include <set>

using namespace model::evidence;

class VerificationTest : public QObject {
    Q_OBJECT

private slots:
    void nothingFails() {
        for (const auto& entry : verify())
            QVERIFY2(entry.status != CaseStatus::Failed, qPrintable(QStringLiteral("%1: %2 instead of %3")
                                                                        .arg(QString::fromStdString(entry.name))
                                                                        .arg(entry.computed.value_or(0.0), 0, 'g', 12)
                                                                        .arg(entry.expected, 0, 'g', 12)));
    }

    void everySystemIsThere() {
        std::set<std::string> systems;
        for (const auto& entry : verify())
            systems.insert(entry.name.substr(0, entry.name.find(':')));
        for (const char* name : {"RTS-79", "29 x 34 MW", "PJM 2027/28", "Constant elasticity", "Efficiency J-curve",
                                 "Bass diffusion", "Erlang C", "Capital recovery", "DeepSeek's disclosed day"})
            QVERIFY2(systems.contains(name), name);
        QVERIFY(verify().size() >= 150);
    }

    void namesAreDistinct() {
        std::set<std::string> names;
        for (const auto& entry : verify())
            QVERIFY2(names.insert(entry.name).second, entry.name.c_str());
    }

    void skipsSayWhy() {
        for (const auto& entry : verify()) {
            QCOMPARE(entry.status == CaseStatus::Skipped, !entry.reason.empty());
            QVERIFY(entry.status == CaseStatus::Skipped || entry.deviation);
            QVERIFY(!entry.source.empty() && entry.tolerance >= 0.0);
        }
    }

    void statusFollowsTheDeviation() {
        VerificationCases cases;
        cases.begin("case", "by hand");
        cases.add("inside", "MW", 10.0, 0.5, 10.4);
        cases.add("outside", "MW", 10.0, 0.5, 9.4);
        cases.add("no answer", "MW", 10.0, 0.5, std::nullopt);
        cases.skip("not there", "MW", 10.0, 0.5, "because");
        const auto found = cases.take();
        QCOMPARE(found[0].status, CaseStatus::Passed);
        QCOMPARE(found[1].status, CaseStatus::Failed);
        QVERIFY(std::abs(*found[1].deviation + 0.6) < 1e-12);
        QCOMPARE(found[2].status, CaseStatus::Failed);
        QCOMPARE(found[3].status, CaseStatus::Skipped);
        QCOMPARE(found[0].name, std::string("case: inside"));
    }

    void headlineNumbers() {
        const auto all = verify();
        const auto computed = [&all](const char* name) {
            const auto found =
                std::find_if(all.begin(), all.end(), [name](const VerificationCase& c) { return c.name == name; });
            return found == all.end() ? -1.0 : found->computed.value_or(-1.0);
        };
        QVERIFY(std::abs(computed("RTS-79: LOLE") / 9.394175489 - 1.0) < 1e-6);
        QVERIFY(std::abs(computed("RTS-79: EUE") / 1176.29846 - 1.0) < 1e-6);
        QCOMPARE(computed("29 x 34 MW: 5 % out, firm at 99.99 %"), 748.0);
        QVERIFY(std::abs(computed("PJM 2027/28: reserve margin") - 14.785) < 5e-4);
        QVERIFY(std::abs(computed("Efficiency J-curve: energy back at its old level") - 4.111) < 5e-4);
    }
};

HEADROOM_TEST(VerificationTest)
#include "verification_test.moc"
