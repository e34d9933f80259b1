#include "tests/app/program_run.h"

using namespace tests::app;
using namespace Qt::Literals::StringLiterals;

namespace {

const char* const kYearKeys =
    "year input_tokens cached_input_tokens output_tokens tokens_per_year price_usd_per_million_tokens "
    "energy_per_token_j energy_per_token_it_j energy_per_token_accelerator_j it_peak_mw facility_peak_mw "
    "facility_energy_mwh grid_firm_mw onsite_firm_mw storage_firm_mw flexible_firm_mw flexible_mw interaction_mw "
    "headroom_mw unserved_energy_mwh lole_hours_per_year eue_mwh_per_year lole_method region_reserve_margin "
    "region_shortfall_ucap_mw lcoe_usd_per_mwh cost_usd_per_million_tokens co2_t";

} // namespace

class ProjectTest : public QObject {
    Q_OBJECT

private:
    const ProgramFolder m_folder;

private slots:
    void initTestCase() {
        const auto templates = m_folder.json(QStringLiteral("templates"))["templates"_L1].toArray();
        QVERIFY(!templates.isEmpty());
        QVERIFY(hasKeys(templates[0].toObject(), "name title story"));
        const auto result = m_folder.run(QStringLiteral("new pjm.headroom --template pjm-2027-shortfall"));
        QVERIFY2(result.exitCode == 0, result.messages.constData());
    }

    void newRefusesToOverwrite() {
        const auto before = m_folder.read(QStringLiteral("pjm.headroom"));
        QCOMPARE(m_folder.run(QStringLiteral("new pjm.headroom")).exitCode, 2);
        QCOMPARE(m_folder.read(QStringLiteral("pjm.headroom")), before);
        QCOMPARE(m_folder.run(QStringLiteral("new other.headroom")).exitCode, 0);
        QCOMPARE(m_folder.run(QStringLiteral("new other.headroom --force")).exitCode, 0);
        const auto unknown = m_folder.run(QStringLiteral("new third.headroom --template pjm-2027-shortfal"));
        QCOMPARE(unknown.exitCode, 2);
        QVERIFY(unknown.says("Did you mean \"pjm-2027-shortfall\"?"));
        QVERIFY(m_folder.read(QStringLiteral("third.headroom")).isEmpty());
    }

    void infoAndCheck() {
        const auto info = m_folder.json(QStringLiteral("info pjm.headroom"));
        QVERIFY(hasKeys(info, "program_version schema_version scenarios dataset_rows dataset_hash"));
        QVERIFY(info["dataset_rows"_L1].toInt() > 1000);
        QCOMPARE(info["dataset_hash"_L1].toString().size(), 64);
        const auto check = m_folder.json(QStringLiteral("check pjm.headroom"));
        QCOMPARE(check["integrity"_L1].toString(), QStringLiteral("ok"));
    }

    void damagedFileIsRefusedWithTheReason() {
        auto bytes = m_folder.read(QStringLiteral("pjm.headroom"));
        bytes[bytes.size() / 2] = static_cast<char>(bytes[bytes.size() / 2] ^ 0x55);
        m_folder.write(QStringLiteral("damaged.headroom"), bytes);
        m_folder.write(QStringLiteral("text.headroom"), "not a project, though long enough for a header of one hundred "
                                                        "bytes, which this sentence is by now");
        for (const char* name : {"damaged", "text", "missing"}) {
            const auto result = m_folder.run(QStringLiteral("check %1.headroom").arg(QLatin1String(name)));
            QVERIFY2(result.exitCode == 3, name);
            QVERIFY(result.says("(project."));
            QVERIFY(result.results.isEmpty());
        }
        QCOMPARE(m_folder.read(QStringLiteral("damaged.headroom")), bytes);
    }

    void evaluateHasTheKeysOfTheInterface() {
        const auto result = m_folder.json(QStringLiteral("evaluate pjm.headroom --set scenario.last_year=2030"));
        QVERIFY(hasKeys(result, "scenario boundary years summary issues provenance"));
        QVERIFY(hasKeys(firstOf(result, "years"), kYearKeys));
        QVERIFY(hasKeys(result["summary"_L1].toObject(), "gap_year peak_gap_mw energy_multiple marginal_rebound "
                                                         "discrete_rebound npv_usd price_year target_availability"));
        QVERIFY(hasKeys(result["provenance"_L1].toObject(),
                        "program_version dataset_hash scenario_hash calibration_id seed"));
        const auto info = m_folder.json(QStringLiteral("info pjm.headroom"));
        QCOMPARE(result["provenance"_L1].toObject()["dataset_hash"_L1], info["dataset_hash"_L1]);
        // Years with the battery are simulated, with their errors and the seed; those before it are exact.
        QVERIFY(
            hasKeys(firstOf(result, "years"), "lole_hours_per_year_standard_error eue_mwh_per_year_standard_error"));
        const auto last = result["years"_L1].toArray().last().toObject();
        QCOMPARE(last["lole_method"_L1].toString(), QStringLiteral("simulated"));
        QVERIFY(last["lole_hours_per_year_standard_error"_L1].toDouble() > 0.0);
        QCOMPARE(firstOf(result, "years")["lole_method"_L1].toString(), QStringLiteral("exact"));
        QVERIFY(firstOf(result, "years")["lole_hours_per_year_standard_error"_L1].isNull());
        QCOMPARE(result["provenance"_L1].toObject()["seed"_L1].toInt(), 1);
        const auto quick = m_folder.json(QStringLiteral("evaluate pjm.headroom --quick"));
        QCOMPARE(quick["provenance"_L1].toObject()["scenario_hash"_L1], firstOf(info, "scenarios")["scenario_hash"_L1]);
        QCOMPARE(quick["years"_L1].toArray().last().toObject()["lole_method"_L1].toString(), QStringLiteral("quick"));
        QVERIFY(quick["provenance"_L1].toObject()["seed"_L1].isNull());
    }

    // What does not exist is null: never NaN, never an infinity.
    void numbersAreFiniteOrNull() {
        const auto words =
            m_folder.run(QStringLiteral("evaluate pjm.headroom --quick --format json")).results.toLower();
        QVERIFY(words.contains("\"calibration_id\": null"));
        QVERIFY(!words.contains(": nan") && !words.contains(": inf") && !words.contains(": -inf"));
    }

    void evaluateTwiceGivesTheSameBits() {
        const auto once = m_folder.run(QStringLiteral("evaluate pjm.headroom --quick --format json"));
        QCOMPARE(m_folder.run(QStringLiteral("evaluate pjm.headroom --quick --format json")).results, once.results);
    }

    void setTakesUnitsKnotsAndWords() {
        const auto value = [this](const QString& sets) {
            const auto result = m_folder.json(QStringLiteral("evaluate pjm.headroom --quick ") + sets);
            return firstOf(result, "years")["grid_contract_mw"_L1].toDouble();
        };
        QCOMPARE(value(QStringLiteral("--set \"grid.contract_mw=1.2 GW\" --set grid.deliverability=1")), 1200.0);
        QCOMPARE(value(QStringLiteral("--set grid.contract_mw=1200 --set \"grid.deliverability=50 %\"")), 600.0);
        QCOMPARE(value(QStringLiteral("--set \"grid.contract_mw=2000:300;2060:300\" --set grid.deliverability=1")),
                 300.0);
        const auto boundary = m_folder.json(
            QStringLiteral("evaluate pjm.headroom --quick --set scenario.boundary=campus"))["boundary"_L1];
        QCOMPARE(boundary.toString(), QStringLiteral("campus"));
    }

    void choosingAModelBringsItsFigures() {
        const auto work = [this](const QString& sets) {
            return firstOf(m_folder.json(QStringLiteral("evaluate pjm.headroom --quick ") + sets),
                           "years")["flop_per_token"_L1]
                .toDouble();
        };
        const double mixture = work(QStringLiteral("--set compute.model.id=deepseek-v3"));
        const double dense = work(QStringLiteral("--set compute.model.id=llama-3-8b"));
        QVERIFY(dense > 0.0 && dense < mixture);
        const auto unknown =
            m_folder.run(QStringLiteral("evaluate pjm.headroom --quick --set compute.model.id=llama-3-8"));
        QCOMPARE(unknown.exitCode, 2);
        QVERIFY(unknown.says("Did you mean \"llama-3-8b\"?"));
    }

    void elementsCanBeAdded() {
        const auto result = m_folder.json(QStringLiteral(
            "evaluate pjm.headroom --quick --set plant.units.big=added --set plant.units.big.count=10 --set "
            "\"plant.units.big.capacity_mw=1 GW\" --set plant.units.big.in_service=2020"));
        QVERIFY(firstOf(result, "years")["plant_nameplate_mw"_L1].toDouble() >= 10000.0);
    }

    void everyBadSetIsNamed() {
        const auto result = m_folder.run(QStringLiteral(
            "evaluate pjm.headroom --quick --set grid.contract_mv=5 --set facility.redundancy=abc --set "
            "\"finance.discount_rate=35 MW\" --set foo --set scenario.boundary=moon --set finance.discount_rate=7"));
        QCOMPARE(result.exitCode, 2);
        QVERIFY(result.results.isEmpty());
        QVERIFY(result.says("Did you mean \"grid.contract_mw\"?"));
        QVERIFY(result.says("facility.redundancy: error: \"abc\" is not a number"));
        QVERIFY(result.says("finance.discount_rate: error: MW does not measure"));
        QVERIFY(result.says("\"foo\" is not of the form KEY=VALUE"));
        QVERIFY(result.says("scenario.boundary: error: \"moon\""));
        QVERIFY(result.says("(input.out_of_range)"));
    }

    void unknownScenario() {
        const auto result = m_folder.run(QStringLiteral("evaluate pjm.headroom --quick --scenario bace"));
        QCOMPARE(result.exitCode, 2);
        QVERIFY(result.says("Did you mean \"base\"?"));
    }

    void withoutDemandThereIsNoAnswer() {
        QCOMPARE(m_folder.run(QStringLiteral("new empty.headroom")).exitCode, 0);
        const auto result = m_folder.run(QStringLiteral("evaluate empty.headroom --format json"));
        QCOMPARE(result.exitCode, 2);
        QVERIFY(result.says("scenario.no_demand"));
    }

    void simulationStandsBesideTheRule() {
        QCOMPARE(m_folder.run(QStringLiteral("new island.headroom --template islanded-campus")).exitCode, 0);
        const auto result = m_folder.json(QStringLiteral("evaluate island.headroom --scenario battery --set "
                                                         "scenario.first_year=2031 --set scenario.last_year=2031"));
        const auto rows = result["simulation"_L1].toArray();
        QCOMPARE(rows.size(), 1);
        const auto row = rows[0].toObject();
        const auto year = result["years"_L1].toArray()[0].toObject();
        QCOMPARE(year["lole_method"_L1].toString(), QStringLiteral("simulated"));
        QCOMPARE(row["other_method"_L1].toString(), QStringLiteral("quick"));
        QCOMPARE(row["lole_hours_per_year"_L1].toDouble(), year["lole_hours_per_year"_L1].toDouble());
        QVERIFY(row["sample_years"_L1].toInt() > 100 && row["agree"_L1].isBool());
        QVERIFY(row["lost_hours_p50"_L1].toDouble() <= row["lost_hours_p99"_L1].toDouble());
        QVERIFY(result["weather"_L1].toArray().isEmpty()); // typical years hold no several
    }

    void dispatchBalancesEveryHour() {
        const auto result = m_folder.json(QStringLiteral("dispatch pjm.headroom --year 2028"));
        const auto hours = result["hours"_L1].toArray();
        QCOMPARE(hours.size(), 8784);
        QVERIFY(hasKeys(hours[0].toObject(), "time_utc load_mw grid_mw onsite_mw storage_mw flexible_mw unserved_mw "
                                             "state_of_charge_mwh fuel_mmbtu co2_t"));
        QCOMPARE(hours[0].toObject()["time_utc"_L1].toString(), QStringLiteral("2028-01-01T00:00:00Z"));
        QCOMPARE(hours[59 * 24].toObject()["time_utc"_L1].toString(), QStringLiteral("2028-02-29T00:00:00Z"));
        for (const auto& entry : hours) {
            const auto hour = entry.toObject();
            QVERIFY(hour["load_mw"_L1].toDouble() > 0.0 && hour["unserved_mw"_L1].toDouble() >= 0.0);
        }
        double tonnes = 0.0;
        for (const auto& entry : hours)
            tonnes += entry.toObject()["co2_t"_L1].toDouble();
        const auto years = m_folder.json(QStringLiteral("evaluate pjm.headroom --quick"))["years"_L1].toArray();
        const double yearly = years[3].toObject()["co2_t"_L1].toDouble();
        QCOMPARE(years[3].toObject()["year"_L1].toInt(), 2028);
        QVERIFY(std::abs(tonnes / yearly - 1.0) < 1e-9);
    }

    void dispatchAgainstTheOptimum() {
        const auto result = m_folder.json(QStringLiteral("dispatch pjm.headroom --year 2034 --compare"));
        QCOMPARE(result["hours"_L1].toInt(), 8760);
        const double plan = result["plan_cost_usd"_L1].toDouble();
        const double optimum = result["optimum_cost_usd"_L1].toDouble();
        const double bound = result["bound_cost_usd"_L1].toDouble();
        QVERIFY(plan > 0.0 && optimum <= plan * (1.0 + 1e-7) && bound <= optimum * (1.0 + 1e-9));
        QVERIFY(std::abs(result["optimum_saves_share"_L1].toDouble() - (plan - optimum) / plan) < 1e-12);
        QCOMPARE(m_folder.run(QStringLiteral("dispatch pjm.headroom --year 1999 --compare")).exitCode, 2);
    }

    void dispatchOutsideTheStudy() {
        const auto result = m_folder.run(QStringLiteral("dispatch pjm.headroom --year 1999"));
        QCOMPARE(result.exitCode, 2);
        QVERIFY(result.says("The study has no year 1999"));
    }

    void exportWritesEveryEnding() {
        for (const char* ending : {"csv", "json", "xlsx"}) {
            const QString file = QStringLiteral("years.") + QLatin1String(ending);
            const auto result = m_folder.run(QStringLiteral("export pjm.headroom --table years --quick -o ") + file);
            QVERIFY2(result.exitCode == 0, result.messages.constData());
            QVERIFY(m_folder.read(file).size() > 1000);
        }
        QCOMPARE(m_folder.read(QStringLiteral("years.csv")),
                 m_folder.run(QStringLiteral("evaluate pjm.headroom --quick --format csv")).results);
        QVERIFY(m_folder.read(QStringLiteral("years.xlsx")).startsWith("PK"));
    }

    void exportNamesItsTables() {
        const auto tables = m_folder.json(QStringLiteral("export pjm.headroom --list"))["tables"_L1].toArray();
        QVERIFY(tables.size() > 10);
        QVERIFY(
            m_folder.run(QStringLiteral("export pjm.headroom --table yeers -o y.csv")).says("Did you mean \"years\"?"));
        QCOMPARE(m_folder.run(QStringLiteral("export pjm.headroom --table years --quick -o y.docx")).exitCode, 2);
        QCOMPARE(m_folder.run(QStringLiteral("export pjm.headroom")).exitCode, 2);
    }

    void importAsksAndTakes() {
        QByteArray csv = "time,load_mw\n";
        for (int hour = 0; hour < 48; ++hour)
            csv += QByteArray("2024-01-0") + QByteArray::number(1 + hour / 24) + " " +
                   QByteArray::number(hour % 24).rightJustified(2, '0') + ":00," + QByteArray::number(100 + hour) +
                   "\n";
        m_folder.write(QStringLiteral("load.csv"), csv);
        const auto before = m_folder.read(QStringLiteral("pjm.headroom"));
        const auto asked = m_folder.run(QStringLiteral("import pjm.headroom load.csv --as hourly-csv --format json"));
        QCOMPARE(asked.exitCode, 2);
        QVERIFY(asked.says("--answer time_zone="));
        QCOMPARE(firstOf(asked.json(), "questions")["key"_L1].toString(), QStringLiteral("time_zone"));
        QCOMPARE(m_folder.read(QStringLiteral("pjm.headroom")), before);

        const auto command = QStringLiteral("import pjm.headroom load.csv --as hourly-csv --time-zone UTC");
        const auto dry = m_folder.json(command + QStringLiteral(" --dry-run"));
        QVERIFY(hasKeys(dry, "format import_id rows_read rows_taken rows_quarantined repairs questions issues"));
        QCOMPARE(dry["rows_taken"_L1].toInt(), 48);
        QVERIFY(dry["import_id"_L1].isNull());
        QCOMPARE(m_folder.read(QStringLiteral("pjm.headroom")), before);

        const auto taken = m_folder.json(command);
        QVERIFY(!taken["import_id"_L1].toString().isEmpty());
        const auto info = m_folder.json(QStringLiteral("info pjm.headroom"));
        QCOMPARE(firstOf(info, "imports")["rows_taken"_L1].toInt(), 48);
        QCOMPARE(info["series"_L1].toArray().size(), 1);
    }

    void importOfWhatCannotBeRead() {
        QCOMPARE(m_folder.run(QStringLiteral("import pjm.headroom nothing.csv")).exitCode, 2);
        m_folder.write(QStringLiteral("poem.txt"), "shall I compare thee\n");
        QVERIFY(m_folder.run(QStringLiteral("import pjm.headroom poem.txt")).exitCode == 2);
        const auto unknown = m_folder.run(QStringLiteral("import pjm.headroom poem.txt --as units_csv"));
        QVERIFY(unknown.says("Did you mean \"units-csv\"?"));
        QCOMPARE(m_folder.run(QStringLiteral("import missing.headroom poem.txt")).exitCode, 3);
    }

    void tableIsForPeople() {
        const auto result = m_folder.run(QStringLiteral("evaluate pjm.headroom --quick"));
        QCOMPARE(result.exitCode, 0);
        QVERIFY(result.lines().filter(QLatin1String("facility_peak_mw")).size() == 1);
        QVERIFY(result.lines().first().startsWith(QLatin1String("scenario")));
    }
};

HEADROOM_TEST(ProjectTest)
#include "project_test.moc"
