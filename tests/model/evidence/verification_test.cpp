#include "model/evidence/verification.h"

#include "model/evidence/verification_cases.h"
#include "tests/model/adequacy/rts_gmlc.h"
#include "tests/model/adequacy/simulation_runs.h"
#include "tests/support/paths.h"
#include "tests/support/test_case.h"

#include <algorithm>
#include <filesystem>
#include <set>

using namespace model::evidence;

namespace {

const std::vector<VerificationCase>& verified() {
    static const auto all = verify();
    return all;
}

std::vector<VerificationCase> regionsWith(const OutsideData& data) {
    VerificationCases cases;
    addRegionsCases(cases, data);
    return cases.take();
}

} // namespace

class VerificationTest : public QObject {
    Q_OBJECT

private slots:
    void nothingFails() {
        QStringList failed;
        for (const auto& entry : verified())
            if (entry.status == CaseStatus::Failed)
                failed << QStringLiteral("%1: %2 instead of %3")
                              .arg(QString::fromStdString(entry.name))
                              .arg(entry.computed.value_or(0.0), 0, 'g', 12)
                              .arg(entry.expected, 0, 'g', 12);
        QVERIFY2(failed.isEmpty(), qPrintable(failed.join(QStringLiteral("; "))));
    }

    void everySystemIsThere() {
        std::set<std::string> systems;
        for (const auto& entry : verified())
            systems.insert(entry.name.substr(0, entry.name.find(':')));
        for (const char* name :
             {"RTS-79", "29 x 34 MW", "By hand", "Flexible load on RTS-79", "RTS-GMLC, 700 MW more a region",
              "Flexible load of 22 areas", "PJM 2027/28", "PJM auctions", "Interconnection queue",
              "Load that is announced in ERCOT", "Constant elasticity", "Efficiency J-curve", "Bass diffusion",
              "Erlang C", "Capital recovery", "DeepSeek's disclosed day"})
            QVERIFY2(systems.contains(name), name);
        QVERIFY(verified().size() >= 240);
    }

    void namesAreDistinct() {
        std::set<std::string> names;
        for (const auto& entry : verified())
            QVERIFY2(names.insert(entry.name).second, entry.name.c_str());
    }

    void skipsSayWhy() {
        for (const auto& entry : verified()) {
            QCOMPARE(entry.status == CaseStatus::Skipped, !entry.reason.empty());
            QVERIFY(entry.status == CaseStatus::Skipped || entry.deviation);
            QVERIFY(!entry.source.empty() && entry.tolerance >= 0.0);
        }
    }

    // Without its tables the case is skipped; with those of another system it is computed, and fails.
    void outsideDataIsUsed() {
        const auto without = regionsWith({});
        QCOMPARE(without[0].name, std::string("RTS-GMLC, 700 MW more a region: NEUE"));
        QCOMPARE(without[0].status, CaseStatus::Skipped);
        QVERIFY(without[0].reason.find("--data") != std::string::npos);
        // 1,000 MW that is out a tenth of the time under 300 MW and 700 MW more: 100,000 ppm.
        OutsideData data;
        data.rtsGmlc.emplace();
        data.rtsGmlc->loadMw = {std::vector<double>(240, 300.0)};
        data.rtsGmlc->units.emplace_back();
        data.rtsGmlc->units[0].outages.capacity = 1000.0 * model::units::MW;
        data.rtsGmlc->units[0].outages.forcedOutageRate = 0.1;
        data.rtsGmlc->units[0].outages.repair = 10.0 * model::units::h;
        const auto with = regionsWith(data);
        QCOMPARE(with[0].status, CaseStatus::Failed);
        QVERIFY(std::abs(*with[0].computed - 1e5) < 1500.0);
        data.rtsGmlc->units[0].region = 7; // there is no such region
        for (const auto& entry : regionsWith(data))
            QVERIFY(!entry.computed && entry.status == CaseStatus::Failed);
    }

    // The published NEUE from the published tables.
    void rtsGmlcIsReproduced() {
        HEADROOM_SHARED(attributes, "adequacy/pras/rts_gmlc/attrs.txt");
        if (!tests::fullCounts()) QSKIP("20,000 years of three regions: only with the full counts");
        OutsideData data;
        data.rtsGmlc = tests::rtsGmlc(std::filesystem::path(attributes).parent_path().string(), 0.0);
        data.threads = 2;
        for (const auto& entry : regionsWith(data))
            QVERIFY2(entry.status == CaseStatus::Passed, std::to_string(entry.computed.value_or(0.0)).c_str());
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
        const auto& all = verified();
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
