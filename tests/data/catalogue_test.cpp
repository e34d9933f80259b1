#include "data/catalog/catalogue.h"
#include "data/catalog/embedded.h"
#include "data/catalog/profiles.h"
#include "data/catalog/templates.h"
#include "data/project/resolve.h"
#include "model/scenario/evaluate.h"
#include "model/scenario/parameter.h"
#include "tests/support/paths.h"
#include "tests/support/test_case.h"

#include <algorithm>
#include <set>

using namespace data::catalog;

class CatalogueTest : public QObject {
    Q_OBJECT
private slots:
    void holdsTheFilesAsTheyStand() {
        QVERIFY(embeddedFiles().size() >= 20);
        for (const auto& file : embeddedFiles())
            QVERIFY2(file.text == tests::readFile(tests::sourcePath("resources/" + std::string(file.path))),
                     std::string(file.path).c_str());
    }

    void everyCellSaysWhereItComesFrom() {
        const auto rows = datasetRows();
        QVERIFY(rows.size() > 1500);
        const std::set<std::string> evidence{"seen_primary", "seen_secondary", "derived", "unsourced"};
        for (const auto& row : rows) {
            if (row.table == "sources") continue;
            QVERIFY2(evidence.contains(row.evidence), (row.table + " " + row.rowId + " " + row.column).c_str());
            QVERIFY2(row.evidence == "unsourced" || !row.source.empty(), (row.table + " " + row.rowId).c_str());
        }
        // A recalled field of a sourced row is not sourced.
        const auto recalled = std::find_if(rows.begin(), rows.end(), [](const auto& row) {
            return row.table == "accelerators" && row.rowId == "h100-sxm" && row.column == "release_date";
        });
        QVERIFY(recalled != rows.end());
        QCOMPARE(recalled->evidence, std::string("unsourced"));
    }

    void everyInputCitesAKnownSource() {
        auto scenario = model::scenario::standardScenario();
        for (const auto& collection : model::scenario::collections())
            collection.append(scenario, "one");
        for (const auto& input : model::scenario::inputs(scenario)) {
            if (input.row == nullptr) continue;
            const auto* source = findSource(input.row->facts.source);
            QVERIFY2(source != nullptr, input.key.c_str());
            if (input.row->facts.evidence != "assumed") QVERIFY2(source->evidence != "unsourced", input.key.c_str());
        }
    }

    void technologiesFillTheirInputs() {
        for (const char* key : {"compute.model.id", "compute.accelerator.id"}) {
            const auto rows = technologies(key);
            QVERIFY(rows.size() > 10);
            for (const auto& row : rows) {
                auto scenario = model::scenario::standardScenario();
                const auto entries = entriesOf(key, row.id);
                QVERIFY(entries && entries->size() > 5);
                QVERIFY2(model::scenario::apply(scenario, data::project::toModel(*entries)).empty(), row.id.c_str());
                for (const auto& issue : model::scenario::check(scenario))
                    QFAIL((row.id + " " + issue.where).c_str());
            }
        }
        QVERIFY(!entriesOf("compute.model.id", "no-such-model"));
        const auto v3 = entriesOf("compute.model.id", "deepseek-v3");
        const auto kv = std::find_if(v3->begin(), v3->end(),
                                     [](const auto& entry) { return entry.key == "compute.model.kv_bytes_per_token"; });
        QCOMPARE(std::get<double>(kv->value), 70272.0);
    }

    void profilesAreWholeYears() {
        QCOMPARE(profileNames().size(), std::size_t(4));
        for (const auto slug : profileNames()) {
            const auto profile = builtInProfile(slug);
            QVERIFY(profile);
            QVERIFY(model::series::problemsOf(*profile, std::string(slug)).empty());
            QVERIFY(!profile->source.empty());
        }
        const auto load = builtInProfile("load-pjm");
        const double peak = *std::max_element(load->values.begin(), load->values.end());
        QVERIFY(std::abs(peak / *profileFigure("load-pjm", "peak_mw") - 1.0) < 0.001);
        QVERIFY(!builtInProfile("no-such-profile"));
    }

    void reconstructsTheLoadItWasDerivedFrom() {
        HEADROOM_SHARED(path, "load/annual_peaks_energy.csv");
        QVERIFY(tests::readFile(path).find("2023") != std::string::npos);
        const auto load = builtInProfile("load-pjm");
        double energy = 0.0;
        for (const double mw : load->values)
            energy += mw;
        const double factor = energy / 8760.0 / *profileFigure("load-pjm", "peak_mw");
        QVERIFY(std::abs(factor - *profileFigure("load-pjm", "load_factor")) < 0.002);
    }

    void everyTemplateIsCompleteAndEvaluates() {
        const auto all = templates();
        QVERIFY(all.size() >= 2);
        QCOMPARE(all.front().slug, std::string("pjm-2027-shortfall"));
        for (const auto& entry : all) {
            QVERIFY(!entry.title.empty() && !entry.story.empty());
            for (const auto& source : entry.inputSources)
                if (!source.source.empty()) QVERIFY2(findSource(source.source), source.source.c_str());
            for (const auto& record : entry.scenarios) {
                const auto resolved =
                    data::project::resolve(entry.scenarios, record.slug, data::project::builtInProfile);
                for (const auto& issue : resolved.issues)
                    QFAIL((record.slug + " " + issue.where).c_str());
                QVERIFY(resolved.scenario.temperature.profile && resolved.scenario.regionLoad.profile);
                const auto outcome = model::scenario::evaluate(resolved.scenario);
                QVERIFY2(outcome.years.size() > 5, record.slug.c_str());
                // What a plant of that size truly has to answer for may be said, and that prices trail efficiency where
                // the note of the example owns up to it; the inputs themselves are whole.
                const auto& note = entry.scenarios.front().note;
                for (const auto& issue : outcome.issues) {
                    const bool isOwned = issue.code == "scenario.gain_exceeds_price_fall" &&
                                         note.find("33-fold at most") != std::string::npos;
                    QVERIFY2(issue.severity == model::units::Severity::Warning &&
                                 (issue.code.starts_with("plant.") || isOwned),
                             (record.slug + " " + issue.code).c_str());
                }
            }
        }
    }

    void abileneIsWhatTheFoundingDocumentSays() {
        const auto abilene = findTemplate("abilene-986-mw");
        const auto scenario =
            data::project::resolve(abilene->scenarios, "base", data::project::builtInProfile).scenario;
        const auto outcome = model::scenario::evaluate(scenario);
        QCOMPARE(outcome.boundary, std::string("campus"));
        QCOMPARE(outcome.years.back().plantNameplateMw, 986.0);
        // At 40 °C and 95.41 kPa a 34 MW unit gives 26.4 MW.
        QVERIFY(std::abs(outcome.years.back().plantSiteMw - 29 * 26.412) < 0.5);
        QVERIFY(outcome.years.back().headroomMw < 0.0);
        QVERIFY(!outcome.years.back().regionReserveMargin);
    }

private:
    static model::scenario::Outcome outcomeOf(const char* name, const char* slug) {
        const auto found = findTemplate(name);
        return model::scenario::evaluate(
            data::project::resolve(found->scenarios, slug, data::project::builtInProfile).scenario);
    }

private slots:
    // Sixteen turbines carry it; with a common cause no number would, and a unit in reserve is one too few.
    void islandedCampusTellsItsStory() {
        const auto base = outcomeOf("islanded-campus", "base");
        QVERIFY(!base.summary.gapYear);
        QCOMPARE(base.years.back().gridFirmMw, 0.0);
        QCOMPARE(base.years.back().loleMethod, std::string("exact"));
        QCOMPARE(outcomeOf("islanded-campus", "common-cause").years.back().firmMw, 0.0);
        QVERIFY(outcomeOf("islanded-campus", "spinning").summary.gapYear.has_value());
        QVERIFY(outcomeOf("islanded-campus", "two-more").years.back().headroomMw > base.years.back().headroomMw + 26.0);
    }

    void gridOnlyEnterpriseTellsItsStory() {
        const auto gapYear = [](const char* slug) { return outcomeOf("grid-only-enterprise", slug).summary.gapYear; };
        QCOMPARE(gapYear("base"), std::optional(2033));
        QVERIFY(*gapYear("late") < 2033);
        QVERIFY(*gapYear("flexible") > 2033);
        QVERIFY(*gapYear("battery") > 2033);
        QVERIFY(!gapYear("frugal"));
        QCOMPARE(outcomeOf("grid-only-enterprise", "base").years.back().onsiteFirmMw, 0.0);
    }

    // Fewer megawatts after the release; whether they come back is decided by the elasticity.
    void efficiencyShockTellsItsStory() {
        const auto base = outcomeOf("efficiency-shock", "base");
        const auto without = outcomeOf("efficiency-shock", "no-release");
        QVERIFY(base.years[2].itPeakMw < without.years[2].itPeakMw);
        for (const auto& year : base.years)
            QVERIFY(year.priceConverged && std::abs(year.priceResidual) < 1e-10);
        const auto last = [](const char* slug) { return outcomeOf("efficiency-shock", slug).years.back().itPeakMw; };
        QVERIFY(last("inelastic") < base.years.back().itPeakMw);
        QVERIFY(last("elastic") > 1.5 * base.years.back().itPeakMw);
        // Rolled out slowly, demand keeps pace with more of the gain.
        QVERIFY(outcomeOf("efficiency-shock", "slow-rollout").years[2].itPeakMw > base.years[2].itPeakMw);
    }

    void edgeSubstitutionTellsItsStory() {
        const auto last = [](const char* slug) { return outcomeOf("edge-substitution", slug).years.back(); };
        const auto adds = last("adds");
        const auto substitutes = last("substitutes");
        for (std::size_t i = 0; i < adds.classes.size(); ++i)
            QVERIFY(std::abs(substitutes.classes[i].tasksPerYear / adds.classes[i].tasksPerYear - 0.2) < 1e-9);
        QVERIFY(substitutes.itPeakMw < last("half").itPeakMw && last("half").itPeakMw < adds.itPeakMw);
        QCOMPARE(last("no-edge").classes[0].tasksPerYear, adds.classes[0].tasksPerYear);
        QVERIFY(adds.edgeEnergyMwh.value() > 0.0);
    }

    // Under the cap efficiency changes tokens and not megawatts.
    void gridCapBindsTellsItsStory() {
        const auto last = [](const char* slug) { return outcomeOf("grid-cap-binds", slug).years.back(); };
        const auto base = last("base");
        const auto frugal = last("twice-as-efficient");
        QVERIFY(base.demandRationed > 0.05 && last("uncapped").demandRationed == 0.0);
        QCOMPARE(base.marginalRebound.value(), 1.0);
        QVERIFY(std::abs(frugal.facilityPeakMw / base.facilityPeakMw - 1.0) < 1e-3);
        // Half of the gain is taken as better tokens: the root of two is left in their number.
        QVERIFY(std::abs(frugal.outputTokens / base.outputTokens - std::sqrt(2.0)) < 0.06);
        QVERIFY(last("turbines").facilityPeakMw > base.facilityPeakMw + 100.0);
        QVERIFY(last("uncapped").facilityPeakMw > base.facilityPeakMw);
    }
};

HEADROOM_TEST(CatalogueTest)
#include "catalogue_test.moc"
