#include "model/compute/decode_pool.h"
#include "model/compute/replica_step.h"
#include "model/compute/roofline.h"
#include "tests/support/test_case.h"
#include "tests/ui/calibration_samples.h"
#include "ui/charts/calibration_chart.h"
#include "ui/panels/calibration_tables.h"

#include <cmath>

using namespace ui::charts;
using namespace ui::panels;
using namespace Qt::Literals::StringLiterals;

class CalibrationChartsTest : public QObject {
    Q_OBJECT

private:
    model::scenario::Scenario m_scenario = model::scenario::standardScenario();
    const model::scenario::Outcome m_outcome = tests::sampleOutcome();
    CalibrationFit m_fit = tests::kernelFitSample();

    ChartContext context(const CalibrationFit* fit) const {
        return {m_scenario, m_outcome, nullptr, u"Plan"_s, {}, 2026, QLocale(QLocale::English), fit};
    }
    static const Line* line(const ChartData& data, const QString& name) {
        const auto found =
            std::find_if(data.lines.begin(), data.lines.end(), [&](const Line& one) { return one.name == name; });
        return found == data.lines.end() ? nullptr : &*found;
    }

private slots:
    void initTestCase() {
        m_scenario.accelerator.id = "h100-sxm";
        m_scenario.serving.weightBits = {16.0};
    }
    void residualsAreThoseOfRowsNotSeen() {
        const ChartData data = calibrationChart(context(&m_fit));
        QCOMPARE(data.points.size(), std::size_t(2));
        std::size_t drawn = 0;
        for (const Points& points : data.points)
            for (std::size_t i = 0; i < points.y.size(); ++i) {
                ++drawn;
                const bool isFirst = points.role == Role::Series1 && i == 0;
                QCOMPARE(points.y[i], isFirst ? 2.0 : 1.0);
            }
        QCOMPARE(drawn, m_fit.points.size());
        QVERIFY2(data.title.contains(u"4.1 %"_s) && data.title.contains(u"19 %"_s), qPrintable(data.title));
        QVERIFY(data.title.contains(u"not seen"_s));
        QVERIFY(data.subtitle.contains(u"25 %"_s)); // the roofline beside it
        QCOMPARE(data.bands.size(), std::size_t(2));
        QCOMPARE(data.bands[0].high[0], 1.19);
        QCOMPARE(data.bands[1].low[0], 1.0 - 0.041);
        QCOMPARE(data.source, u"calls.csv"_s);
    }
    void withoutHeldOutRowsItSaysSo() {
        CalibrationFit pooled = m_fit;
        pooled.isPooled = true;
        pooled.heldOut = {};
        pooled.heldOut.all = {std::nan(""), std::nan(""), 0};
        const ChartData data = calibrationChart(context(&pooled));
        QVERIFY2(data.title.contains(u"fitted to"_s) && data.title.contains(u"2 %"_s), qPrintable(data.title));
        for (const Points& points : data.points)
            for (const double ratio : points.y)
                QVERIFY(std::abs(ratio - 1.0) < 1e-9); // the curve the calls were made from
    }
    void nothingWithoutAFit() {
        QVERIFY(isEmpty(calibrationChart(context(nullptr))));
        CalibrationFit empty = m_fit;
        empty.kernelFit.reset();
        QVERIFY(isEmpty(calibrationChart(context(&empty))));
        m_scenario.architecture.routedExperts = {0.0};
        QVERIFY(isEmpty(rooflineChart(context(nullptr))));
        QVERIFY(!isEmpty(rooflineChart(context(&m_fit)))); // measured calls stand there all the same
        m_scenario = model::scenario::standardScenario();
        initTestCase();
    }
    void noCallStandsAboveTheDataSheet() {
        const ChartData data = rooflineChart(context(&m_fit));
        const Line* limit = line(data, u"Data sheet"_s);
        QVERIFY(limit != nullptr && limit->x.size() == 3);
        QCOMPARE(limit->y[2], m_fit.peaks.bf16Tflops);
        QCOMPARE(limit->y[1], m_fit.peaks.bf16Tflops);
        QVERIFY(std::abs(limit->x[1] * m_fit.peaks.bandwidthGbPerS * 1e-3 / m_fit.peaks.bf16Tflops - 1.0) < 1e-12);
        for (const Points& points : data.points)
            for (std::size_t i = 0; i < points.x.size(); ++i) {
                const double slope = points.x[i] * m_fit.peaks.bandwidthGbPerS * 1e-3;
                QVERIFY(points.y[i] > 0.0 && points.y[i] <= std::min(slope, m_fit.peaks.bf16Tflops) * (1.0 + 1e-9));
            }
    }
    // Where the plan decodes, its layer takes as long as the step of the serving model says.
    void thePlanStandsWhereItsDecodeRuns() {
        const ChartData data = rooflineChart(context(nullptr));
        QCOMPARE(data.annotations.size(), std::size_t(1));
        const auto pool =
            model::compute::decodePool(m_scenario.architecture, m_scenario.accelerator, m_scenario.serving);
        const model::compute::ReplicaStep step(m_scenario.architecture, m_scenario.accelerator, m_scenario.serving);
        const double tokens = pool.expectedBatch;
        const double hours = step.times({tokens, 0.0, 0.0, 0.0}).expertHours;
        const double flop =
            3.0 * 2.0 * m_scenario.architecture.hiddenSize.value * m_scenario.architecture.moeIntermediate.value *
            tokens * m_scenario.architecture.expertsPerToken.value / m_scenario.serving.acceleratorsPerReplica.value;
        const double expected = flop * m_scenario.architecture.moeLayers.value / (hours * 3600.0) / 1e12;
        QVERIFY2(std::abs(data.annotations[0].y / expected - 1.0) < 1e-9,
                 qPrintable(QString::number(data.annotations[0].y / expected)));
        QVERIFY(line(data, u"The plan"_s) != nullptr && line(data, u"With this calibration"_s) == nullptr);
    }
    void theCalibrationMovesThePlan() {
        const ChartData data = rooflineChart(context(&m_fit));
        const Line* now = line(data, u"The plan"_s);
        const Line* then = line(data, u"With this calibration"_s);
        QVERIFY(now != nullptr && then != nullptr);
        QVERIFY(now->y != then->y);
        // Far along the axis a large prefill reaches the compute share of the curve, as whole tiles allow.
        const double reached = then->y.back() / m_fit.peaks.bf16Tflops;
        QVERIFY2(reached > 0.35 && reached < 0.5, qPrintable(QString::number(reached)));
        CalibrationFit elsewhere = m_fit;
        elsewhere.accelerator = "b200-sxm";
        QVERIFY(line(rooflineChart(context(&elsewhere)), u"The plan"_s) == nullptr);
        CalibrationFit eightBits = m_fit;
        eightBits.precision = "fp8";
        QVERIFY(line(rooflineChart(context(&eightBits)), u"The plan"_s) == nullptr);
    }
    void aCurveThatBelongsToAnotherPlanIsNotTaken() {
        QVERIFY(whyNotTaken(m_fit, m_scenario).isEmpty());
        CalibrationFit elsewhere = m_fit;
        elsewhere.accelerator = "b200-sxm";
        QVERIFY(whyNotTaken(elsewhere, m_scenario).contains(u"the scenario runs on"_s));
        CalibrationFit mixed = m_fit;
        mixed.setsInputs = false;
        QVERIFY(whyNotTaken(mixed, m_scenario).contains(u"differ in width"_s));
        CalibrationFit all;
        all.kind = CalibrationFit::Kind::Serving;
        all.servingFit = model::calibration::ServingFit{};
        all.setsInputs = true;
        QVERIFY(whyNotTaken(all, m_scenario).isEmpty()); // of all accelerators together
    }
    void aRowForEachCalibration() {
        CalibrationFit attainable = m_fit;
        attainable.isAttainable = true;
        const auto table = calibrationTable({m_fit, attainable}, context(nullptr));
        QCOMPARE(table.rows.size(), std::size_t(2));
        QCOMPARE(table.rows[0][1].text, u"Kernel, deployed"_s);
        QCOMPARE(table.rows[1][1].text, u"Kernel, attainable"_s);
        QCOMPARE(table.rows[0][4].raw.toDouble(), 42.0);
        QCOMPARE(table.rows[0][6].text, u"4.1 %"_s);
        QCOMPARE(table.rows[0][8].text, u"25 %"_s);
        QVERIFY2(table.title.startsWith(u"2 of 2"_s) && table.title.contains(u"Plan"_s), qPrintable(table.title));
    }
    void theEffectNamesEachBoundary() {
        auto after = m_outcome;
        after.years[1].energyPerTokenJ = 3.0;
        after.years[1].energyPerTokenAcceleratorJ = 1.5;
        const QString words = effectWords(m_outcome, after, 2026, QLocale(QLocale::English));
        QVERIFY2(words.contains(u"3 J instead of 4 J at the facility's meter"_s), qPrintable(words));
        QVERIFY(words.contains(u"1.5 J instead of 2 J in the accelerators"_s));
        QVERIFY(words.contains(u"120 MW instead of 120 MW"_s));
        QVERIFY(effectWords(m_outcome, after, 1999, QLocale()).isEmpty());
    }
};

HEADROOM_TEST(CalibrationChartsTest)
#include "calibration_charts_test.moc"
