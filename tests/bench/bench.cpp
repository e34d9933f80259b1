// Prints the speeds that users feel, each as the median of several runs on this machine. Not a test: nothing fails.
#include "data/catalog/templates.h"
#include "data/importers/registry.h"
#include "data/project/resolve.h"
#include "model/scenario/demand_study.h"
#include "model/scenario/evaluate.h"
#include "tests/bench/adequacy_bench.h"
#include "tests/bench/dispatch_bench.h"
#include "tests/bench/import_bench.h"
#include "ui/charts/chart_context.h"
#include "ui/charts/chart_view.h"
#include "ui/charts/registry.h"

#include <QtCore/QDate>
#include <QtCore/QProcess>
#include <QtWidgets/QApplication>

#include <algorithm>
#include <chrono>
#include <cstdio>
#include <functional>
#include <sstream>
#include <string_view>

namespace {

double medianMs(int runs, const std::function<void()>& work) {
    std::vector<double> times;
    for (int run = 0; run < runs; ++run) {
        const auto start = std::chrono::steady_clock::now();
        work();
        times.push_back(std::chrono::duration<double, std::milli>(std::chrono::steady_clock::now() - start).count());
    }
    std::sort(times.begin(), times.end());
    return times[times.size() / 2];
}

void row(const char* what, double measuredMs, double targetMs, const char* limit) {
    std::printf("%-58s %9.3g %9.3g  %-4s %s\n", what, measuredMs, targetMs, measuredMs <= targetMs ? "met" : "miss",
                limit);
}

model::scenario::Scenario templateScenario() {
    const auto found = data::catalog::findTemplate("pjm-2027-shortfall");
    return data::project::resolve(found->scenarios, "base", data::project::builtInProfile).scenario;
}

void benchEvaluate(const model::scenario::Scenario& scenario) {
    row("evaluate, 15 years, hourly, one site", medianMs(25, [&] { (void)model::scenario::evaluate(scenario); }), 20,
        "by instructions: adequacy 51 % (sorting net load 35 %), dispatch 40 %");
}

// Five classes, a fleet of eight vintages and the loop of price and cost closed: the demand side alone.
void benchDemand(const model::scenario::Scenario& scenario) {
    auto wide = scenario;
    while (wide.workloads.size() < 5)
        wide.workloads.push_back(wide.workloads.front());
    wide.frame.firstYear.value = 2025;
    wide.frame.lastYear.value = 2039;
    const auto terms = model::scenario::plainTerms(wide);
    const auto once = [&] {
        for (int i = 0; i < 20; ++i)
            (void)model::scenario::demandYears(wide, model::scenario::Efficiency::Developing, terms);
    };
    row("demand side, 15 years, 5 classes, price given", medianMs(25, once) / 20.0, 0.5, "");
    wide.frame.boundary = model::scenario::Boundary::Region;
    row("demand side, 15 years, 5 classes, price loop closed", medianMs(25, once) / 20.0, 0.5, "");
}

void benchRepaint(const model::scenario::Scenario& scenario) {
    ui::charts::ChartView gap;
    ui::charts::ChartView dispatch;
    ui::charts::ChartView curve;
    for (auto* view : {&gap, &dispatch, &curve}) {
        view->resize(1000, 420);
        view->show();
    }
    auto changed = scenario;
    int step = 0;
    const double ms = medianMs(25, [&] {
        changed.workloads[0].priceElasticity.value = 1.0 + 0.01 * (++step % 20);
        model::scenario::EvaluateOptions options;
        options.hourlyYear = 2033;
        const auto outcome = model::scenario::evaluate(changed, options);
        const ui::charts::ChartContext context{changed, outcome, nullptr, {}, {}, 2033, QLocale::c()};
        gap.setData(ui::charts::findChart("gap")->builder(context));
        dispatch.setData(ui::charts::findChart("dispatch")->builder(context));
        curve.setData(ui::charts::findChart("demand-curve")->builder(context));
        for (auto* view : {&gap, &dispatch, &curve})
            view->grab();
    });
    row("slider change to repainted charts (three charts)", ms, 50, "half of it is evaluate, the rest drawing");
}

void benchStart() {
    const double ms = medianMs(5, [] {
        QProcess process;
        process.start(QStringLiteral(HEADROOM_PROGRAM), {QStringLiteral("--measure-start")});
        process.waitForFinished(30000);
    });
    row("program start to usable window, ended at once", ms, 1000,
        "by instructions: window built 30 %, evaluate 14 %, example opened 13 %, charts 12 %");
}

void benchImport() {
    // Five years of made hours in the layout of the balancing-authority file.
    std::ostringstream text;
    text << "date_time,demand (MW)\n";
    constexpr int kDays[] = {366, 365, 365, 365, 366};
    for (int year = 0; year < 5; ++year) {
        for (int day = 0; day < kDays[year]; ++day) {
            const QDate date = QDate(2020 + year, 1, 1).addDays(day);
            for (int hour = 0; hour < 24; ++hour)
                text << date.toString(Qt::ISODate).toStdString() << (hour < 10 ? " 0" : " ") << hour << ":00:00,"
                     << 90000 + (day * 37 + hour * 911) % 40000 << '\n';
        }
    }
    const std::string content = text.str();
    const auto* importer = data::importers::recognise(content);
    data::importers::ImportOptions options;
    options.fileName = "made.csv";
    row("43,848-hour load file read and checked", medianMs(15, [&] { (void)importer->parse(content, options); }), 500,
        "by instructions: hours assembled and checked 36 %, CSV 29 %, time stamps 27 %");
}

} // namespace

// `headroom-bench imports`: those alone.
int main(int argc, char** argv) {
    qputenv("QT_QPA_PLATFORM", "offscreen");
    const QApplication application(argc, argv);
    std::printf("%-58s %9s %9s\n", "what", "ms", "target");
    if (argc > 1 && std::string_view(argv[1]) == "imports") {
        benchImports();
        return 0;
    }
    const auto scenario = templateScenario();
    benchDemand(scenario);
    benchEvaluate(scenario);
    benchRepaint(scenario);
    benchStart();
    benchImport();
    benchImports();
    benchAdequacy();
    benchDispatch();
    return 0;
}
