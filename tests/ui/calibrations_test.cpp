#include "tests/support/test_case.h"
#include "tests/ui/calibration_samples.h"
#include "ui/panels/calibration_card.h"
#include "ui/panels/measurement_page.h"
#include "ui/panels/measurement_presenter.h"
#include "ui/panels/record_browser.h"
#include "ui/session/session.h"

#include "data/calibration/calibration_stamp.h"
#include "model/scenario/evaluate.h"

#include <QtWidgets/QLabel>
#include <QtWidgets/QPushButton>
#include <QtWidgets/QTableView>

using namespace ui::panels;
using namespace Qt::Literals::StringLiterals;
using data::project::RowUse;

// Fitting, choosing, taking over and undoing, as a person does it; and the rows behind it, let out of quarantine.
class CalibrationsTest : public QObject {
    Q_OBJECT

private:
    static constexpr int kPatienceMs = 120'000; // sanitized, on a busy machine

    tests::MeasuredCatalogue m_catalogue;
    std::unique_ptr<ui::session::Session> m_session;

    // No deployment of this project says enough: the serving model has nothing to be fitted to, which would take long.
    static data::project::MeasurementTable oneDeployment() {
        data::project::MeasurementTable table;
        table.importId = "serving";
        table.kind = "serving";
        table.lines = {2};
        table.uses = {RowUse::Taken};
        const auto word = [&](const char* name, const char* text) {
            table.columns.push_back({name, "", {}, {1}, {"", text}});
        };
        const auto number = [&](const char* name, double value) {
            table.columns.push_back({name, "", {value}, {}, {}});
        };
        word("device", "NVIDIA H100 80GB HBM3");
        word("model", "Qwen/Qwen3-8B");
        word("precision", "bf16");
        number("devices", 1.0);
        number("batch", 16.0);
        number("input_tokens", 200.0);
        number("output_tokens", 300.0);
        number("energy_per_output_token_j", 0.8);
        number("output_tokens_per_s", 1000.0);
        return table;
    }
    class Catalogue final : public ui::session::CatalogueLookup {
    public:
        explicit Catalogue(const tests::MeasuredCatalogue& kernels) : m_kernels(kernels) {}
        std::vector<ui::session::CatalogueRow> rows(std::string_view) const override { return {}; }
        ui::session::Entries fields(std::string_view, std::string_view) const override { return {}; }
        std::optional<ui::session::SourceFacts> source(std::string_view) const override { return std::nullopt; }
        std::vector<ui::session::SourceFacts> sources() const override { return {}; }
        std::vector<ui::session::DatasetFact> dataset() const override { return {}; }
        std::vector<ui::session::ImportFacts> imports() const override { return m_kernels.imports(); }
        std::string measurementsVersion() const override { return m_kernels.version; }
        std::vector<data::project::MeasurementTable> measurements() const override {
            return {m_kernels.table, oneDeployment()};
        }
        std::shared_ptr<const model::series::HourlyProfile> profile(const std::string&) const override {
            return nullptr;
        }
        ui::session::RegionRecords regionRecords() const override { return {}; }
        std::vector<ui::session::TemplateFacts> templates() const override { return {}; }
        std::vector<ui::session::ScenarioNode> templateScenarios(std::string_view) const override { return {}; }

    private:
        const tests::MeasuredCatalogue& m_kernels;
    };
    Catalogue m_both{m_catalogue};

    static QPushButton* button(const QWidget& widget, const QString& text) {
        for (auto* one : widget.findChildren<QPushButton*>())
            if (one->text() == text) return one;
        return nullptr;
    }
    QByteArray appliedIds() const {
        return QByteArray::fromStdString(data::calibration::calibrationId(m_session->scenario()));
    }
    double memoryShare() const { return m_session->scenario().accelerator.kernels.bf16.memoryEfficiency.value; }

private slots:
    void init() {
        m_catalogue = {};
        m_session = std::make_unique<ui::session::Session>(
            m_both, [](const model::scenario::Scenario& scenario, const model::scenario::EvaluateOptions&) {
                auto outcome = tests::sampleOutcome();
                for (auto& year : outcome.years) // less energy under a better kernel, as an evaluation would find
                    year.energyPerTokenJ /= scenario.accelerator.kernels.bf16.memoryEfficiency.value;
                return outcome;
            });
        ui::session::ScenarioTree tree;
        tree.append({"plan",
                     "Plan",
                     "",
                     "",
                     "#0072b2",
                     {{"compute.accelerator.id", std::string("h100-sxm")},
                      {"compute.kernel.bf16.memory_efficiency", 0.4},
                      {"compute.serving.weight_bits", 16.0}}});
        m_session->open(std::move(tree));
        m_session->selectYear(2026); // one that the sample answer has
    }
    void cleanup() { m_session.reset(); }

    void oneStepTakesTheChosenFitOver() {
        CalibrationCard card(*m_session);
        card.refresh();
        QTRY_VERIFY_WITH_TIMEOUT(!m_session->calibrations().isFitting(), kPatienceMs);
        const auto& fits = m_session->calibrations().fits();
        QCOMPARE(fits.size(), std::size_t(2));     // the kernel, and deployments too few for a fit
        QCOMPARE(fits[0].rows(), std::size_t(41)); // the row in quarantine is not used
        QCOMPARE(fits[0].source, std::string("calls.csv"));
        const auto* chosen = m_session->calibrations().chosen(m_session->scenario());
        QVERIFY(chosen == &fits[0]);
        QTRY_VERIFY(m_session->isCurrent() && m_session->outcome() != nullptr);
        QPushButton* apply = button(card, u"Apply to this scenario"_s);
        QVERIFY(apply->isEnabled());
        QTest::mouseClick(apply, Qt::LeftButton);
        QTRY_VERIFY_WITH_TIMEOUT(std::abs(memoryShare() - tests::knownCurve.memoryEfficiency) < 0.01, kPatienceMs);
        QCOMPARE(m_session->undoStack().count(), 1);
        QVERIFY(appliedIds().contains(QByteArray::fromStdString(fits[0].id)));
        const auto says = [&] {
            for (const auto* label : card.findChildren<QLabel*>())
                if (label->text().contains(u"at the facility's meter"_s)) return true;
            return false;
        };
        QTRY_VERIFY(says());
        m_session->undoStack().undo();
        QCOMPARE(memoryShare(), 0.4);
        QVERIFY(!appliedIds().contains("kernel-"));
    }
    void comparedInAChildTheParentStays() {
        CalibrationCard card(*m_session);
        card.refresh();
        QTRY_VERIFY_WITH_TIMEOUT(!m_session->calibrations().isFitting(), kPatienceMs);
        QTRY_VERIFY(m_session->outcome() != nullptr);
        QTest::mouseClick(button(card, u"Compare in a new child"_s), Qt::LeftButton);
        QTRY_COMPARE_WITH_TIMEOUT(m_session->tree().nodes().size(), std::size_t(2), kPatienceMs);
        QCOMPARE(m_session->baselineSlug(), std::string("plan"));
        QVERIFY(m_session->activeSlug() != "plan");
        QCOMPARE(m_session->activeName(), u"Plan, calibrated"_s);
        QVERIFY(std::abs(memoryShare() - tests::knownCurve.memoryEfficiency) < 0.01);
        m_session->undoStack().undo(); // one step
        QCOMPARE(m_session->tree().nodes().size(), std::size_t(1));
    }
    void anotherAcceleratorIsRefusedWithTheReason() {
        ui::commands::changeInput(m_session->target(), "compute.accelerator.id", std::string("b200-sxm"));
        CalibrationCard card(*m_session);
        card.refresh();
        QTRY_VERIFY_WITH_TIMEOUT(!m_session->calibrations().isFitting(), kPatienceMs);
        QVERIFY(!button(card, u"Apply to this scenario"_s)->isEnabled());
        bool says = false;
        for (const auto* label : card.findChildren<QLabel*>())
            says = says || label->text().contains(u"Measured on NVIDIA H100"_s);
        QVERIFY(says);
    }
    void nothingIsFittedTwice() {
        auto& calibrations = m_session->calibrations();
        int begun = 0;
        connect(&calibrations, &ui::session::Calibrations::changed, this, [&] { begun += calibrations.isFitting(); });
        calibrations.follow(m_session->scenario());
        calibrations.follow(m_session->scenario());
        QTRY_VERIFY_WITH_TIMEOUT(!calibrations.isFitting(), kPatienceMs);
        calibrations.follow(m_session->scenario());
        QCOMPARE(begun, 1);
        m_catalogue.version = "2"; // a row was released
        m_catalogue.table.uses.back() = RowUse::Released;
        calibrations.follow(m_session->scenario());
        QTRY_VERIFY_WITH_TIMEOUT(!calibrations.isFitting(), kPatienceMs);
        QCOMPARE(begun, 2);
        QCOMPARE(calibrations.fits()[0].rows(), std::size_t(42));
        m_catalogue.version = "3";
        calibrations.follow(m_session->scenario());
        calibrations.cancel(); // what stood stays, and is not begun again by itself
        QCOMPARE(calibrations.fits().size(), std::size_t(2));
        calibrations.follow(m_session->scenario());
        QVERIFY(!calibrations.isFitting());
    }
    void everyRowSaysWhyItIsNotUsed() {
        const MeasurementPresenter presenter(m_catalogue);
        const QLocale english(QLocale::English);
        QCOMPARE(presenter.rows(), 42);
        const auto text = [&](int row, int column) { return presenter.cell(row, column, english).text; };
        QCOMPARE(text(0, MeasuredUse), u"Taken"_s);
        QVERIFY(text(0, MeasuredReason).isEmpty());
        QCOMPARE(text(41, MeasuredUse), u"Quarantined"_s);
        QVERIFY2(text(41, MeasuredReason).contains(u"1.4 times as fast"_s), qPrintable(text(41, MeasuredReason)));
        QCOMPARE(text(41, MeasuredFile), u"calls.csv"_s);
        QCOMPARE(text(41, MeasuredRow), u"43"_s);
        QCOMPARE(text(0, MeasuredWhat), u"2,048×1,024, 4/64, 1 tokens, balanced, k"_s);
        QVERIFY(presenter.cell(0, MeasuredWhat, english).toolTip.contains(u"licence: mine"_s));
        const auto released = presenter.released({0, 40, 41});
        QCOMPARE(released.size(), std::size_t(1));
        QCOMPARE(released[0].uses[41], RowUse::Released);
        QCOMPARE(released[0].uses[40], RowUse::Taken);
        QVERIFY(presenter.released({0, 40}).empty());
        QVERIFY(presenter.putBack({41}).empty());
    }
    void thePageAsksForTheSelectedRows() {
        MeasurementPage page(*m_session);
        page.refresh();
        page.resize(1200, 700);
        page.show();
        ui::session::UseChanges asked;
        connect(m_session.get(), &ui::session::Session::usesWanted, this,
                [&](const auto& changes) { asked = changes; });
        auto* view = page.browser().findChild<QTableView*>();
        QCOMPARE(view->model()->rowCount(), 43); // the calls and the deployment
        QPushButton* release = button(page, u"Release from quarantine"_s);
        view->selectRow(0);
        QVERIFY(!release->isEnabled());
        view->selectRow(41);
        QVERIFY(release->isEnabled());
        QTest::mouseClick(release, Qt::LeftButton);
        QCOMPARE(asked.size(), std::size_t(1));
        QCOMPARE(asked[0].importId, std::string("calls"));
        QCOMPARE(std::count(asked[0].uses.begin(), asked[0].uses.end(), RowUse::Released), 1);
    }
};

HEADROOM_TEST(CalibrationsTest)
#include "calibrations_test.moc"
